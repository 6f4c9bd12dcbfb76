"""The fictional programme is as large, as varied and as consistent as it promises."""

import json
from collections import Counter
from datetime import date, timedelta

import pytest

from employer_match.demo.openings import openings
from employer_match.demo.programme import DemoProgramme, profile_json, programme
from employer_match.integrations.jobtech import taxonomy_files
from employer_match.ranking.profile_json import profile_from_json
from employer_match.vocabulary import (
    Answer,
    Condition,
    Goal,
    Outcome,
    Pace,
    PlacementKind,
    Role,
    Subsidy,
    VacancyKind,
    VacancySource,
    VacancyState,
    WishKind,
)

MONDAY = date(2026, 11, 23)
A_WEEK = [MONDAY + timedelta(days=days) for days in range(7)]


@pytest.fixture(scope="module")
def whole() -> DemoProgramme:
    """The programme on a Monday."""
    return programme(MONDAY)


def test_it_is_as_large_as_promised(whole: DemoProgramme) -> None:
    """Two units, six coaches, thirty, sixty, ninety, three hundred."""
    assert len(whole.staff.units) == 2
    assert len(whole.staff.coaches()) == 6
    assert sum(bool(user.unit_as(Role.COORDINATOR)) for user in whole.staff.users.values()) == 1
    assert len(whole.participants) == 30
    assert len(whole.employers) == 60
    assert len(whole.workplaces()) == 90
    assert len(whole.vacancies) == 300


def test_the_same_day_gives_the_same_programme(whole: DemoProgramme) -> None:
    """Nothing depends on chance, on the clock or on the order of a set."""
    assert repr(programme(MONDAY)) == repr(whole)


def test_another_day_moves_the_dates_and_nothing_else(whole: DemoProgramme) -> None:
    """Who, where and what are the same a year later."""
    later = programme(MONDAY + timedelta(days=364))

    assert [each.key for each in later.vacancies] == [each.key for each in whole.vacancies]
    assert [each.text for each in later.vacancies] == [each.text for each in whole.vacancies]
    assert [each.note for each in later.contacts] == [each.note for each in whole.contacts]
    assert later.contacts[0].day - whole.contacts[0].day == timedelta(days=364)


def test_the_texts_are_many_and_as_long_as_adverts() -> None:
    """More than forty, each of forty to a hundred and twenty words, with its own words quoted."""
    written = openings()

    assert len({opening.body for opening in written}) == len(written) >= 40
    for opening in written:
        assert 40 <= len(opening.body.split()) <= 120, opening.key
        assert all(quote in opening.body for quote in opening.quotes.values())


def test_vacancies_are_of_every_kind_source_and_state(whole: DemoProgramme) -> None:
    """Each of the three vocabularies is used up, and most openings are open."""
    assert {each.opening.kind for each in whole.vacancies} == set(VacancyKind)
    assert {each.source for each in whole.vacancies} == set(VacancySource)
    assert {each.state for each in whole.vacancies} == set(VacancyState)
    assert sum(each.state is VacancyState.OPEN for each in whole.vacancies) > 200
    assert len({each.key for each in whole.vacancies}) == 300
    assert {each.workplace for each in whole.vacancies} == {each.key for each in whole.workplaces()}


def test_facts_are_true_false_and_unknown(whole: DemoProgramme) -> None:
    """Every condition is known of some opening, and none of all."""
    for condition in Condition:
        known = sum(condition in each.conditions for each in whole.vacancies)
        assert 0 < known < 300, condition
    assert any(each.hours is None for each in whole.vacancies)
    assert {each.permanent for each in whole.vacancies} == {True, False, None}


@pytest.mark.parametrize("today", A_WEEK, ids=str)
def test_dates_of_vacancies_follow_one_another(today: date) -> None:
    """Published in the past, closed after that, open ones not past their deadline."""
    for each in programme(today).vacancies:
        came = each.published_on or each.submitted_on
        assert came is not None
        assert came <= today
        assert each.closed_on is None or came <= each.closed_on <= today, each.key
        assert each.deadline is None or came <= each.deadline, each.key
        if each.state is VacancyState.OPEN:
            assert each.deadline is None or each.deadline > today
        if each.state is VacancyState.EXPIRED:
            assert each.deadline is not None
            assert each.deadline < today


