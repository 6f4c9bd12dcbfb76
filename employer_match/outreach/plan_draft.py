"""A week's plan in the making: what is taken, what is left, and how a line is added."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.plan_facts import Coach, Kept, Line, Option, Place, Promise, Seeker
from employer_match.outreach.plan_promises import (
    ON_BEHALF,
    day_of_promise,
    mode_of_promise,
    purpose_of_promise,
    takes_place,
)
from employer_match.outreach.plan_rules import first_day, free_days, mode_of, purpose_of, through
from employer_match.vocabulary import Purpose

Removed = Collection[tuple[int, int]]


@dataclass
class Draft:
    """The week so far. A workplace is seen by one coach at most, and once."""

    coaches: dict[int, Coach]
    places: dict[int, Place]
    rest: RestPeriods
    removed: Removed

    def __post_init__(self) -> None:
        self.lines: list[Line] = []
        self.left = Counter({one.id: one.places for one in self.coaches.values()})
        self.taken: set[int] = set()
        self.contacts: Counter[str] = Counter()
        self.at_employer: Counter[int] = Counter()
        self.at_work = frozenset(one.id for one in self.coaches.values() if one.days)

    def keep(self, line: Kept) -> None:
        """Count what stands: it takes the workplace, people's turns, and mostly a place."""
        self._take(line.coach, line.place, line.takes_place)
        self.contacts.update(line.participants)

    def promise(self, promise: Promise) -> None:
        """Add what was promised, also where it is more than the week holds; rules go before it."""
        coach, place = self.coaches.get(promise.coach), self.places.get(promise.place)
        if coach is None or place is None or not self.free(coach, place):
            return
        purpose, mode = purpose_of_promise(promise, place), mode_of_promise(promise, place)
        free = free_days(place, coach, purpose, self.rest, promise)
        day = day_of_promise(free, promise.due)
        if day is not None:
            agreed = promise.step is not None
            self._add(
                Line(coach.id, place.id, purpose, mode, day, promise=promise),
                takes_place(purpose, mode, agreed=agreed),
            )
            if promise.step in ON_BEHALF:
                self.contacts.update(promise.participants)

    def see(self, coach: Coach, place: Place, day: date, option: Option | None = None) -> Line:
        """Add a contact from that day on; returns its line, for whom is told by `behalf`."""
        line = Line(
            coach.id,
            place.id,
            purpose_of(place, option),
            mode_of(place),
            day,
            option=option,
            through=through(place, coach.id, self.at_work),
        )
        return self._add(line)

    def behalf(self, line: Line, seeker: Seeker, today: date) -> None:
        """Say for whom the line last added is."""
        waiting = seeker.waiting
        self.lines[-1] = replace(line, participant=waiting.id, waited=waiting.days(today))
        self.contacts[waiting.id] += 1

    def free(self, coach: Coach, place: Place) -> bool:
        """Whether nobody sees the workplace this week, and the coach has not taken it out."""
        return place.id not in self.taken and (coach.id, place.id) not in self.removed

    def day_for(self, coach: Coach, place: Place, purpose: Purpose) -> date | None:
        """The first day on which the coach may see the workplace, or None."""
        if not self.free(coach, place):
            return None
        return first_day(place, coach, purpose, self.rest)

    def coach_of(self, seeker: Seeker) -> Coach | None:
        """The coach, or the deputy while the coach is away all week; None where both are."""
        for one in (seeker.coach, seeker.deputy):
            coach = self.coaches.get(one) if one is not None else None
            if coach is not None and coach.days:
                return coach
        return None

    def _add(self, line: Line, takes: bool = True) -> Line:
        self._take(line.coach, line.place, takes)
        self.lines.append(line)
        return line

    def _take(self, coach: int, place: int, takes: bool) -> None:
        self.left[coach] -= takes
        self.taken.add(place)
        if place in self.places:
            self.at_employer[self.places[place].employer] += 1


def start(
    coaches: Iterable[Coach], places: Iterable[Place], rest: RestPeriods, removed: Removed
) -> Draft:
    """An empty week, the same in whatever order the facts come."""
    return Draft(
        {one.id: one for one in sorted(coaches, key=lambda one: one.id)},
        {one.id: one for one in sorted(places, key=lambda one: one.id)},
        rest,
        frozenset(removed),
    )
