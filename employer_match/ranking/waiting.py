"""The reverse view: whose wishes an opening meets, those who have waited longest first.

People are never ranked for an opening. The order is the day of the last employer contact on a
person's behalf, and nothing else; nobody is cut off, and no number is given.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from employer_match.language.taxonomy import Taxonomy
from employer_match.ranking.distance import Place
from employer_match.ranking.exclusions import exclusions
from employer_match.ranking.facts import Facts
from employer_match.ranking.fit import fit
from employer_match.ranking.matching import best_match
from employer_match.ranking.meaning import Meaning
from employer_match.ranking.person import Ground, Person
from employer_match.ranking.profile import Profile
from employer_match.ranking.questions import questions
from employer_match.ranking.reasons import reasons
from employer_match.ranking.results import Sentence
from employer_match.ranking.vacancy import Vacancy
from employer_match.vocabulary import Tier

WISHED = frozenset({Tier.EXACT, Tier.GROUP, Tier.TEXT, Tier.RELATED})
"""The tiers in which an opening meets a wish."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A person whose wishes the opening meets; `last_contact` is None where there was none yet."""

    profile: str
    last_contact: date | None
    reasons: tuple[Sentence, ...]
    questions: tuple[Sentence, ...]


def waiting_order(
    profiles: Iterable[Profile | Person],
    vacancy: Vacancy,
    *,
    taxonomy: Taxonomy,
    today: date,
    municipalities: Mapping[str, Place] | None = None,
    language: str = "sv",
    meaning: Meaning | None = None,
) -> tuple[Waiting, ...]:
    """All whose wishes the opening meets and whom nothing excludes, longest waiting first.

    Whoever asks for many openings makes each `Person` once, on the same ground. Who never had an
    employer contact has waited longest; the same day is ordered by profile id.
    """
    ground, facts = (
        Ground(taxonomy, today, municipalities or {}, language),
        Facts(vacancy, taxonomy, meaning),
    )
    found = []
    for each in profiles:
        person = each if isinstance(each, Person) else Person(each, ground)
        profile = person.profile
        if person.reaches(vacancy.municipality) is False:
            continue  # as `exclusions` would answer, at more length
        match = best_match(person, facts)
        if match.tier not in WISHED or exclusions(person, facts):
            continue
        suits = fit(person, vacancy)
        why = reasons(person, facts, match, suits)
        asks = questions(person, facts, match, suits)
        found.append(Waiting(profile.id, profile.last_contact, why, asks))
    return tuple(sorted(found, key=_longest_first))


def _longest_first(waiting: Waiting) -> tuple[date, str]:
    return waiting.last_contact or date.min, waiting.profile
