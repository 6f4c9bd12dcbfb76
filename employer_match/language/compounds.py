"""Compounds taken apart: which parts of a Swedish word are words people search for."""

import re
from functools import lru_cache

from employer_match.language.lexicon import (
    GENERIC_HEADS,
    IRREGULAR_BEGINNINGS,
    KEEP_WHOLE,
    NOUNS,
    PERSONS,
    TELLING_BEGINNINGS,
    TELLING_HEADS,
    TELLING_PERSONS_NOT,
)
from employer_match.language.roots import root

SHORTEST_PART = 3
TWO_LETTERS = ("el", "it")
SHORTEST_UNKNOWN = 4
SHORTEST_UNKNOWN_REST = 5
_ENDING_ONLY = re.compile(
    r"(?:er|n)?(?:ing|ande|are|else|eri|ad|at|lig|isk|ell|alis|aliz|het|skap|aktig|arn|ern)"
)
_ADJECTIVE = re.compile(r"isk(?:a|t)?$")
_VERB_PREFIX = re.compile(r"(?:be|för|sam|samman|kon|upp|åter|inne|över|vidare|fram)$")
_CAN_BEGIN = re.compile(
    r"(?:s?ch|sh|skj|skr|skv|spj|spl|spr|stj|str|[bfgkp]l|[bdfgkptv]r|[dkstz]?v|[fgks]n|[dhklst]?j"
    r"|s[cklmpt]|th|ph|qu|[bcdfghklmnprtwxzs])?[aeiouyåäöé]"
)


def joining_forms(noun: str) -> frozenset[str]:
    """How a noun may stand first in a compound: butik(s)-, skol-, kyrko-, gatu-, målar-."""
    short = noun[:-1]
    if noun.endswith("a"):
        forms = {noun, *(f"{short}{joint}" for joint in ("", "u", "o", "e"))}
    elif noun.endswith("e"):
        forms = {noun, f"{noun}s", short, f"{short}s"}
    else:
        forms = {noun, f"{noun}s"}
    return frozenset(form for form in forms if len(form) >= 4 or form == noun)


def _beginnings(nouns: frozenset[str]) -> dict[str, str]:
    return {form: root(noun) for noun in sorted(nouns) for form in joining_forms(noun)}


_HEADS = frozenset(root(word) for word in NOUNS | PERSONS | GENERIC_HEADS | TELLING_HEADS)
_TELLING_HEADS = frozenset(root(word) for word in (PERSONS - TELLING_PERSONS_NOT) | TELLING_HEADS)
_HEAD_STARTS = frozenset(
    word[:SHORTEST_PART] for word in NOUNS | PERSONS | GENERIC_HEADS | TELLING_HEADS
)
_WORK = frozenset(root(word) for word in PERSONS | GENERIC_HEADS)
_NOUNS = frozenset(root(word) for word in NOUNS)
_GENERIC = frozenset(root(word) for word in GENERIC_HEADS)
_UNSPLIT = frozenset(root(word) for word in KEEP_WHOLE | NOUNS)
_BEGINNINGS = (
    {person[:-1]: root(person) for person in PERSONS if person.endswith("are")}
    | _beginnings(NOUNS)
    | {form: root(form) for form in TELLING_BEGINNINGS}
    | {form: root(word) for form, word in IRREGULAR_BEGINNINGS.items()}
)


@lru_cache(maxsize=30_000)
def split(word: str) -> tuple[str, ...]:
    """The roots of the parts of a compound, first part first; empty for what is no compound.

    "lagermedarbetare" → ("lager", "medarbet"); "tandläkare" → () because a dentist is not looked
    for as a physician. Uses the bundled lexicon only, so that no loaded taxonomy changes it.
    """
    if len(word) < 2 * SHORTEST_PART or root(word) in _UNSPLIT or _ADJECTIVE.search(word):
        return ()
    return _into_known(word) or _after_anything(word) or _before_anything(word)


def is_generic(head: str) -> bool:
    """Whether a head's root only says "one who works with it" (medarbetare, personal, jobb)."""
    return head in _GENERIC


def is_work(head: str) -> bool:
    """Whether a root says what somebody does: säljare, städning, jobb."""
    return head in _WORK


@lru_cache(maxsize=30_000)
def is_noun(word: str) -> bool:
    """Whether a normalised word may stand first in a compound: butik, butiken, butiks."""
    return root(word) in _NOUNS


def _into_known(word: str) -> tuple[str, ...]:
    """Both parts known; the longest beginning first, because "skolköks" says more than "skol"."""
    for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        beginning = _BEGINNINGS.get(word[:cut])
        if beginning and word[cut : cut + SHORTEST_PART] in _HEAD_STARTS:
            head = root(word[cut:])
            if head in _HEADS and head != beginning:
                return _parts(word[:cut], beginning, head)
    if word.startswith(TWO_LETTERS) and root(word[2:]) in _TELLING_HEADS:
        return word[:2], root(word[2:])
    return ()


def _after_anything(word: str) -> tuple[str, ...]:
    """A telling head after whatever stands before it: ostronkock, tillagningskök."""
    for cut in range(SHORTEST_UNKNOWN, len(word) - SHORTEST_PART + 1):
        if word[cut : cut + SHORTEST_PART] in _HEAD_STARTS:
            head = root(word[cut:])
            if head in _TELLING_HEADS and not _VERB_PREFIX.search(word[:cut]):
                return _parts(word[:cut], root(word[:cut]), head)
    return ()


def _before_anything(word: str) -> tuple[str, ...]:
    """A telling beginning before whatever follows: köksmiljö, djurvän."""
    for cut in range(len(word) - SHORTEST_UNKNOWN_REST, SHORTEST_PART - 1, -1):
        rest = word[cut:]
        if word[:cut] not in TELLING_BEGINNINGS or not _CAN_BEGIN.match(rest):
            continue
        beginning = _BEGINNINGS[word[:cut]]
        if root(word) != beginning and not _ENDING_ONLY.match(rest):
            return (beginning, *(split(rest) or (root(rest),)))
    return ()


def _parts(first: str, first_root: str, last_root: str) -> tuple[str, ...]:
    """The parts of the first part, which may stand in a joining form, and the head."""
    for form in (first, f"{first}a", f"{first[:-1]}a" if first[-1] in "ueo" else ""):
        begins = split(form)
        if begins:
            return (*begins, last_root)
    return first_root, last_root
