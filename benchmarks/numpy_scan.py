"""The ranking with arrays but without thought: every pair scored, everything sorted.

What one writes when arrays are at hand: per wish a comparison with every opening, per person a sort
of all. No positions by code, no wish first, no partial sort. The words are looked up as ours are.
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from benchmarks.numpy_filters import hours_met, not_excluded
from employer_match.ranking.openings import BIT, Openings
from employer_match.ranking.person import Person
from employer_match.ranking.rules import IN_FIELD, NEAR, NEAREST, PLACE, SAID, nearness_of
from employer_match.vocabulary import Tier

Ints = npt.NDArray[np.int64]
MOST = 3  # an opening's groups, or fields, at most


def place_code(tier: Tier, turn: int, nearness: int) -> int:
    """Tier, turn and nearness in one integer that sorts as they do."""
    return (PLACE[tier] << 10 | turn) << 4 | nearness


class Columns:
    """Openings as columns of code numbers, -1 for unknown."""

    def __init__(self, openings: Openings) -> None:
        self.openings = openings
        self.numbers: dict[str, int] = {}
        facts = openings.facts
        self.occupation = self._column([f.vacancy.occupation] for f in facts)
        self.groups = self._column(sorted(f.groups) for f in facts)
        self.fields = self._column(sorted(f.fields) for f in facts)

    def _column(self, rows: Iterable[Iterable[str | None]]) -> Ints:
        found = np.full((len(self.openings), MOST), -1, np.int64)
        for at, row in enumerate(rows):
            for column, code in enumerate(row):
                if code:
                    found[at, column] = self.numbers.setdefault(code, len(self.numbers))
        return found

    def order(self, person: Person, top: int) -> list[str]:
        """The ids of one person's first openings."""
        openings = self.openings
        codes = self._places(person)
        published = openings.published.astype(np.int64)
        age = np.maximum(0, person.ground.today.toordinal() - published)
        age[published == 0] = 10**6
        position = np.arange(len(openings))
        balance = 3 * self._balance(person) + self._leaning(person)
        closes = np.where(openings.deadline == 0, 10**7, openings.deadline)
        order = np.lexsort((position, closes, age, -balance, codes))
        order = order[not_excluded(person, openings)[order]]
        if not person.aims:
            seen: dict[int, int] = {}
            turns = []
            for field in openings.field[order].tolist():
                turns.append(seen.get(field, 0))
                seen[field] = turns[-1] + 1
            order = order[np.argsort(turns, kind="stable")]
        return [openings.vacancies[each].id for each in order[:top]]

    def _places(self, person: Person) -> Ints:
        start = Tier.OPEN if person.aims else Tier.EXPLORE
        codes = np.full(len(self.openings), place_code(start, 0, NEAREST), np.int64)
        for aim in person.aims:
            wish = aim.wish
            if aim.words is not None:
                said, first = self.openings.search.says(aim.words)
                if aim.where_uncoded:
                    said, first = (np.intersect1d(e, self.openings.uncoded) for e in (said, first))
                within = NEAR if aim.where_uncoded else SAID
                self._put(codes, said, Tier.TEXT, aim.turn, within)
                self._put(codes, first, Tier.TEXT, aim.turn, NEAREST)
            if wish.text is not None:
                continue
            for code, columns, tier, nearness in (
                (wish.occupation, self.occupation, Tier.EXACT, NEAREST),
                (aim.group, self.groups, Tier.GROUP, NEAREST),
                (aim.field, self.fields, Tier.RELATED, NEAREST if wish.field else IN_FIELD),
                *(
                    (near, self.occupation, Tier.RELATED, nearness_of(share))
                    for near, share in aim.near.items()
                ),
            ):
                met = (columns == self.numbers.get(code or "", -2)).any(axis=1)
                self._put(codes, met, tier, aim.turn, nearness)
        return codes

    @staticmethod
    def _put(
        codes: Ints, where: npt.NDArray[np.generic], tier: Tier, turn: int, nearness: int
    ) -> None:
        codes[where] = np.minimum(codes[where], place_code(tier, turn, nearness))

    def _leaning(self, person: Person) -> Ints:
        sides = []
        for side in (1, -1):
            codes = [self.numbers.get(g, -2) for g, way in person.leanings.items() if way == side]
            sides.append(np.isin(self.groups, codes).any(axis=1).astype(np.int64))
        return sides[0] - sides[1]

    def _balance(self, person: Person) -> Ints:
        true, false = self.openings.conditions
        balance = np.zeros(len(self.openings), np.int64)
        for condition in person.profile.conditions:
            balance += (true & BIT[condition]) != 0
            balance -= (false & BIT[condition]) != 0
        balance += hours_met(person, self.openings)
        held = person.profile.languages
        if held is not None:
            number, sets = self.openings.languages
            balance -= np.asarray([len(each - held) for each in sets], np.int64)[number]
        return balance
