"""How alike two names are, in the few degrees that a verdict can be built on."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from rapidfuzz import fuzz

from employer_match.duplicates.name_parts import NameParts, department, distinct
from employer_match.duplicates.name_words import CONTRASTS, SISTERS, WEAK
from employer_match.duplicates.spelling import Spelling, has_digit, spelling

#: From 0 to 100 (rapidfuzz): names run together that differ by so little are one name misspelt.
NEARLY_THE_SAME = 92
#: On the same scale: names whose words differ by so much need no closer look.
NOTHING_IN_COMMON = 50


class NameLikeness(IntEnum):
    """From nothing in common to the same words."""

    APART = 0
    #: The same owner's other company ("… Holding"), or a numbered sibling.
    SISTER = 1
    #: One distinct name with different trades or regions around it, or its initials.
    VARIANT = 2
    #: One name within the other, which says something more.
    WITHIN = 3
    #: One name within the other, and what is more is a department or region.
    PART = 4
    #: The same but for spelling.
    NEAR = 5
    EQUAL = 6


def liken(a: NameParts, b: NameParts) -> NameLikeness:
    """The same whichever way round they are given."""
    if a.key == b.key and a.words:
        return NameLikeness.EQUAL
    return _liken(a, b) if a.words <= b.words else _liken(b, a)


def _liken(a: NameParts, b: NameParts) -> NameLikeness:
    if not (a.words and b.words):
        return NameLikeness.APART
    if _nothing_in_common(a, b):
        return NameLikeness.APART
    more_a, more_b, spelt = _without_common(a, b)
    if not (more_a or more_b):
        return NameLikeness.EQUAL if spelt else NameLikeness.NEAR
    if any(_tells_apart(word) for word in more_a + more_b):
        common = len(a.words) > len(more_a)
        return NameLikeness.SISTER if common and not (more_a and more_b) else NameLikeness.APART
    if _run_together(a, b):
        return NameLikeness.NEAR
    somebody = any(distinct(word) for word in _less(a.words, more_a))
    if more_a and more_b:
        return _both_say_more(a, b, more_a, more_b, somebody)
    longer, more = (a, more_a) if more_a else (b, more_b)
    if somebody or not (a.names_somebody and b.names_somebody):
        return NameLikeness.PART if _only_a_part(longer, more) else NameLikeness.WITHIN
    return NameLikeness.APART


def _nothing_in_common(a: NameParts, b: NameParts) -> bool:
    """A quick look, that a closer one would confirm."""
    return (
        fuzz.token_set_ratio(a.key, b.key) < NOTHING_IN_COMMON
        and fuzz.ratio(a.joined, b.joined) < NOTHING_IN_COMMON
        and not _initials(a, b)
    )


def _both_say_more(
    a: NameParts, b: NameParts, more_a: list[str], more_b: list[str], somebody: bool
) -> NameLikeness:
    if _initials(a, b):
        return NameLikeness.VARIANT
    regions = any(word in CONTRASTS or word in a.located for word in more_a) and any(
        word in CONTRASTS or word in b.located for word in more_b
    )
    if regions or not somebody or any(distinct(word) for word in more_a + more_b):
        return NameLikeness.APART
    weak = all(word in WEAK for word in more_a + more_b)
    return NameLikeness.PART if weak else NameLikeness.VARIANT


def _without_common(a: NameParts, b: NameParts) -> tuple[list[str], list[str], bool]:
    """What each says that the other does not; and whether all in common is spelt alike."""
    more_a, more_b = _less(a.words, b.words), _less(b.words, a.words)
    spelt = True
    if not (more_a and more_b):
        return more_a, more_b, spelt
    for worst in (Spelling.GENITIVE, Spelling.SLIP):
        for word in list(more_a):
            other = next((each for each in more_b if _spelling(word, each, a, b) <= worst), None)
            if other is not None:
                more_a.remove(word)
                more_b.remove(other)
                spelt = spelt and worst is Spelling.GENITIVE
    return more_a, more_b, spelt


def _less(words: Sequence[str], taken: Iterable[str]) -> list[str]:
    """The words but for one occurrence of each that is taken."""
    rest = list(words)
    for word in taken:
        if word in rest:
            rest.remove(word)
    return rest


def _spelling(a: str, b: str, in_a: NameParts, in_b: NameParts) -> Spelling:
    if _shortens(a, b, in_a) or _shortens(b, a, in_b):
        return Spelling.SLIP
    return spelling(a, b)


def _shortens(short: str, long: str, where: NameParts) -> bool:
    """A full stop says so, or the name ends there: registers cut long names off."""
    if short not in where.stopped and not (where.cut_off and short == where.words[-1]):
        return False
    return 2 <= len(short) < len(long) and long.startswith(short)


def _tells_apart(word: str) -> bool:
    return word in SISTERS or has_digit(word)


def _run_together(a: NameParts, b: NameParts) -> bool:
    if min(len(a.joined), len(b.joined)) < 6:
        return a.joined == b.joined
    if {*a.words, *b.words} & CONTRASTS:
        return a.joined == b.joined
    return (
        fuzz.ratio(a.joined, b.joined, score_cutoff=NEARLY_THE_SAME) > 0
        and abs(len(a.joined) - len(b.joined)) <= 2
    )


def _initials(a: NameParts, b: NameParts) -> bool:
    """Whether one is known by the other's initials, three or more."""
    return any(
        len(long.words) > 2 and short.words[0] == long.initials for short, long in ((a, b), (b, a))
    )


def _only_a_part(longer: NameParts, more: list[str]) -> bool:
    after = longer.words[longer.head :]
    return all(
        word in WEAK or department(word) or word in longer.located or word in after for word in more
    )
