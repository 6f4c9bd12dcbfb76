"""Parts of Swedish working-life compounds, written for this project: beginnings and heads.

`MODIFIERS` stand first (lager-, skol-, sjukhus-); `HEADS` stand last (-medarbetare, -kök). A head
marked in `STRONG_HEADS` is split off whatever stands before it; the others only after a known
beginning. `KEEP_WHOLE` words are never split: what they seem to hold, they are not.
"""

from employer_match.language.wordlist import listed

MODIFIERS = listed(
    """
    apoteks arbets avfalls bagar bageri barn biblioteks bil bok bokförings bostads brand brev
    bud buss butiks bygg byggnads båt café cykel dag dagligvaru data dator demens disk djur
    drift däck ekonomi el elev energi familje fastighets film fisk flyg flytt fordons fotvårds
    frisk frisör fritid fritids frukost frukt fryst färg förskol förskole försäljnings gatu glas
    godis golv grund grundskole gruppbostads gräs gröns grönsaks gymnasie gymnastik göt handels
    handikapp hem hemtjänst hotell hud hund hus hushålls hälso häst idrotts industri inköps inne
    instrument it jord järnvägs kaffe kafé kassa katt kemtvätts klinik kläd klädes kock kommun
    kommunikations konferens kontors korv kultur kund kundtjänst kvalitets kyl kyrk kök köks
    kött lager lant lantbruks lastbils ledsagar lek leverans livsmedels ljud logi logistik lokal
    låg lås löne mask maskin mat matbutiks material medie mejeri mekanik mellan metall miljö
    mobil mottagnings musei museum musik målar måltids möbel natt närings nöjes odlings ombud
    omsorgs pack paket park parkerings personal pizza plan plant plants plock plåt post press
    process produktions projekt rast receptions redaktions rekryterings rengörings rese
    restaurang resurs rid ridskole ring rör sal salong sjuk sjukhus sjukvårds sko skogs skol
    skola skolkök skylt skönhets slakteri slott snö social sommar sop sopor spa spel sport stad
    stads stall storkök storköks städ ställ stöd svets säsongs söm sömnads tand taxi teknik tele
    telefon text textil tid tidnings tobaks torg trafik transport truck tråd trä träd trädgårds
    turist tvätt tåg ungdoms utbildnings utemiljö vaktmästar varu vatten ved verkstads vård
    vårdcentral vägg växel växt växthus ytter åkeri återbruks återvinnings äldre
    """
)

HEADS = listed(
    """
    affär analytiker anläggning ansvarig apotek arbetare arbete arkiv artist assistent avdelning
    bagare bageri bar barn bibliotek bil biträde boende bokhandel bostad bransch bruk buss butik
    byggare bygge båt café center chaufför chef city coach cykel dagis dam deg disk djur drift
    entreprenad expedit expert fabrik firma fisk fixare förare förening företag förman förråd
    förskola försäljare försäljning gata golv grupp guide gym gård hall handel handledare
    handläggare hantering hem hjälp hjälpreda hotell hund hus hushåll häst ingenjör instruktör
    jobb kafé kassa kassör kiosk klass klinik kläder kock konsulent konsult kontor koordinator
    kund kurs kyrka kök kött lada lager lastare ledare lektion leverans lokal läkare lärare mak
    makare mark marknad maskin mat material medarbetare medel mekaniker montör mottagning museum
    musik målare mäklare märke mästare odlare odling ombud område omsorg operatör pack packare
    packning park pedagog personal plantering plats plockare plockning post praktik press
    produktion projekt recept reception receptionist redovisare rengöring reparatör resa
    restaurang rum rådgivare salong samordnare sanerare sektor servering service servitris
    servitör sjuksköterska skola skräddare skötare sköterska skötsel snickare speditör spel
    stall station strateg städare städning stöd stödjare svets svetsare sysslor säljare säljning
    sömmerska tekniker terapeut tillverkare tillverkning tjänst transport trädgård tränare
    träning tvätt tvättare tvätteri undersköterska uppgift utbildning uthyrare uthyrning
    utvecklare vagn vakt vaktmästare vara varor verk verksamhet verkstad vikarie vård vårdare
    väktare värd värdinna växt växter åkeri ägare
    """
)

STRONG_HEADS = listed(
    """
    analytiker ansvarig arbetare assistent bagare biträde butik chaufför chef expedit förare
    försäljare handledare handläggare ingenjör instruktör kock konsulent konsult koordinator kök
    lager ledare lärare medarbetare mekaniker montör mottagning målare operatör packare pedagog
    personal plockare receptionist reparatör restaurang rådgivare samordnare servitris servitör
    sjuksköterska skola skötare snickare städare städning svetsare säljare tekniker terapeut
    tränare utvecklare vaktmästare verkstad vikarie väktare
    """
)

GENERIC_HEADS = listed("medarbetare arbetare arbete personal jobb biträde anställd")
"""Heads that only say "one who works with": lagerjobb, lagerpersonal and lagerarbetare meet."""

KEEP_WHOLE = listed(
    """
    arbetsförmedling arbetsgivare arbetsplats arbetstagare arbetsuppgift barista barnmorska
    bokförare bokföring chefredaktör dagtid deltid djurläkare framtid handledare handläggare
    heltid kundtjänst lokalvårdare marknadsföring medarbetare personlighet tandhygienist
    tandläkare tandsköterska verksamhet veterinär vårdnadshavare
    """
)
"""Words that are not a kind of what they end in or begin with, or too common to mean it."""
