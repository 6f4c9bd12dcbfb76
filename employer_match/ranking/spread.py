"""A team's lists together: so many lists an opening, and an employer, may stand on, and no more.

Tier by tier, everybody's wished work before anybody's other, people choose in turn: in every round
each takes the first of the tier on their own list that is still to be had. Who has waited longest
for an employer contact chooses first in each round. So a list falls to a lower tier only when
nothing of the higher is left for it. What it costs each person, and how crowded everything was and
is, is part of the answer: a spread is never made in silence (product row 80).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from employer_match.ranking.rules import TIERS
from employer_match.vocabulary import Tier


@dataclass(frozen=True, slots=True)
class Caps:
    """On how many lists one opening, and all openings of one employer, may stand; None: on any."""

    per_vacancy: int | None = None
    per_employer: int | None = None

    def __post_init__(self) -> None:
        """Refuse a cap that would leave nothing; raises ValueError."""
        for cap in (self.per_vacancy, self.per_employer):
            if cap is not None and cap < 1:
                raise ValueError("a cap is at least 1")


@dataclass(frozen=True, slots=True)
class Choice:
    """An opening on somebody's own list; `place` counts from 1, an unknown employer is None."""

    vacancy: str
    employer: str | None
    tier: Tier
    place: int


class Because(StrEnum):
    """What kept an opening off a list."""

    VACANCY = "vacancy_cap"
    EMPLOYER = "employer_cap"


@dataclass(frozen=True, slots=True)
class Lost:
    """An opening that would have been shown to a person, and which cap took it."""

    choice: Choice
    because: Because


@dataclass(frozen=True, slots=True)
class Crowd:
    """On how many lists something stood without the caps, and stands with them."""

    id: str
    before: int
    after: int


@dataclass(frozen=True)
class Spread:
    """The lists under the caps, what each person lost, and how crowded each thing was and is.

    `over_cap` names those who would have had nothing at all, and kept the first of their own list:
    nobody is left without a suggestion for the sake of spread. Crowds are in order of `before`.
    """

    lists: Mapping[str, tuple[Choice, ...]]
    lost: Mapping[str, tuple[Lost, ...]]
    over_cap: frozenset[str]
    vacancies: tuple[Crowd, ...]
    employers: tuple[Crowd, ...]


Own = Callable[[str, int], Sequence[Choice]]
"""The first so many of a person's own list, in order."""


def spread(people: Sequence[str], own: Own, caps: Caps, top: int) -> Spread:
    """Share the openings among people, who are given longest waiting first.

    `own` is asked for longer lists only as far as caps have taken what was on the shorter.
    """
    shares = {each: _Share(each, own, top) for each in people}
    taken = _Taken(caps)
    for tier in TIERS:
        choosing = list(shares.values())
        while choosing:  # a round: those who found something go on to the next
            choosing = [each for each in choosing if each.choose(tier, taken)]
    over = frozenset(each.person for each in shares.values() if each.keep_one(taken))
    before = [choice for each in shares.values() for choice in each.wanted]
    after = [choice for each in shares.values() for choice in each.chosen]
    return Spread(
        lists={each.person: tuple(each.chosen) for each in shares.values()},
        lost={each.person: tuple(each.lost()) for each in shares.values()},
        over_cap=over,
        vacancies=_crowds(before, after, lambda choice: choice.vacancy),
        employers=_crowds(before, after, lambda choice: choice.employer),
    )


class _Taken:
    """On how many lists each thing stands so far."""

    def __init__(self, caps: Caps) -> None:
        self.caps = caps
        self.vacancies: Counter[str] = Counter()
        self.employers: Counter[str] = Counter()

    def hinders(self, choice: Choice) -> Because | None:
        """Which cap is reached; an unknown employer has none."""
        caps = self.caps
        if caps.per_vacancy is not None and self.vacancies[choice.vacancy] >= caps.per_vacancy:
            return Because.VACANCY
        known = choice.employer is not None and caps.per_employer is not None
        if known and self.employers[choice.employer or ""] >= (caps.per_employer or 0):
            return Because.EMPLOYER
        return None

    def take(self, choice: Choice) -> None:
        """One list more."""
        self.vacancies[choice.vacancy] += 1
        if choice.employer is not None:
            self.employers[choice.employer] += 1


class _Share:
    """One person's own list and how far down it they have come."""

    def __init__(self, person: str, own: Own, top: int) -> None:
        self.person, self._own, self._top = person, own, top
        self._list = own(person, 2 * top)
        self._asked = 2 * top
        self._next = 0
        self._passed: list[Lost] = []
        self.wanted = tuple(self._list[:top])
        self.chosen: list[Choice] = []

    def choose(self, tier: Tier, taken: _Taken) -> bool:
        """Take the first of this tier that is still to be had; False where there is none."""
        while len(self.chosen) < self._top and (choice := self._here()) is not None:
            if choice.tier is not tier:
                return False
            self._next += 1
            because = taken.hinders(choice)
            if because is None:
                taken.take(choice)
                self.chosen.append(choice)
                return True
            self._passed.append(Lost(choice, because))
        return False

    def keep_one(self, taken: _Taken) -> bool:
        """Keep the first of the own list where nothing else is left, whatever the caps."""
        if self.chosen or not self.wanted:
            return False
        self.chosen.append(self.wanted[0])
        taken.take(self.wanted[0])
        return True

    def lost(self) -> Iterator[Lost]:
        """What would have been shown and is not."""
        kept = {choice.vacancy for choice in self.chosen}
        for each in self._passed:
            if each.choice.place <= self._top and each.choice.vacancy not in kept:
                yield each

    def _here(self) -> Choice | None:
        if self._next >= len(self._list) and len(self._list) >= self._asked:
            self._asked *= 4
            self._list = self._own(self.person, self._asked)
        return self._list[self._next] if self._next < len(self._list) else None


def _crowds(
    before: Sequence[Choice], after: Sequence[Choice], key: Callable[[Choice], str | None]
) -> tuple[Crowd, ...]:
    was, is_now = (Counter(k for each in side if (k := key(each))) for side in (before, after))
    order = sorted(was.keys() | is_now.keys(), key=lambda each: (-was[each], -is_now[each], each))
    return tuple(Crowd(each, was[each], is_now[each]) for each in order)
