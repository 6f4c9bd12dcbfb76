"""What is known to suit a person, minus what is known not to, over arrays; `fit` says the same.

It orders openings that one wish puts in one place, and nothing else; it is never shown or kept.
"""

import numpy as np
import numpy.typing as npt

from employer_match.ranking.day import Day, Small
from employer_match.ranking.filters import hours_met, with_code
from employer_match.ranking.openings import BIT
from employer_match.ranking.person import Person
from employer_match.ranking.words import Positions

FEW = 256
"""Up to how many are sorted; of more, only those that can be among the first."""


def balance(person: Person, day: Day, at: Positions) -> Small | None:
    """Per place what is met minus what is not, then what the person's answers lean to.

    None where nothing was asked for and nothing answered.
    """
    profile, whole = person.profile, len(at) == len(day)
    found: Small | None = None
    wanted = np.uint32(sum(BIT[each] for each in profile.conditions))
    if wanted:
        true, false = day.conditions if whole else (each[at] for each in day.conditions)
        found = np.bitwise_count(true & wanted).astype(np.int16)
        found -= np.bitwise_count(false & wanted)
    if profile.hours is not None:
        met = hours_met(day, profile.hours)
        found = _plus(found, (met if whole else met[at]).astype(np.int16))
    held = profile.languages
    if held is not None:
        lacked = np.asarray([len(each - held) for each in day.openings.languages[1]], np.int16)
        found = _plus(found, -lacked[day.languages[at]])
    return _and_leaning(person, day, at, found) if person.leanings else found


def _and_leaning(person: Person, day: Day, at: Positions, balance: Small | None) -> Small:
    """The balance with what the person's own answers lean to as its tie-break."""
    yes, no = np.zeros((2, len(day)), bool)
    for group, side in person.leanings.items():
        (yes if side > 0 else no)[with_code(day, "group", group)] = True
    leaning = yes[at].astype(np.int16) - no[at]
    return leaning if balance is None else 3 * balance + leaning


def _plus(one: Small | None, other: Small) -> Small:
    return other if one is None else one + other


def foremost(worth: Small | None, size: int, top: int) -> npt.NDArray[np.intp]:
    """Indexes of the `top` of `size` with the most, in order; of equals the earlier first."""
    if worth is None:
        return np.arange(min(size, top))
    if size <= max(FEW, top):
        return np.argsort(-worth, kind="stable")[:top]
    least = worth.min()
    from_best = np.cumsum(np.bincount(worth - least)[::-1])
    limit = least + len(from_best) - 1 - np.searchsorted(from_best, top)
    above = np.flatnonzero(worth > limit)
    level = np.flatnonzero(worth == limit)[: top - len(above)]
    above = above[np.argsort(-worth[above], kind="stable")]
    return np.concatenate([above, level])
