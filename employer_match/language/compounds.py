"""Compounds taken apart: which parts of a Swedish word are words people search for."""

from functools import lru_cache

from employer_match.language.lexicon import (
    GENERIC_HEADS,
    HEADS,
    KEEP_WHOLE,
    MODIFIERS,
    STRONG_HEADS,
)
from employer_match.language.roots import root

SHORTEST_PART = 3
_JOINTS = ("", "s", "o", "e")


def _by_root(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(root(word) for word in listed)


_HEADS = _by_root(HEADS)
_STRONG = _by_root(STRONG_HEADS)
_GENERIC = _by_root(GENERIC_HEADS)
_WHOLE = _by_root(KEEP_WHOLE)


@lru_cache(maxsize=100_000)
def split(word: str) -> tuple[str, ...]:
    """The roots of the parts of a compound, first part first; empty for what is no compound.

    "lagermedarbetare" → ("lager", "medarbet"); "tandläkare" → () because a dentist is not looked
    for as a physician. Uses the bundled lexicon only, so that no loaded taxonomy changes it.
    """
    if len(word) < 2 * SHORTEST_PART or root(word) in _WHOLE:
        return ()
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, last = word[:cut], word[cut:]
        head = root(last)
        known = first in MODIFIERS
        if (known and head in _HEADS) or (head in _STRONG and (known or cut >= 4)):
            rest = split(first) or (modifier_root(first),)
            return (*rest, *(split(last) or (head,)))
    return ()


def modifier_root(form: str) -> str:
    """The root of a compound's first part: without the joint it stands with (butiks → butik)."""
    if form.endswith("s") and len(form) > SHORTEST_PART:
        return root(form[:-1])
    return root(form)


def is_generic(head: str) -> bool:
    """Whether a head's root only says "one who works with it" (medarbetare, personal, jobb)."""
    return head in _GENERIC
