"""What the order promises, for whatever people and openings are drawn."""

import dataclasses
import random
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from employer_match.ranking import Profile, Ranked, Vacancy, Wish, rank, why_not
from employer_match.ranking.codes import sign
from employer_match.ranking.condition_words import name
from employer_match.ranking.rules import PLACE
from employer_match.vocabulary import Tier
from tests.ranking import world

ALL = 1000


def ranked(profile: Profile, vacancies: list[Vacancy], top: int = ALL) -> list[Ranked]:
    """The whole list of one person."""
    return [each for each in world.rank_here([profile], vacancies, top=top)
            if isinstance(each, Ranked)]  # fmt: skip


@given(world.profiles, world.openings())
def test_a_lower_tier_never_stands_above_a_higher(profile: Profile, vacancies: list) -> None:
    places = [(PLACE[each.tier], each.wish or 0) for each in ranked(profile, vacancies)]
    assert places == sorted(places)


@given(world.profiles, world.openings(), st.data())
def test_raising_a_wish_never_lowers_its_vacancies(
    profile: Profile, vacancies: list, data: st.DataObject
) -> None:
    assume(profile.wishes)
    distinct = tuple(dataclasses.replace(w, rank=10 * n) for n, w in enumerate(profile.wishes, 1))
    profile = dataclasses.replace(profile, wishes=distinct)
    raised = data.draw(st.sampled_from(distinct))
    higher = data.draw(st.integers(1, raised.rank))
    moved = tuple(dataclasses.replace(w, rank=higher) if w is raised else w for w in distinct)
    before = ranked(profile, vacancies)
    after = ranked(dataclasses.replace(profile, wishes=moved), vacancies)
    place = {each.vacancy: each.rank for each in after}
    for each in before:
        if each.wish == raised.rank:
            assert place[each.vacancy] <= each.rank


@given(world.profiles, world.openings(4), st.data())
def test_taking_a_fact_away_never_excludes(
    profile: Profile, vacancies: list[Vacancy], data: st.DataObject
) -> None:
    for vacancy in vacancies:
        if world.why_not_here(profile, vacancy):
            continue
        for field in dataclasses.fields(Vacancy):
            if field.name == "id":
                continue
            silent = world.without(vacancy, field.name)
            assert not world.why_not_here(profile, silent), field.name
        for condition in vacancy.conditions:
            fewer = {key: value for key, value in vacancy.conditions.items() if key != condition}
            silent = dataclasses.replace(vacancy, conditions=fewer)
            assert not world.why_not_here(profile, silent)


@given(world.profiles, world.openings(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_is_irrelevant(
    profile: Profile, vacancies: list[Vacancy], chance: random.Random
) -> None:
    other = dataclasses.replace(profile, id="q", wishes=())
    first = list(world.rank_here([profile, other], vacancies, top=5, why_not=True))
    shuffled = dataclasses.replace(
        profile,
        wishes=tuple(chance.sample(profile.wishes, len(profile.wishes))),
        must_not=tuple(chance.sample(profile.must_not, len(profile.must_not))),
    )
    mixed = chance.sample(vacancies, len(vacancies))
    assert list(world.rank_here([other, shuffled], mixed, top=5, why_not=True)) == first


@given(world.profiles, world.openings())
def test_every_opening_is_suggested_or_says_why_not(profile: Profile, vacancies: list) -> None:
    results = list(world.rank_here([profile], vacancies, top=ALL, why_not=True))
    suggested = [each.vacancy for each in results if isinstance(each, Ranked)]
    excluded = {each.vacancy: each.excluded for each in results if not isinstance(each, Ranked)}
    assert sorted([*suggested, *excluded]) == sorted(each.id for each in vacancies)
    for vacancy in vacancies:
        assert world.why_not_here(profile, vacancy) == excluded.get(vacancy.id, ())
    assert all(excluded.values())


@given(world.profiles, world.openings())
def test_reasons_are_few_and_name_whatever_moves_an_opening(
    profile: Profile, vacancies: list[Vacancy]
) -> None:
    by_id = {each.id: each for each in vacancies}
    for each in ranked(profile, vacancies):
        signs = [sign(reason.code) for reason in each.reasons]
        assert 1 <= signs.count("+") <= 3
        assert signs.count("−") <= 2
        assert signs == sorted(signs)  # pluses first
        text = " ".join(reason.text for reason in each.reasons)
        known = by_id[each.vacancy].conditions
        for condition in profile.conditions & known.keys():
            assert name(condition, "sv") in text
        asked = {question.code for question in each.questions}
        for condition in profile.conditions - known.keys():
            assert f"condition_{condition}" in asked
        assert not asked & {f"condition_{condition}" for condition in known}


@given(world.profiles, world.openings())
def test_nothing_excludes_but_what_the_person_said_closing_and_law(
    profile: Profile, vacancies: list[Vacancy]
) -> None:
    silent = Profile(id=profile.id)
    for vacancy in vacancies:
        shut = vacancy.closed or vacancy.employer_stop
        late = vacancy.deadline is not None and vacancy.deadline < world.TODAY
        assert bool(world.why_not_here(silent, vacancy)) == bool(shut or late)


@given(world.openings())
def test_an_empty_profile_meets_every_field_first(vacancies: list[Vacancy]) -> None:
    results = ranked(Profile(id="new"), vacancies)
    assert all(each.tier is Tier.EXPLORE and each.wish is None for each in results)
    field = {f.vacancy.id: f.main_field for f in world.facts(vacancies)}
    fields = [field[each.vacancy] for each in results]
    assert len(set(fields[: len(set(fields))])) == len(set(fields))


@given(world.profiles, world.openings())
def test_a_shorter_list_is_the_beginning_of_a_longer(profile: Profile, vacancies: list) -> None:
    assert ranked(profile, vacancies, top=3) == ranked(profile, vacancies)[:3]


@given(world.profiles, world.openings(), world.one_of_codes())
def test_a_further_wish_takes_nobody_else_out(
    profile: Profile, vacancies: list[Vacancy], what: dict
) -> None:
    more = dataclasses.replace(profile, wishes=(*profile.wishes, Wish(9, **what)))
    one, other = ranked(profile, vacancies), ranked(more, vacancies)
    assert {each.vacancy for each in one} == {each.vacancy for each in other}


@given(world.profiles, world.openings(), st.dates())
def test_who_the_person_is_and_how_long_they_waited_moves_nothing(
    profile: Profile, vacancies: list[Vacancy], day: date
) -> None:
    other = dataclasses.replace(profile, id="someone-else", last_contact=day)
    answers = [
        [dataclasses.replace(each, profile="") for each in ranked(who, vacancies)]
        for who in (profile, other)
    ]
    assert answers[0] == answers[1]


def test_rank_and_why_not_are_the_public_names() -> None:
    assert callable(rank)
    assert callable(why_not)


@given(world.profiles, world.openings())
def test_switching_broadening_off_takes_related_work_away_and_moves_nothing_wished(
    profile: Profile, vacancies: list[Vacancy]
) -> None:
    broad = ranked(dataclasses.replace(profile, related=True), vacancies)
    narrow = ranked(dataclasses.replace(profile, related=False), vacancies)
    fields = {wish.rank for wish in profile.wishes if wish.field}
    assert all(each.wish in fields for each in narrow if each.tier is Tier.RELATED)
    wished = [
        [(each.vacancy, each.wish) for each in found if PLACE[each.tier] < PLACE[Tier.RELATED]]
        for found in (broad, narrow)
    ]
    assert wished[0] == wished[1]
    assert {each.vacancy for each in broad} == {each.vacancy for each in narrow}, "none is lost"
