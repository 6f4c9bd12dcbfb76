"""Openings as arrays, built once: codes to positions, facts to bits, so that filters are cheap.

Positions follow the openings' ids in order, so the array index is also the last tie-break.
"""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from employer_match.language.taxonomy import Taxonomy
from employer_match.ranking.beside import Beside
from employer_match.ranking.day import Day, Mask
from employer_match.ranking.facts import Facts
from employer_match.ranking.meaning import Meaning
from employer_match.ranking.person import Ground
from employer_match.ranking.search import Search
from employer_match.ranking.vacancy import Vacancy
from employer_match.ranking.words import Positions
from employer_match.vocabulary import Condition

BIT = {condition: np.uint32(1 << place) for place, condition in enumerate(Condition)}
"""The bit of each condition in the arrays of known facts."""

Numbers = npt.NDArray[np.int32]
T = TypeVar("T", bound=Hashable)


class Openings:
    """Openings with their indexes; make one with `Openings.of` and rank many profiles with it."""

    def __init__(
        self, facts: tuple[Facts, ...], taxonomy: Taxonomy, meaning: Meaning | None = None
    ) -> None:
        self.facts = facts
        self.meaning = meaning
        self.taxonomy = taxonomy
        self.vacancies = tuple(each.vacancy for each in facts)
        self.position = {each.id: at for at, each in enumerate(self.vacancies)}
        self._day: Day | None = None

    @classmethod
    def of(
        cls, vacancies: Iterable[Vacancy], taxonomy: Taxonomy, meaning: Meaning | None = None
    ) -> "Openings":
        """The openings in order of id; raises ValueError where two share one.

        Without a `meaning`, wishes in words are met only by what is said.
        """
        ordered = sorted(vacancies, key=lambda vacancy: vacancy.id)
        for one, other in pairwise(ordered):
            if one.id == other.id:
                raise ValueError(f"two openings share the id {one.id!r}; give each its own")
        facts = tuple(Facts(vacancy, taxonomy, meaning) for vacancy in ordered)
        return cls(facts, taxonomy, meaning)

    def __len__(self) -> int:
        return len(self.facts)

    def on(self, ground: Ground) -> Day:
        """The openings on the ground's day and map; the last one asked for is kept."""
        day = self._day
        if day is None or not day.belongs_to(ground):
            day = self._day = Day(self, ground)
        return day

    @cached_property
    def by_occupation(self) -> dict[str, Positions]:
        """Positions per occupation's concept id."""
        return self._index(lambda facts: (facts.vacancy.occupation,))

    @cached_property
    def by_group(self) -> dict[str, Positions]:
        """Positions per group's concept id."""
        return self._index(lambda facts: facts.groups)

    @cached_property
    def by_field(self) -> dict[str, Positions]:
        """Positions per field's concept id."""
        return self._index(lambda facts: facts.fields)

    @cached_property
    def uncoded(self) -> Positions:
        """Which have neither occupation nor group."""
        found = (at for at, facts in enumerate(self.facts) if facts.uncoded)
        return np.fromiter(found, np.int32)

    @cached_property
    def municipality(self) -> tuple[Numbers, tuple[str | None, ...]]:
        """Per opening a number, and what municipality each number stands for; None is unknown."""
        return self._numbered(lambda vacancy: vacancy.municipality)

    @cached_property
    def licences(self) -> tuple[Numbers, tuple[frozenset[str], ...]]:
        """Per opening a number, and what set of demanded licences each number stands for."""
        return self._numbered(lambda vacancy: vacancy.licences)

    @cached_property
    def languages(self) -> tuple[Numbers, tuple[frozenset[str], ...]]:
        """Per opening a number, and what set of languages each number stands for."""
        return self._numbered(lambda vacancy: vacancy.languages)

    @cached_property
    def field(self) -> Numbers:
        """Per opening a number of its main field, for spreading; unknown is one of its own."""
        main = [facts.main_field for facts in self.facts]
        numbers = {each: number for number, each in enumerate(sorted(set(main)))}
        return np.fromiter((numbers[each] for each in main), np.int32, len(self))

    @cached_property
    def hours(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Least and most hours a week; NaN where unknown."""
        ends = np.full((2, len(self)), np.nan)
        for at, vacancy in enumerate(self.vacancies):
            if vacancy.hours is not None:
                low, high = vacancy.hours.min, vacancy.hours.max
                ends[0, at] = np.nan if low is None else low
                ends[1, at] = np.nan if high is None else high
        return ends[0], ends[1]

    @cached_property
    def conditions(self) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
        """Bits of the conditions known true, and of those known false."""
        true, false = np.zeros((2, len(self)), np.uint32)
        for at, vacancy in enumerate(self.vacancies):
            for condition, value in vacancy.conditions.items():
                (true if value else false)[at] |= BIT[condition]
        return true, false

    @cached_property
    def published(self) -> Numbers:
        """The day each was published, as an ordinal; 0 where unknown."""
        return self._days(lambda vacancy: vacancy.published)

    @cached_property
    def deadline(self) -> Numbers:
        """The last day each can be applied for, as an ordinal; 0 where unknown."""
        return self._days(lambda vacancy: vacancy.deadline)

    @cached_property
    def shut(self) -> Mask:
        """Which are closed or stopped, whatever the day."""
        closed = (each.closed is not None or each.employer_stop for each in self.vacancies)
        return np.fromiter(closed, bool, len(self))

    @cached_property
    def search(self) -> Search:
        """The search for people's own words."""
        return Search(self.facts, (self.by_occupation, self.by_group))

    @cached_property
    def beside(self) -> Beside | None:
        """What meets wishes in words without saying them; None without a meaning."""
        if self.meaning is None:
            return None
        return Beside(self, self.meaning)

    def _days(self, day: Callable[[Vacancy], date | None]) -> Numbers:
        days = (day(each) for each in self.vacancies)
        return np.fromiter((each.toordinal() if each else 0 for each in days), np.int32, len(self))

    def _index(self, keys: Callable[[Facts], Iterable[str | None]]) -> dict[str, Positions]:
        found: dict[str, list[int]] = {}
        for at, facts in enumerate(self.facts):
            for key in keys(facts):
                if key:
                    found.setdefault(key, []).append(at)
        return {key: np.asarray(positions, np.int32) for key, positions in found.items()}

    def _numbered(self, value: Callable[[Vacancy], T]) -> tuple[Numbers, tuple[T, ...]]:
        numbers: dict[T, int] = {}
        found = [numbers.setdefault(value(each), len(numbers)) for each in self.vacancies]
        return np.asarray(found, np.int32), tuple(numbers)
