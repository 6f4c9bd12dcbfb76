"""The order of one person's openings, over arrays: wish by wish, and no further than is shown.

Openings are taken place by place: tier, then the wish's turn, then nearness, the best first. Each
place's openings are ordered by the balance of what is met and not met, then by the day's own order
(newest first). As soon as the list is full the rest is not looked at, since nothing in a later
place can stand before anything in an earlier one. No figure is kept or shown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from employer_match.ranking.aims import Aim
from employer_match.ranking.balance import balance, foremost
from employer_match.ranking.beside import BELONGING, LIKENESS, Beside, Meeting
from employer_match.ranking.day import Day, Mask, Small
from employer_match.ranking.filters import allowed, with_code
from employer_match.ranking.openings import Openings
from employer_match.ranking.person import Person
from employer_match.ranking.rules import IN_FIELD, NEAR, NEAREST, PLACE, SAID, TIERS, nearness_of
from employer_match.ranking.words import NOWHERE, Positions
from employer_match.vocabulary import Tier

MOST_WISHES = 1023
Place = tuple[int, int, int]
"""Tier's place, the wish's turn, nearness: what decides first, least first."""

Found = Callable[[], Positions]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an opening stands: its position among the openings, tier, turn and nearness."""

    position: int
    tier: Tier
    turn: int
    nearness: int


def first(person: Person, openings: Openings, top: int) -> list[Standing]:
    """The first `top` of the openings that may be suggested, in order."""
    day = openings.on(person.ground)
    left, chosen = allowed(person, day), list[Standing]()
    for place, at in _in_turn(person, day, left):
        if len(chosen) >= top:
            break
        worth = balance(person, day, at)
        if place[0] == PLACE[Tier.EXPLORE]:
            best = _spread(day.field[at], worth, top)
        else:
            best = foremost(worth, len(at), top - len(chosen))
        chosen += [_standing(each, place) for each in day.position[at[best]].tolist()]
    return chosen


def meets_a_wish(person: Person, openings: Openings) -> Mask:
    """True per opening that meets a wish itself: in the tiers exact, group and text."""
    day = openings.on(person.ground)
    found = np.zeros(len(day), bool)
    for (tier, *_), where in _places(person, day):
        if tier < PLACE[Tier.RELATED]:
            found[where()] = True
    return found[day.place]


def _standing(position: int, place: Place) -> Standing:
    return Standing(position, TIERS[place[0]], *place[1:])


def _in_turn(person: Person, day: Day, left: Mask) -> Iterator[tuple[Place, Positions]]:
    """Place by place, what may be suggested and stands in no better place; `left` is used up."""
    found = sorted(_places(person, day), key=lambda one: one[0])
    start = 0
    while start < len(found):
        place, end = found[start][0], start + 1
        while end < len(found) and found[end][0] == place:
            end += 1
        together = [where() for _, where in found[start:end]]
        at = together[0] if len(together) == 1 else np.unique(np.concatenate(together))
        at = at[left[at]]
        if len(at):
            yield place, at
            left[at] = False
        start = end
    rest = Tier.OPEN if person.aims else Tier.EXPLORE
    yield (PLACE[rest], 0, NEAREST), np.flatnonzero(left).astype(np.int32)


def _places(person: Person, day: Day) -> Iterator[tuple[Place, Found]]:
    for aim in person.aims:
        for tier, nearness, where in _met(aim, day):
            yield (PLACE[tier], aim.turn, nearness), where


def _met(aim: Aim, day: Day) -> Iterator[tuple[Tier, int, Found]]:
    """Where the wish is met, tier by tier; the same opening may be met in several."""
    wish = aim.wish
    if aim.words is not None and (not aim.where_uncoded or len(day.openings.uncoded)):
        yield Tier.TEXT, NEAREST, partial(_said, day, aim, heading=True)
        within = NEAR if aim.where_uncoded else SAID
        yield Tier.TEXT, within, partial(_said, day, aim, heading=False)
    if wish.text is not None and day.openings.beside is not None:
        for met in (*BELONGING, *LIKENESS) if aim.broad else BELONGING:
            yield *met, partial(_beside, day, day.openings.beside, wish.text, met)
    if wish.occupation:
        yield Tier.EXACT, NEAREST, partial(with_code, day, "occupation", wish.occupation)
    if aim.group:
        yield Tier.GROUP, NEAREST, partial(with_code, day, "group", aim.group)
    for nearness in (NEAREST, NEAR):
        near = tuple(each for each, share in aim.near.items() if nearness_of(share) == nearness)
        if near:
            yield Tier.RELATED, nearness, partial(_with_codes, day, near)
    if aim.field:
        nearness = NEAREST if wish.field else IN_FIELD
        yield Tier.RELATED, nearness, partial(with_code, day, "field", aim.field)


def _said(day: Day, aim: Aim, *, heading: bool) -> Positions:
    """Where the wish's words are said; an occupation's name counts only where nothing is coded."""
    words, openings, only = aim.words, day.openings, aim.where_uncoded
    if words is None:
        return NOWHERE

    def positions() -> Positions:
        found = openings.search.says(words)[heading]
        return np.intersect1d(found, openings.uncoded) if only else found

    return day.places(("heading" if heading else "says", words.said, only), positions)


def _beside(day: Day, beside: Beside, said: str, met: Meeting) -> Positions:
    """What meets the words in one place without saying them."""
    return day.places(("beside", said, met), partial(beside.places, said, met))


def _with_codes(day: Day, occupations: tuple[str, ...]) -> Positions:
    index = day.openings.by_occupation
    there = [index[each] for each in occupations if each in index]
    return day.places(occupations, lambda: np.concatenate(there) if there else NOWHERE)


def _spread(fields: Positions, worth: Small | None, top: int) -> npt.NDArray[np.intp]:
    """In turns over the fields: the first of each, then the second of each, and so on.

    Without wishes nothing else parts the openings, and a person should meet many kinds of work.
    """
    order = foremost(worth, len(fields), len(fields))
    kinds = fields[order].astype(np.int16)
    grouped = np.argsort(kinds, kind="stable")
    many = np.bincount(kinds)
    turn = np.empty(len(order), np.int64)
    turn[grouped] = np.arange(len(order)) - (np.cumsum(many) - many)[kinds[grouped]]
    needed = np.flatnonzero(turn < top)
    return order[needed[np.argsort(turn[needed], kind="stable")[:top]]]
