"""Parts of Swedish working-life compounds, written for this project.

`NOUNS` may stand first or last; `compounds` makes their joining forms (butik → butiks-, skola →
skol-). Where both parts are listed, a word is split. `TELLING_HEADS` are split off whatever stands
before them, `TELLING_BEGINNINGS` whatever follows. `KEEP_WHOLE` words are never split.
"""

from employer_match.language.wordlist import listed

NOUNS = listed(
    """
    administration affär aktivitet akut anestesi anhörig anläggning annons ansvar apotek arkiv
    asfalt assistans assistent avdelning avfall avlastning avtal back bageri bank bar barn
    barnvakt bastu batteri bedömning belysning bensin berg beställning besök betong bibliotek
    bil bild billjud bio biträde blad blomma blommor boende bok bokning bolag bord bostad brand
    bransch brev bro bruk bud buss butik bygge byggnad byrå båt bälte bär café center central
    chark charkuteri chaufför check chef chips cirkus cykel dag dagis dam damm dans data dator
    deg del demens demontering design dimma disk djur domstol drift dryck däck ekonomi el
    elektronik elev energi enhet entreprenad entré fabrik familj fantasi farmaci fartyg fasad
    fastighet fest film firma fisk fjäll flotta flyg flytt folk fordon forskning fot foto frakt
    frisör fritid frukost frukt frys fråga fågel får fält färg föda fönster förband förlag
    förman förpackning förråd förskola försäkring försäljning galleri garage gas gata gjuteri
    glas glass godis golf golv grafik gravid grill gris grupp gruva gräs grönsak gym gymnasium gård
    gödsel habilitering hall halm hamn handel handikapp handling hantering hantverk hem
    hemtjänst hiss hjul hjälp hjälpmedel hobby hotell hud hund hus hushåll hygien hår hälsa häst
    hämtning höns hörsel idrott import industri information infrastruktur inköp inredning insamling
    installation instrument internat is isolering jakt jord jour journal järn järnväg kaffe kafé
    kakel kalkyl kamera kant kassa katt kemi kennel kiosk kirurgi klass klimat klinik klocka
    klubb kläder klädsel kod kommun kommunikation konditori konfektion konferens kongress
    konsert konst konstruktion konsument kontor kontroll kopiering korv kost kraft kran kredit
    kriminalvård kropp kultur kund kundtjänst kurs kvalitet kvarter kyckling kyla kyrka kök kött
    labb laboratorium lack lada ladugård lager lagning lamm lampa land lant lantbruk last
    ledning legitimation lek leksak leverans linje livsmedel ljud ljus lock logistik lok lokal
    lokalvård lunch lås läder lägenhet läger läkare lön magasin mark marknad maskin massage mat
    material matsal matta media medicin mejeri mekanik metall miljö mjölk mobil mode montage
    montering motor mottagare mottagning mur museum musik målning måltid märke mässa mätning
    möbel mönster möte natt natur naturbruk nät nöje odling offentlighet olja ombud omsorg
    omvårdnad operation optik orkester ost packning paket pall papp papper park parkering
    parkett parti personal pizza plant planta plantor plantskola plast plats plockning plåt post
    praktik press pris process produkt produktion program projekt provning psykiatri pub publik
    pumpar påse radio rast recept reception redaktion redovisning region rehabilitering reklam
    rekrytering rengöring renhållning renovering reparation resa restaurang resurs ride robot
    rum rådgivning röjning röntgen rör saft sal sallad salong samhälle sanering serie servering
    service sjukhus sjukvård sjö skatt skepp skog skola skomakeri skor skrot skydd skylt
    slakteri slott slöjd smycke smörgås snickeri snö socialtjänst sopor sortering spa spedition
    spel sport språk spår spårvagn stad stall station statistik sten stick stol storkök ström
    studie stuga stål städ städning ställning stöd support svamp svets sågverk säkerhet säng
    säsong sömnad tak tandvård tapet taxi teater teknik tele telefon telefoni tempel tennis
    terapi terminal text textil tidning tillagning tillverkning tjänst tobak torg torv trafik
    transport trappa truck tryck tryckeri tråd trä träd trädgård träning tunnel tunnelbana
    turism turist tvätt tvätteri tåg ungdom universitet uppgift utbildning utemiljö uthyrning
    utrustning utveckling vagn vakt vara varor varuhus vatten ved verk verkstad verktyg vin vind
    vinter virke vård väg vägg väska växel växt växthus yoga yta ytbehandling åker åkeri
    återbruk återvinning ägg älder äldre översättning
    """
)

