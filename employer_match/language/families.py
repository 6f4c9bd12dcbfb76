"""Word families of working life: what belongs together though a stemmer parts it, and apart.

Written for this project. `roots` uses these lists; a change here changes what documents are found
by, so it goes with a new `analyse.ANALYSER_VERSION`.
"""

from employer_match.language.wordlist import listed

JOINED = listed("""
    bak bygg dans disk fisk fräs gjut gräv hyr häng klä kyl köp kör lack last lyft löd mont mur mäkl
    mät odl pack plåt puts rid rit sadl sim slip smid snick spel städ sy sälj sök tank test tolk
    tork trän vakt vård väv klipp sköt tvätt svets
    """)
"""Short beginnings whose verb and noun mean the same work (städa, städning, städare, städ-).

Five letters and longer need no entry: they are joined by rule.
"""

APART = listed("mål mat bok lag bär server")
"""Beginnings whose verb has nothing to do with the noun: måla is not mål, boka is not bok."""

AGENTS = listed("lär för led äg dom tal bär sköt hamm kamm ridd vak jäg")
"""Beginnings whose person stays a word of its own: a lärare is not whoever lär sig something."""

ALIASES = {
    "bag": "bak",
    "snickr": "snick",
    "smed": "smid",
    "simm": "sim",
    "försälj": "sälj",
    "inköp": "inköp",
    "lagr": "lager",
    "frisörsk": "frisör",
    "frisös": "frisör",
    "friser": "frisör",
    "servitör": "servera",
    "servitris": "servera",
    "sömmersk": "sy",
    "sömnad": "sy",
    "montör": "mont",
    "monter": "mont",
    "kassörsk": "kassör",
    "massös": "massör",
    "masser": "massör",
    "massage": "massör",
    "städersk": "städ",
    "dansös": "dans",
    "målersk": "måla",
    "jobb": "jobb",
    "kokersk": "kokersk",
    "chaufför": "chaufför",
}
"""Roots that mean the same work as another root."""

WHOLE = listed("""
    bara vara sedan innan utan även mera alla andra hela våra dina mina sina deras denna dessa
    någon något några ingen inget inga senare vidare hellre tidigare där här när var vars
    """)
"""Words a stemmer would cut into other words: "bara" is not a bar."""

_SYNCOPE = """
    lager:et fönster:et papper:et nummer:et center:et register:et mönster:et vinter:n syster:n
    dotter:n server:n åker:n teater:n meter:n liter:n filter:et klister:et kloster:et semester:n
    sommar:en hammar:en artikel:n cykel:n nyckel:n möbel:n handel:n regel:n titel:n muskel:n
    spegel:n nagel:n segel:et medel:et exempel:et fågel:n kapitel:et vapen:et vatten:et tecken:et
    socken:en öken:en
"""

_FORMS = """
    stad: städer städerna städers
    natt: nätter nätterna nattens
    hand: händer händerna
    tand: tänder tänderna
    fot: fötter fötterna
    bok: böcker böckerna
    man: män männen mannen
    får: fåren fåret
    varor: varor varorna varan varornas
    händelse: händelse händelser händelsen händelserna
    rörelse: rörelse rörelser rörelsen rörelserna
    kök: kök köket kökets köken
"""


def _syncopated(base: str, article: str) -> list[str]:
    short = base[:-2] + base[-1]
    if base.endswith("mar"):
        short = base[:-3] + "r"
    joints = ("ar", "arna", "arnas", "er", "erna", "ernas", "et", "ets", "en", "ens", "or")
    forms = [base, f"{base}s", f"{base}{article}", f"{base}{article}s", f"{base}n", f"{base}ns"]
    return forms + [short + joint for joint in joints]


def _all_forms() -> dict[str, str]:
    found = {word: word for word in WHOLE}
    for entry in _SYNCOPE.split():
        base, _, article = entry.partition(":")
        found |= dict.fromkeys(_syncopated(base, article), base)
    for line in _FORMS.strip().splitlines():
        root, _, forms = line.strip().partition(": ")
        found |= dict.fromkeys(forms.split(), root)
    return found


FORMS = _all_forms()
"""Inflected form → root, for words that inflect inside ("lagret", "städer")."""
