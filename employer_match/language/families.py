"""Word families of working life: what belongs together though a stemmer parts it, and apart.

Written for this project. `roots` uses these lists; a change here changes what documents are found
by, so it goes with a new `analyse.ANALYSER_VERSION`.
"""

from employer_match.language.wordlist import listed

JOINED = listed(
    """
    bak borr bygg dans disk fisk fodr fräs gjut gräv hack hyr hämt häng klipp klä kok kyl köp kör
    lack last lim lyft läs löd mock mont mur mäkl mät odl pack plåt puts rast rens rid rit sadl sim
    skal skur slip smid snick sop spel stek städ svets sy såg sälj sök tank test tolk tork trän
    tvätt töm vakt vik vård väv
    """
)
"""Short beginnings whose verb and noun mean the same work (städa, städning, städare, städ-).

Five letters and longer need no entry: they are joined by rule.
"""

APART = listed("mål mat bok lag bär server")
"""Beginnings whose verb has nothing to do with the noun: måla is not mål, boka is not bok."""

AGENTS = listed("lär läk för led äg dom tal bär sköt hamm jäg väkt")
"""Beginnings whose person stays a word of its own: a lärare is not whoever lär sig something."""

ALIASES = {
    "bag": "bak",
    "cykl": "cykel",
    "fotografer": "fotograf",
    "vikarier": "vikari",
    "snickr": "snick",
    "smed": "smid",
    "simm": "sim",
    "simn": "sim",
    "försälj": "sälj",
    "lagr": "lager",
    "frisörsk": "frisör",
    "frisös": "frisör",
    "friser": "frisör",
    "servitör": "servera",
    "servitris": "servera",
    "sömmersk": "sy",
    "montör": "mont",
    "monter": "mont",
    "kassörsk": "kassör",
    "massös": "massör",
    "masser": "massör",
    "massag": "massör",
    "städersk": "städ",
    "dansös": "dans",
    "målersk": "måla",
    "transporter": "transport",
    "leverer": "leverans",
    "administrer": "administrat",
    "administration": "administrat",
    "administratör": "administrat",
    "reparer": "reparat",
    "reparation": "reparat",
    "reparatör": "reparat",
    "installer": "installat",
    "installation": "installat",
    "installatör": "installat",
    "dekorer": "dekorat",
    "dekoration": "dekorat",
    "dekoratör": "dekorat",
    "koordiner": "koordinat",
    "koordination": "koordinat",
    "koordinator": "koordinat",
    "lack": "lacker",
}
"""Roots that mean the same work as another root."""

WHOLE = listed(
    """
    alla andra annat bara brottning denna deras dessa dina där efter en endast ett hela hellre
    här icke inga ingen inget innan inte kvar lite litet men mera mina mycket någon något några
    olika redan samman sedan senare sina tidigare tillsammans under underhållning utan utom var
    vara vars vidare våra även över överallt
    """
)
"""Words a stemmer would cut into other words: "bara" is not a bar."""

_INFLECTED_INSIDE = """
    artikel:n center:et cykel:n dotter:n exempel:et filter:et fågel:n fönster:et hammar:en
    kapitel:et kloster:et lager:et liter:n läger:et medel:et meter:n mönster:et möbel:n muskel:n
    nagel:n nummer:et nyckel:n papper:et regel:n register:et semester:n sommar:en spegel:n
    syster:n teater:n tecken:et titel:n vapen:et vatten:et vinter:n
"""

_FORMS = """
    axel: axel axeln axlar axlarna
    bi: bi biet bin bina
    bok: bok boken boks böcker böckerna böckernas
    café: café cafe caféet cafeet caféer cafeer caféerna kafé kafe kaféet kafeet kaféer kafeer
    cook: cook cooks cooking
    data: data datan datas
    dator: dator datorn datorns datorer datorerna datorernas
    develop: develop developer developers developing development
    driv: driving
    engineer: engineer engineers engineering
    finger: finger fingret fingrar fingrarna
    fot: fötter fötterna
    gammal: gammal gammalt gamla gamle
    gås: gås gåsen gäss gässen
    hand: hand handen händer händerna
    handel: handel handeln handelns handels
    händelse: händelse händelser händelsen händelserna
    härlig: härlig härliga härligt
    höns: höns hönsen hönsens höna hönan hönor hönorna
    kontor: kontor kontors
    ko: ko kon kor korna kors
    kök: kök köket kökets köken köks
    modern: modern moderna modernt
    museum: museum museet museets museer museerna museums
    månad: månad månaden månader månaderna månads
    natt: nätter nätterna
    nurs: nurse nurses nursing
    rörelse: rörelse rörelser rörelsen rörelserna
    sallad: sallad sallader salladen salladerna sallads
    segel: segel seglet seglen
    server: server servern servrar servrarna servrarnas serverns
    sko: sko skon skor skorna skornas
    socker: socker sockret
    sy: sy sömnad sömnads syr sytt sydde sydd sydda syning
    sälj: sålde sålt såld sålda
    tand: tänder tänderna
    varor: varor varorna varan varornas
    vuxen: vuxen vuxna vuxens vuxnas
    värde: värde värden värdet värdena
    åker: åkern åkrar åkrarna
"""


def _inside(base: str, article: str) -> list[str]:
    """The forms of a noun that loses its last vowel before an ending: lager, lagret, lagren."""
    short = base[:-3] + "r" if base.endswith("mar") else base[:-2] + base[-1]
    endings = ("ar", "arna", "arnas", "er", "erna", "ernas", "et", "ets", "en", "ens")
    forms = [base, f"{base}s", f"{base}{article}", f"{base}{article}s", f"{base}n", f"{base}ns"]
    return forms + [short + ending for ending in endings]


def _inflected_inside() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _INFLECTED_INSIDE.split():
        base, _, article = entry.partition(":")
        found |= dict.fromkeys(_inside(base, article), base)
    return found


def _forms() -> dict[str, str]:
    found = {word: word for word in WHOLE} | TAILS
    for line in _FORMS.strip().splitlines():
        root, _, forms = line.strip().partition(": ")
        found |= dict.fromkeys(forms.split(), root)
    return found


TAILS = _inflected_inside()
"""Inflected form → root of nouns that inflect inside; they also end compounds (centrallagret)."""

FORMS = _forms()
"""Inflected form → root, for words that no rule reads rightly."""

ENDS_IN_S = listed(
    """
    ambulans analys annons assistans balans börs chans chips dans demens distans existens finans
    frekvens gips gräns insats instans intelligens kompetens konferens konsekvens krets kurs
    leverans licens lins matros plats referens resurs sats skjuts substans svets tips
    """
)
"""Nouns whose last s is their own and no genitive; compounds end in them too."""

ENDS_IN_ET = listed(
    """
    alfabet arbet basket budget internet itet magnet paket planet poet raket staket
    """
)
"""Words whose last et is their own and no article."""

ENDS_IN_IKER = listed(
    """
    butiker fabriker kliniker repliker republiker rubriker
    """
)
"""Plurals in -iker beside the persons (elektriker); tekniker is taken for the person."""
