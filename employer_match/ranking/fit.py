"""How an opening's known facts suit a person's soft wishes: met, not met, unknown. Three values.

What is met puts an opening before others of its tier, wish and nearness; what is unknown counts
for nothing and becomes a question; what is not met puts it after, and never shuts it out.
"""

from dataclasses import dataclass

from employer_match.ranking.person import Person, hours_fit
from employer_match.ranking.vacancy import Vacancy
from employer_match.vocabulary import Condition


@dataclass(frozen=True, slots=True)
class Fit:
    """Conditions in the vocabulary's order; languages asked for that the person does not have."""

    met: tuple[Condition, ...]
    unmet: tuple[Condition, ...]
    unknown: tuple[Condition, ...]
    hours: bool | None
    languages_lacking: tuple[str, ...]

    @property
    def balance(self) -> int:
        """Met minus not met, each named in a reason; only the order inside a tier uses it."""
        met = len(self.met) + (self.hours is True)
        return met - len(self.unmet) - len(self.languages_lacking)


def fit(person: Person, vacancy: Vacancy) -> Fit:
    """Compare what the person cares about with what is known of the opening."""
    profile, known = person.profile, vacancy.conditions
    sides: dict[bool | None, list[Condition]] = {True: [], False: [], None: []}
    for each in person.cared:
        sides[known.get(each)].append(each)
    languages = profile.languages
    return Fit(
        met=tuple(sides[True]),
        unmet=tuple(sides[False]),
        unknown=tuple(sides[None]),
        hours=hours_fit(profile.hours, vacancy.hours),
        languages_lacking=() if languages is None else tuple(sorted(vacancy.languages - languages)),
    )
