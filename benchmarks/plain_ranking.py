"""The ranking done the straightforward way: every pair compared by itself, then sorted.

The rule as one would first write it down, without arrays or indexes. `benchmarks/rank.py` measures
against it, and the tests hold the fast way to the same answers.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from employer_match.ranking.exclusions import exclusions
from employer_match.ranking.facts import Facts
from employer_match.ranking.fit import fit
from employer_match.ranking.leaning import leaning
from employer_match.ranking.matching import Match, best_match
from employer_match.ranking.person import Person

UNDATED = 10**6  # days: after everything that has a date


@dataclass(frozen=True)
class Candidate:
    """An opening that may be suggested, and what it is ordered by."""

    vacancy: str
    match: Match
    balance: int
    leaning: int
    age: int
    closes: int
    field: str

    @property
    def key(self) -> tuple[object, ...]:
        """Tier, wish, nearness; balance; own answers; age; how soon it closes; id."""
        return (self.match.place, -self.balance, -self.leaning, self.age, self.closes, self.vacancy)


def candidate(person: Person, facts: Facts) -> Candidate | None:
    """The opening for this person, or None where something excludes it."""
    vacancy = facts.vacancy
    if exclusions(person, facts):
        return None
    age = UNDATED
    if vacancy.published is not None:
        age = max(0, (person.ground.today - vacancy.published).days)
    closes = UNDATED * 10 if vacancy.deadline is None else vacancy.deadline.toordinal()
    balance = fit(person, vacancy).balance
    leans = leaning(person.leanings, facts)
    return Candidate(
        vacancy.id, best_match(person, facts), balance, leans, age, closes, facts.main_field
    )


def plain_order(person: Person, openings: Sequence[Facts], top: int) -> list[Candidate]:
    """The first `top` openings of one person."""
    found = [each for facts in openings if (each := candidate(person, facts))]
    found.sort(key=lambda each: each.key)
    if person.aims:
        return found[:top]
    turns: Counter[str] = Counter()
    spread = []
    for each in found:
        spread.append((turns[each.field], each))
        turns[each.field] += 1
    return [each for _, each in sorted(spread, key=lambda pair: pair[0])][:top]
