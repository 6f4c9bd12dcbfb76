"""What the law demands of a person for some work, and which licence covers which.

Driving licence classes cover others (körkortslagen 1998:488, 2 kap.): whoever may drive a lorry
may drive a car. Registered professions ("legitimation:läkare") cover nothing but themselves
(patientsäkerhetslagen 2010:659, 4 kap.; skollagen 2010:800, 2 kap.).
"""

from functools import lru_cache

from employer_match.language.licences import LICENCE_COVERS

REGISTERED = "legitimation:"
"""Before the title of a registered profession."""

ANY_CLASS = "driving_licence"
"""Demanded where an ad asks for a driving licence and does not say which; any class covers it."""


@lru_cache(maxsize=10_000)  # few sets are demanded, and few are held
def lacking(required: frozenset[str], held: frozenset[str]) -> tuple[str, ...]:
    """The required licences that those held do not cover, in order."""
    covered = held.union(*(LICENCE_COVERS.get(licence, ()) for licence in held))
    if not held.isdisjoint(LICENCE_COVERS):
        covered |= {ANY_CLASS}
    return tuple(sorted(required - covered))


def licence_code(written: str) -> str:
    """A code as it is compared: "b" and "Körkort B" are B; another stands in lower case."""
    plain = written.strip().removeprefix("Körkort ").removeprefix("körkort ")
    return plain.upper() if plain.upper() in LICENCE_COVERS else plain.lower()
