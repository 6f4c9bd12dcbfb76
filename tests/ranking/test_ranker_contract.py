"""What every ranker must hold, whichever way it works: the product's, in blocks, the plain one.

A ranker takes people and openings and gives each person's first openings. A new one is added to
`RANKERS`; what then fails is what it lacks.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings

from benchmarks.numpy_scan import Columns
from benchmarks.plain_ranking import plain_order
from employer_match.ranking import Openings, Profile, Ranked, Vacancy, Wish
from employer_match.services.suggestions.rank_in_blocks import rank_in_blocks
from employer_match.vocabulary import Condition
from tests.ranking import world

Lists = dict[str, list[str]]
Ranker = Callable[[Sequence[Profile], Sequence[Vacancy], int], Lists]
HOW = {
    "taxonomy": world.TAXONOMY,
    "today": world.TODAY,
    "municipalities": world.TOWNS,
    "language": "sv",
}
FEW = settings(max_examples=25)


def in_lists(people: Sequence[Profile], found: Sequence[object]) -> Lists:
    """Results as a list of openings per person."""
    lists: Lists = {each.id: [] for each in people}
    for each in found:
        if isinstance(each, Ranked):
            lists[each.profile].append(each.vacancy)
            assert each.rank == len(lists[each.profile])
    return lists


def the_product(people: Sequence[Profile], vacancies: Sequence[Vacancy], top: int) -> Lists:
    return in_lists(people, list(world.rank_here(list(people), list(vacancies), top=top)))


def in_blocks(people: Sequence[Profile], vacancies: Sequence[Vacancy], top: int) -> Lists:
    openings = Openings.of(vacancies, world.TAXONOMY)
    how = {**HOW, "top": top}
    found = rank_in_blocks(people, openings, how, jobs=3, backend="threading")
    return in_lists(people, list(found))


def pair_by_pair(people: Sequence[Profile], vacancies: Sequence[Vacancy], top: int) -> Lists:
    facts = Openings.of(vacancies, world.TAXONOMY).facts
    return {
        each.id: [one.vacancy for one in plain_order(world.person(each), facts, top)]
        for each in people
    }


def full_scan(people: Sequence[Profile], vacancies: Sequence[Vacancy], top: int) -> Lists:
    openings = Openings.of(vacancies, world.TAXONOMY)
    people_here = {each.id: world.person(each) for each in people}
    openings.search.prepare(
        words for each in people_here.values() for words in each.words(uncoded=True)
    )
    columns = Columns(openings)
    return {key: columns.order(person, top) for key, person in people_here.items()}


RANKERS = [the_product, in_blocks, pair_by_pair, full_scan]
every_ranker = pytest.mark.parametrize("ranker", RANKERS, ids=lambda each: each.__name__)


@every_ranker
@FEW
@given(profile=world.profiles, vacancies=world.openings())
def test_gives_what_the_product_gives(
    ranker: Ranker, profile: Profile, vacancies: list[Vacancy]
) -> None:
    people = [profile, replace(profile, id="q", wishes=()), replace(profile, id="r", area=None)]
    for top in (2, 20):
        assert ranker(people, vacancies, top) == the_product(people, vacancies, top)


@every_ranker
@FEW
@given(profile=world.profiles, vacancies=world.openings())
def test_names_nothing_twice_and_nothing_that_is_ruled_out(
    ranker: Ranker, profile: Profile, vacancies: list[Vacancy]
) -> None:
    (found,) = ranker([profile], vacancies, 100).values()
    may = {each.id for each in vacancies if not world.why_not_here(profile, each)}
    assert sorted(found) == sorted(may)


@every_ranker
@FEW
@given(profile=world.profiles, vacancies=world.openings())
def test_the_order_of_the_input_changes_nothing_and_a_short_list_begins_the_long(
    ranker: Ranker, profile: Profile, vacancies: list[Vacancy]
) -> None:
    mixed = random.Random(1).sample(vacancies, len(vacancies))
    (found,), (again,) = (ranker([profile], each, 9).values() for each in (vacancies, mixed))
    assert found == again
    (short,) = ranker([profile], vacancies, 3).values()
    assert short == found[:3]


@every_ranker
@FEW
@given(profile=world.profiles, vacancies=world.openings())
def test_nobody_elses_presence_or_waiting_changes_a_list(
    ranker: Ranker, profile: Profile, vacancies: list[Vacancy]
) -> None:
    alone = ranker([profile], vacancies, 9)[profile.id]
    other = replace(profile, id="other", last_contact=world.TODAY, wishes=(Wish(1, text="kök"),))
    assert ranker([other, profile], vacancies, 9)[profile.id] == alone


@every_ranker
def test_the_wish_comes_before_everything_that_is_pleasant(ranker: Ranker) -> None:
    person = Profile(
        "p", wishes=(Wish(1, occupation="o-cook"),), conditions=frozenset({Condition.CALM})
    )
    wished = Vacancy("wished", occupation="o-cook", conditions={Condition.CALM: False})
    pleasant = Vacancy(
        "pleasant", occupation="o-horse", conditions={Condition.CALM: True}, published=world.TODAY
    )
    assert ranker([person], [pleasant, wished], 5) == {"p": ["wished", "pleasant"]}


@every_ranker
def test_nobody_and_nothing_give_nothing(ranker: Ranker) -> None:
    assert ranker([], [Vacancy("v")], 5) == {}
    assert ranker([Profile("p")], [], 5) == {"p": []}
    assert ranker([Profile("p")], [Vacancy("v")], 0) == {"p": []}