PERSONS = listed(
    """
    administratör analytiker anställd ansvarig arbetare arbete arkitekt artist assistent bagare
    barista behandlare biolog biträde boendestödjare brandman bud byggare chaufför chef coach
    coachare controller designer diskare djurvårdare ekonom elektriker entreprenör expedit
    expert fastighetsskötare fiskare fixare flyttare formgivare forskare fotograf frisör förare
    föreståndare förman försäljare golvläggare grafiker gravör guide gymnast handledare
    handläggare hantverkare hjälpreda hovmästare hushållerska ingenjör inköpare inspektör
    instruktör jurist jägare kallskänka kassör kassörska kemist keramiker kock konditor
    konduktör konstnär konstruktör konsulent konsult kontorist kontrollant koordinator kurator
    lackerare lagerarbetare lastare ledare ledsagare läggare läkare lärare maskinist massör
    matros medarbetare medhjälpare mekaniker mentor mjölnare montör mottagare murare musiker
    målare mäklare mästare mätare nattvakt odlare ombud operatör optiker packare pedagog
    personal pilot planerare plockare plåtslagare portör praktikant producent programmerare
    projektör provare psykolog putsare receptionist redaktör redovisare rektor rengörare
    reparatör repslagare resurs revisor rådgivare rörläggare rörmokare samordnare sanerare
    sekreterare servitris servitör sjuksköterska skomakare skräddare skötare sköterska slaktare
    slipare smed snickare sotare specialist speditör stenhuggare strateg städare städerska
    stödassistent stödjare stödpedagog supporttekniker svarvare svetsare säljare sömmerska
    tandsköterska tapetserare tatuerare tekniker terapeut tillverkare tolk trafikledare
    trädgårdsmästare tränare tvättare undersköterska uppfödare uthyrare utredare utvecklare vakt
    vaktmästare veterinär vikarie vårdare vårdbiträde vägledare väktare värd värdinna vävare
    åkare översättare
    """
)
"""Who does the work; they stand last."""

TELLING_PERSONS_NOT = listed(
    """
    artist bud byggare coach förare guide jägare lastare läggare läkare mottagare mästare mätare
    ombud pilot resurs smed tolk vakt värd åkare
    """
)
"""Persons that are split off only after a known beginning, because other words end so."""

TELLING_HEADS = listed(
    """
    apotek bageri bibliotek butik café fabrik hotell kafé kontor kundtjänst kök lager museum
    omsorg restaurang servering skola städning trädgård tvätteri varuhus verkstad
    """
)

TELLING_BEGINNINGS = listed(
    """
    apoteks bageri barn barnomsorgs biblioteks buss butiks café djur fastighets frisör fritids
    förskol förskole grönsaks hotell häst idrotts industri järnvägs kafé kontors
    kundtjänst kyrko kök köks lager lantbruks lastbils livsmedels museum omsorgs receptions
    restaurang skogs skol skole städ tandvårds trafik truck trädgårds tvätt tvätteri verkstads
    vård växthus återbruks återvinnings äldre
    """
)
"""Forms, with the joint they stand with, so that "barnskötare" is not read as barns-."""

IRREGULAR_BEGINNINGS = {
    "bagar": "bagare",
    "barna": "barn",
    "bostads": "bostad",
    "bygg": "bygge",
    "blomster": "blomma",
    "dagligvaru": "dagligvaror",
    "fritids": "fritid",
    "färsk": "färsk",
    "frys": "frys",
    "gymnasie": "gymnasium",
    "hälso": "hälsa",
    "häls": "hälsa",
    "inne": "inne",
    "klädes": "kläder",
    "kläd": "kläder",
    "kyl": "kyla",
    "kyrko": "kyrka",
    "laboratorie": "laboratorium",
    "ljud": "ljud",
    "lärar": "lärare",
    "musei": "museum",
    "målar": "målare",
    "pack": "packning",
    "plock": "plockning",
    "rid": "rida",
    "rese": "resa",
    "sko": "skor",
    "skolgårds": "skolgård",
    "skönhets": "skönhet",
    "social": "social",
    "sop": "sopor",
    "ställ": "ställning",
    "studie": "studie",
    "tand": "tand",
    "tidnings": "tidning",
    "träd": "träd",
    "ute": "ute",
    "varu": "varor",
    "vatten": "vatten",
    "vuxen": "vuxen",
    "växt": "växt",
    "ytter": "ytter",
}
"""Joining form → the word it stands for, where no rule makes it."""

GENERIC_HEADS = listed("medarbetare arbetare  personal jobb biträde anställd medhjälpare")
"""Heads that only say "one who works with": lagerjobb, lagerpersonal and lagerarbetare meet."""

KEEP_WHOLE = listed(
    """
    anställd arbetsförmedling arbetsgivare arbetsledare arbetsliv arbetsmiljö arbetsplats
    arbetstagare arbetstid arbetsuppgift bakgrund barnbidrag barnmorska barnslig barnvakt besked
    bokföring bärbar chefredaktör dagligvaror dagordning dagtid deltid diskussion djurgård
    djurgården djurläkare framtid fruktansvärd fruktbar föreståndare förmedling gatukontor
    handelsbanken handledare handläggare heltid hemtjänst högskola högskole industrialization
    innebär interpersonal jordgubbe kundtjänst kvällstid landskap lokalvård lokalvårdare
    marknadsföring matros medarbetare medlem nattid nätverk omarbete parkett personalvetare
    personlighet samarbete skolning socialtjänst tandläkare trädgårdsmästare uppdrag vaktmästare
    verksamhet vinst vårdnad vårdnadshavare ägare
    """
)
"""Words that are not looked for by their parts: a dentist is no physician, a barnmorska no mor.
"""
