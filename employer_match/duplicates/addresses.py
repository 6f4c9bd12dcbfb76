"""Street addresses as people write them: "Storg. 12 B" is Storgatan 12."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from employer_match.language.company_names import folded

_NUMBERED = re.compile(r"([a-z][a-z .:'&-]*?)[ .,]*(\d{1,4})\s*-?\s*(\d{1,4})?\s*([a-z])?\b")
_CARE_OF = re.compile(r"\bc/o\b[^,]*,?")
_ENDINGS = (
    (re.compile(r"(vagen|vag|v\.|(?<=[a-z]{2})v)$"), "vagen"),
    (re.compile(r"(gatan|gata|gat|g\.|(?<=[a-z]{2})g)$"), "gatan"),
)


@dataclass(frozen=True, slots=True)
class Street:
    """A street's name in one form, and the house: `door` is a letter or nothing."""

    name: str
    number: int
    door: str = ""

    def same_as(self, other: "Street") -> bool:
        """Whether both are one house: a missing door letter is unknown."""
        return self._one_street(other) and self.number == other.number and self._one_door(other)

    def other_than(self, other: "Street") -> bool:
        """Whether they are clearly two houses; another door of one house is neither."""
        return not self._one_street(other) or self.number != other.number

    def _one_street(self, other: "Street") -> bool:
        slips = 1 if min(len(self.name), len(other.name)) < 12 else 2
        return OSA.distance(self.name, other.name, score_cutoff=slips) <= slips

    def _one_door(self, other: "Street") -> bool:
        return not (self.door and other.door) or self.door == other.door


@lru_cache(maxsize=50_000)
def street(address: str) -> Street | None:
    """The street and number of an address line, or None where it names no house (a box, say)."""
    plain = _CARE_OF.sub(" ", folded(address)).strip()
    found = _NUMBERED.match(plain)
    if not found:
        return None
    name = found[1].strip(" ,-")
    if name in {"box", "postbox", "fack"}:
        return None
    for ending, whole in _ENDINGS:
        name = ending.sub(whole, name)
    return Street(re.sub(r"[^a-z]", "", name), int(found[2]), found[4] or "")
