"""Coaches write down, change and close openings; what they learn stays, what is over is closed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import AuditEntry, EarlierVersion, Vacancy
from employer_match.services import scoping
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.adverts.expire_vacancies import expire_vacancies
from employer_match.services.needs.post_need import post_need
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.vacancies import vacancy_life
from employer_match.services.vacancies.add_vacancy import add_vacancy
from employer_match.services.vacancies.answer_question import answer_question
from employer_match.services.vacancies.edit_vacancy import change_state, edit_vacancy
from employer_match.services.vacancies.index_vacancy import index_vacancy
from employer_match.services.vacancies.read_vacancy import read_vacancy
from employer_match.services.vacancies.search_vacancies import search_vacancies
from employer_match.services.vacancies.vacancy_content import VacancyContent
from employer_match.vocabulary import Condition, VacancyEvent, VacancySource, VacancyState
from tests.services.needs.needs_told import SETTINGS, letters_sent, need
from tests.support.factories import Factory, day

CONTENT = VacancyContent(
    headline="Diskare",
    text="Du diskar i ett lugnt kök. Krav: B-körkort.",
    conditions={Condition.STANDING: True},
    languages=("Svenska",),
)


@pytest.fixture
def coach(session: Session, make: Factory) -> Actor:
    actor = make.actor(make.coach())
    scoping.act_as(session, actor)
    return actor


def test_what_a_coach_writes_down_is_found_at_once(
    session: Session, make: Factory, coach: Actor
) -> None:
    place = make.workplace()
    vacancy = add_vacancy(session, coach, place.id, CONTENT)
    view = read_vacancy(session, coach, vacancy.id)
    assert (view.state, view.source) == (VacancyState.OPEN, VacancySource.COACH)
    assert view.content.municipality_code == place.municipality_code
    assert view.content.languages == ("sv",)
    assert view.employer_name == place.employer.name
    assert view.relation
    assert not view.relation.exists
    assert {each.condition for each in view.conditions} >= {Condition.STANDING}
    assert [hit.id for hit in search_vacancies(session, coach, "disk").hits] == [vacancy.id]


def test_a_workplace_that_is_not_there(session: Session, coach: Actor) -> None:
    with pytest.raises(errors.NotFound):
        add_vacancy(session, coach, 4711, CONTENT)
    with pytest.raises(errors.NotFound):
        read_vacancy(session, coach, 4711)
    with pytest.raises(errors.NotFound):
        edit_vacancy(session, coach, 4711, CONTENT, 1)


def test_an_edit_keeps_the_earlier_version_and_is_found_by_its_new_words(
    session: Session, make: Factory, coach: Actor
) -> None:
    vacancy = add_vacancy(session, coach, make.workplace().id, CONTENT)
    edit_vacancy(session, coach, vacancy.id, replace(CONTENT, headline="Trädgårdshjälp"), 1)
    kept = session.scalars(select(EarlierVersion)).one()
    assert kept.data["headline"] == "Diskare"
    assert search_vacancies(session, coach, "trädgård").total == 1
    with pytest.raises(errors.Stale):
        edit_vacancy(session, coach, vacancy.id, CONTENT, 1)


def test_reading_and_writing_back_changes_nothing(
    session: Session, make: Factory, coach: Actor
) -> None:
    vacancy = add_vacancy(session, coach, make.workplace().id, CONTENT)
    view = read_vacancy(session, coach, vacancy.id)
    edit_vacancy(session, coach, vacancy.id, view.content, view.version)
    assert vacancy.version == 1


def test_an_ad_is_changed_at_its_source(session: Session, make: Factory, coach: Actor) -> None:
    ad = make.vacancy(make.workplace(), source=VacancySource.JOBTECH)
    with pytest.raises(errors.Conflict):
        edit_vacancy(session, coach, ad.id, CONTENT, 1)
    with pytest.raises(errors.Conflict):
        change_state(session, coach, ad.id, VacancyEvent.WITHDRAW, 1)
    change_state(session, coach, ad.id, VacancyEvent.FILL_BY_US, 1)
    assert ad.state is VacancyState.FILLED_BY_US


def test_staff_cannot_approve_past_moderation(
    session: Session, make: Factory, coach: Actor
) -> None:
    vacancy = make.vacancy(make.workplace(), state=VacancyState.SUBMITTED)
    with pytest.raises(errors.Conflict):
        change_state(session, coach, vacancy.id, VacancyEvent.APPROVE, 1)


def test_an_answer_becomes_a_known_fact(session: Session, make: Factory, coach: Actor) -> None:
    vacancy = add_vacancy(session, coach, make.workplace().id, CONTENT)
    answer_question(session, coach, vacancy.id, Condition.CALM, False)
    assert vacancy.conditions["calm"] == {"value": False, "quote": "", "source": "contact"}
    again = answer_question(session, coach, vacancy.id, Condition.CALM, False)
    assert again.version == 2
    edit_vacancy(session, coach, vacancy.id, replace(CONTENT, text="Lugn miljö"), 2)
    assert vacancy.conditions["calm"]["value"] is False
    answer_question(session, coach, vacancy.id, Condition.CALM, None)
    assert "calm" not in vacancy.conditions
    with pytest.raises(errors.Invalid):
        answer_question(session, coach, vacancy.id, Condition.CALM, True, source="rumour")
    with pytest.raises(errors.Stale):
        answer_question(session, coach, vacancy.id, Condition.CALM, True, version=1)


def test_the_nightly_job_closes_and_tells_who_posted(session: Session, make: Factory) -> None:
    scoping.act_as(session, SYSTEM)
    posted = post_need(session, need(deadline=clock.today()), SETTINGS).vacancy
    ad = make.vacancy(source=VacancySource.JOBTECH, deadline=clock.today())
    own = make.vacancy(deadline=clock.today())
    kept = make.vacancy(deadline=day(-9))
    assert expire_vacancies(session, SYSTEM) == 0
    assert expire_vacancies(session, SYSTEM, day(-1)) == 3
    assert expire_vacancies(session, SYSTEM, day(-1)) == 0
    session.expire_all()
    assert {posted.state, ad.state, own.state} == {VacancyState.EXPIRED}
    assert (kept.state, ad.version) == (VacancyState.OPEN, 2)
    assert "Sista dagen" in letters_sent(session)[-1].subject
    assert "ads_expired" in session.scalars(select(AuditEntry.action)).all()


STEPS = st.lists(st.sampled_from([*VacancyEvent, "a day passes"]), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(STEPS, st.sampled_from(VacancySource), st.sampled_from([None, 0, 2]))
def test_whatever_happens_only_what_is_open_and_in_time_is_found(
    session: Session,
    make: Factory,
    steps: list[VacancyEvent | str],
    source: VacancySource,
    days_left: int | None,
) -> None:
    savepoint = session.begin_nested()
    today = clock.today()
    deadline = None if days_left is None else day(-days_left)
    first = VacancyState.SUBMITTED if source is VacancySource.FORM else VacancyState.OPEN
    vacancy = make.vacancy(source=source, state=first, deadline=deadline, headline="Odla")
    index_vacancy(session, vacancy, read_taxonomy(session))
    approved = source is not VacancySource.FORM
    for step in steps:
        if isinstance(step, VacancyEvent):
            try:
                vacancy_life.move(session, SYSTEM, vacancy, step)
            except errors.Conflict:
                continue
            if source is VacancySource.FORM:
                approved = step is VacancyEvent.APPROVE
        else:
            today = day(-((today - clock.today()).days + 1))
        found = session.scalars(select(Vacancy.id).where(vacancy_life.findable(today))).all()
        in_time = deadline is None or deadline >= today
        assert (vacancy.id in found) == (vacancy.state is VacancyState.OPEN and in_time)
        assert vacancy.state is not VacancyState.OPEN or approved
    savepoint.rollback()
