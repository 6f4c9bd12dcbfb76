"""The order of one person's openings, over arrays: one integer key each, least first.

The key packs what the rule compares, most telling first: tier, the wish's turn and nearness; the
balance of what is met and not met; age; the opening's id. It is a way to sort, not a score: it is
never shown or kept, and keys of two people cannot be compared.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from employer_match.ranking.aims import Aim
from employer_match.ranking.filters import hours_met
from employer_match.ranking.openings import BIT, Mask, Openings
from employer_match.ranking.person import Person
from employer_match.ranking.rules import IN_FIELD, NEAR, NEAREST, PLACE, TIERS, nearness_of
from employer_match.ranking.words import NOWHERE, Positions
from employer_match.vocabulary import Tier

Keys = npt.NDArray[np.int64]
_TURN_BITS, _NEAR_BITS, _FIT_BITS, _AGE_BITS, _ID_BITS = 10, 2, 8, 15, 24
MOST_WISHES = (1 << _TURN_BITS) - 1
MOST_OPENINGS = (1 << _ID_BITS) - 1
_EVEN = 1 << (_FIT_BITS - 1)
_OLDEST = (1 << _AGE_BITS) - 2
_UNDATED = (1 << _AGE_BITS) - 1


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an opening stands: its position among the openings, tier, turn and nearness."""

    position: int
    tier: Tier
    turn: int
    nearness: int


def first(person: Person, openings: Openings, allowed: Mask, top: int) -> list[Standing]:
    """The first `top` of the openings that may be suggested, in order."""
    codes = _places(person, openings)
    at = np.flatnonzero(allowed & (codes < _OPEN))
    if len(at) < top:  # else what meets no wish comes after all of these, and is not looked at
        at = np.flatnonzero(allowed)
    if not len(at) or top < 1:
        return []
    rest = _rest(person, openings, at)
    keys = (codes[at].astype(np.int64) << (_FIT_BITS + _AGE_BITS + _ID_BITS)) | rest
    chosen = at[_least(keys, top) if person.aims else _spread(openings, at, keys, top)]
    return [_standing(int(each), int(codes[each])) for each in chosen]


def meets_a_wish(person: Person, openings: Openings) -> Mask:
    """True per opening that meets a wish itself: in the tiers exact, group and text."""
    return _places(person, openings) < place_code(Tier.RELATED, 0, NEAREST)


def place_code(tier: Tier, turn: int, nearness: int) -> int:
    """Tier, turn and nearness in one small integer that sorts as they do."""
    return (PLACE[tier] << _TURN_BITS | turn) << _NEAR_BITS | nearness


_OPEN = place_code(Tier.OPEN, 0, NEAREST)


def _standing(position: int, code: int) -> Standing:
    nearness = code & ((1 << _NEAR_BITS) - 1)
    turn = code >> _NEAR_BITS & MOST_WISHES
    return Standing(position, TIERS[code >> (_NEAR_BITS + _TURN_BITS)], turn, nearness)


def _places(person: Person, openings: Openings) -> npt.NDArray[np.int32]:
    """Per opening the code of its best match over all wishes."""
    start = Tier.OPEN if person.aims else Tier.EXPLORE
    codes = np.full(len(openings), place_code(start, 0, NEAREST), np.int32)
    for aim in person.aims:
        for where, tier, nearness in _met(aim, openings):
            codes[where] = np.minimum(codes[where], place_code(tier, aim.turn, nearness))
    return codes


def _met(aim: Aim, openings: Openings) -> list[tuple[Positions, Tier, int]]:
    """Where the wish is met, tier by tier."""
    wish = aim.wish
    found: list[tuple[Positions, Tier, int]] = []
    if aim.words is not None and (not aim.where_uncoded or len(openings.uncoded)):
        said, said_first = openings.search.says(aim.words)
        if aim.where_uncoded:
            said = np.intersect1d(said, openings.uncoded, assume_unique=True)
            said_first = np.intersect1d(said_first, openings.uncoded, assume_unique=True)
        found += [(said, Tier.TEXT, NEAR), (said_first, Tier.TEXT, NEAREST)]
    if wish.occupation:
        where = openings.by_occupation.get(wish.occupation, NOWHERE)
        found.append((where, Tier.EXACT, NEAREST))
    if aim.group:
        found.append((openings.by_group.get(aim.group, NOWHERE), Tier.GROUP, NEAREST))
    for occupation, percentage in aim.near.items():
        where = openings.by_occupation.get(occupation, NOWHERE)
        found.append((where, Tier.RELATED, nearness_of(percentage)))
    if aim.field:
        nearness = NEAREST if wish.field else IN_FIELD
        found.append((openings.by_field.get(aim.field, NOWHERE), Tier.RELATED, nearness))
    return found


def _rest(person: Person, openings: Openings, at: npt.NDArray[np.intp]) -> Keys:
    """Everything below the place: balance, age, id."""
    age = person.ground.today.toordinal() - openings.published[at].astype(np.int64)
    age = np.where(openings.published[at] == 0, _UNDATED, np.clip(age, 0, _OLDEST))
    balance = np.clip(_balance(person, openings, at), -_EVEN, _EVEN - 1)
    return ((_EVEN - 1 - balance) << (_AGE_BITS + _ID_BITS)) | (age << _ID_BITS) | at


def _balance(person: Person, openings: Openings, at: npt.NDArray[np.intp]) -> Keys:
    balance = np.zeros(len(at), np.int64)
    wanted = np.uint32(sum(BIT[each] for each in person.profile.conditions))
    if wanted:
        true, false = openings.conditions
        balance += np.bitwise_count(true[at] & wanted)
        balance -= np.bitwise_count(false[at] & wanted)
    if person.profile.hours is not None:
        balance += hours_met(person, openings)[at]
    held = person.profile.languages
    if held is not None:
        number, sets = openings.languages
        balance -= np.asarray([len(each - held) for each in sets], np.int64)[number[at]]
    return balance


def _least(keys: Keys, top: int) -> npt.NDArray[np.intp]:
    if len(keys) <= top:
        return np.argsort(keys)
    chosen = np.argpartition(keys, top - 1)[:top]
    return chosen[np.argsort(keys[chosen])]


def _spread(
    openings: Openings, at: npt.NDArray[np.intp], keys: Keys, top: int
) -> npt.NDArray[np.intp]:
    """In turns over the fields: the first of each, then the second of each, and so on.

    Without wishes nothing else parts the openings, and a person should meet many kinds of work.
    """
    order = np.argsort(keys)
    fields = openings.field[at][order]
    grouped = np.argsort(fields, kind="stable")
    starts = np.searchsorted(fields[grouped], fields[grouped])
    turn = np.empty(len(order), np.int64)
    turn[grouped] = np.arange(len(order)) - starts
    return order[np.argsort(turn, kind="stable")[:top]]
