"""The front door of the spread: many people's lists at once under caps, with their reasons."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from employer_match.language.taxonomy import Taxonomy
from employer_match.ranking import order
from employer_match.ranking.distance import Place
from employer_match.ranking.openings import Openings
from employer_match.ranking.person import Person
from employer_match.ranking.profile import Profile
from employer_match.ranking.ranker import explained, prepared
from employer_match.ranking.results import Ranked
from employer_match.ranking.spread import Caps, Choice, Spread, spread
from employer_match.ranking.vacancy import Vacancy


@dataclass(frozen=True)
class SpreadLists:
    """The spread and, as they are asked for, its lists with reasons: by profile's id, in order.

    `rank` counts the places of the shared list; the place on the person's own stands in `spread`.
    """

    spread: Spread
    results: Iterator[Ranked]


def spread_lists(
    profiles: Iterable[Profile],
    openings: Openings,
    caps: Caps,
    *,
    taxonomy: Taxonomy,
    today: date,
    municipalities: Mapping[str, Place] | None = None,
    top: int = 20,
    language: str = "sv",
    employers: Mapping[str, str] | None = None,
) -> SpreadLists:
    """Share the openings among people; who has waited longest chooses first in each round.

    `employers` tells whose each opening is, by its id, in place of what the openings say.

    Waiting is counted from `last_contact`, nobody's contact longest of all; the same day is
    ordered by profile id. Raises ValueError where two profiles share an id.
    """
    people = prepared(profiles, openings, taxonomy, today, municipalities, language)
    by_id = {each.profile.id: each for each in people}
    whose = (lambda vacancy: vacancy.employer) if employers is None else _by_id(employers)
    lists: dict[str, list[order.Standing]] = {}

    def own(person_id: str, many: int) -> Sequence[Choice]:
        lists[person_id] = order.first(by_id[person_id], openings, many)
        found = enumerate(lists[person_id], start=1)
        return [_choice(openings.vacancies[each.position], whose, each, at) for at, each in found]

    waiting = sorted(by_id, key=lambda each: (_last_contact(by_id[each]), each))
    found = spread(waiting, own, caps, top)
    return SpreadLists(found, _results(found, by_id, lists, openings))


def _last_contact(person: Person) -> date:
    return person.profile.last_contact or date.min


def _by_id(employers: Mapping[str, str]) -> Callable[[Vacancy], str | None]:
    return lambda vacancy: employers.get(vacancy.id)


def _choice(
    vacancy: Vacancy, whose: Callable[[Vacancy], str | None], standing: order.Standing, place: int
) -> Choice:
    return Choice(vacancy.id, whose(vacancy), standing.tier, place)


def _results(
    found: Spread,
    people: Mapping[str, Person],
    lists: Mapping[str, Sequence[order.Standing]],
    openings: Openings,
) -> Iterator[Ranked]:
    for person_id in sorted(found.lists):
        for number, choice in enumerate(found.lists[person_id], start=1):
            standing = lists[person_id][choice.place - 1]
            yield explained(people[person_id], openings.facts[standing.position], standing, number)