def test_every_code_is_in_the_bundled_taxonomy(whole: DemoProgramme) -> None:
    """Of openings, and of wishes and what is ruled out."""
    taxonomy = taxonomy_files.bundled()
    for opening in openings():
        assert taxonomy.group_of(opening.occupation_id) == opening.group_id
        assert taxonomy.field_of(opening.occupation_id) == opening.field_id is not None
    for participant in whole.participants:
        for profile in participant.profiles:
            for saying in (*profile.wishes, *profile.must_nots):
                if saying.kind in {WishKind.OCCUPATION, WishKind.FIELD}:
                    assert taxonomy.get(saying.value)
                if saying.kind is WishKind.GROUP:
                    assert taxonomy.group_id(saying.value)


def test_profiles_are_varied_and_can_be_read_by_the_ranking(whole: DemoProgramme) -> None:
    """Empty ones, ones in words only, strict ones; and all in the public format."""
    read = [
        profile_from_json(json.loads(json.dumps(profile_json(whole, participant))))
        for participant in whole.participants
    ]

    assert len({profile.id for profile in read}) == 30
    assert sum(not profile.wishes for profile in read) >= 4
    assert sum(not profile.wishes and not profile.must_not for profile in read) >= 3
    assert sum(len(profile.must_not) >= 4 for profile in read) >= 2
    assert any(profile.declined for profile in read)
    assert any(profile.last_contact for profile in read)
    assert {person.goal for person in whole.participants} == set(Goal)
    assert {person.pace for person in whole.participants} == set(Pace)
    texts = [
        profile
        for profile in read
        if profile.wishes and any(wish.text is not None for wish in profile.wishes)
    ]
    assert len(texts) >= 8


def test_participants_belong_to_a_coach_of_their_unit(whole: DemoProgramme) -> None:
    """Five each; one coach's are deputised by a colleague of the same unit."""
    users = whole.staff.users
    assert set(Counter(each.coach for each in whole.participants).values()) == {5}
    deputised = [each for each in whole.participants if each.deputy]
    assert deputised
    for each in deputised:
        assert each.deputy
        assert users[each.deputy].unit_as(Role.COACH) == users[each.coach].unit_as(Role.COACH)


def test_placements_are_jobs_studies_and_trials(whole: DemoProgramme) -> None:
    """About ten, with and without public money, some over."""
    assert 8 <= len(whole.placements) <= 12
    assert {each.kind for each in whole.placements} == set(PlacementKind)
    assert {Subsidy.NONE, Subsidy.WAGE_SUBSIDY} <= {each.subsidy for each in whole.placements}
    assert any(each.ended_on for each in whole.placements)
    filled = {each.key for each in whole.vacancies if each.state is VacancyState.FILLED_BY_US}
    assert filled == {each.opening for each in whole.placements if each.opening}


def test_decisions_are_of_all_answers_and_about_what_exists(whole: DemoProgramme) -> None:
    """Each about an opening of the programme that was there when it was shown."""
    came = {each.key: each.published_on or each.submitted_on for each in whole.vacancies}
    enrolled = {each.code_name: each.enrolled_on for each in whole.participants}

    assert {each.answer for each in whole.decisions} == set(Answer) - {Answer.NEW}
    for each in whole.decisions:
        published = came[each.opening]
        assert published is not None
        assert published <= each.day <= whole.today
        assert enrolled[each.participant] <= each.day


def test_relations_name_what_exists(whole: DemoProgramme) -> None:
    """Owners, rules, needs sheets and intentions are about workplaces and people of the demo."""
    places = {each.key for each in whole.workplaces()}
    users = set(whole.staff.users)

    lists = (whole.owners, whole.rules, whole.needs, whole.intentions, whole.contacts)
    assert {each.workplace for named in lists for each in named} <= places
    assert {each.owner for each in whole.owners} <= users
    assert any(each.stop_for_good for each in whole.rules)
    assert any(each.stop_until for each in whole.rules)
    assert any(each.not_before for each in whole.rules)
    assert any(each.text is None for each in whole.needs)
    assert len({each.workplace for each in whole.intentions}) == len(whole.intentions)


def test_outcomes_of_every_kind_have_been_met(whole: DemoProgramme) -> None:
    """Also the employers that did not answer, or said not now."""
    assert {each.outcome for each in whole.contacts} == set(Outcome)
