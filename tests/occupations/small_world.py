"""A tiny invented taxonomy and invented ads to teach a coder with in well under a second."""

from employer_match.language.taxonomy import Concept, Level, Taxonomy
from employer_match.occupations import teach
from employer_match.occupations.examples import Ad
from employer_match.occupations.model import Model

GROUPS = {
    "9111": ("Städare", ("Hotellstädare", "Kontorsstädare")),
    "9412": ("Köksbiträden", ("Diskare", "Köksbiträde")),
    "6113": ("Trädgårdsarbetare", ("Parkarbetare/Grönyteskötare",)),
    "4322": ("Lagerpersonal", ("Lagerarbetare",)),
}
SAID = {
    "9111": "Vi söker dig som städar trappor",
    "9412": "Diska och skala potatis hos oss",
    "6113": "Klippa gräs och kratta löv i parken",
    "4322": "Packa varor och plocka order på lagret",
}


def taxonomy() -> Taxonomy:
    """Four groups with their occupations."""
    concepts = []
    for code, (label, occupations) in GROUPS.items():
        concepts.append(Concept(f"g{code}", Level.GROUP, label, ssyk_code=code))
        concepts += [
            Concept(f"o{code}-{number}", Level.OCCUPATION, name, parent=f"g{code}")
            for number, name in enumerate(occupations)
        ]
    return Taxonomy.of(concepts, version="small")


def ads(number: int = 40) -> list[Ad]:
    """Ads of invented employers, every third with a text."""
    codes = sorted(GROUPS)
    return [
        Ad(
            f"{SAID[codes[at % 4]]} {at // 4}",
            f"Arbetet är lätt. {SAID[codes[at % 4]]}. Ring Zebulonia på Kvarnpåhitt."
            if at % 3
            else "",
            codes[at % 4],
            f"Påhittat {at % 11} AB",
        )
        for at in range(number)
    ]


def model() -> Model:
    """A coder taught on them."""
    return teach.teach(teach.lesson(taxonomy(), ads()))
