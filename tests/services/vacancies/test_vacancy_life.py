"""The life of an opening: only what the table allows, and what is over is never found."""

from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import AuditEntry, EarlierVersion, Vacancy
from employer_match.services.actor import SYSTEM
from employer_match.services.vacancies import vacancy_life
from employer_match.vocabulary import VacancyEvent, VacancySource, VacancyState
from tests.support.factories import Factory


def test_nothing_opens_a_posted_need_but_approval() -> None:
    for state, event in product(VacancyState, VacancyEvent):
        try:
            following = vacancy_life.after(state, event, VacancySource.FORM)
        except errors.Conflict:
            continue
        assert (following is VacancyState.OPEN) == (event is VacancyEvent.APPROVE)


def test_a_rejected_need_stays_rejected() -> None:
    for event in VacancyEvent:
        with pytest.raises(errors.Conflict):
            vacancy_life.after(VacancyState.REJECTED, event, VacancySource.COACH)


@pytest.mark.parametrize("state", [s for s in VacancyState if s is not VacancyState.REJECTED])
def test_every_other_state_can_be_left(state: VacancyState) -> None:
    assert vacancy_life.allowed(Vacancy(state=state))


def test_a_step_keeps_the_earlier_version_and_stamps_its_times(
    session: Session, make: Factory
) -> None:
    vacancy = make.vacancy(state=VacancyState.SUBMITTED, published_on=None)
    vacancy_life.move(session, SYSTEM, vacancy, VacancyEvent.APPROVE, "Tack!")
    assert vacancy.state is VacancyState.OPEN
    assert vacancy.published_on == clock.today()
    assert vacancy.answered_at
    assert vacancy.closed_at is None
    assert vacancy.moderation_comment == "Tack!"
    assert vacancy.version == 2
    assert session.scalars(select(EarlierVersion)).one().data["state"] == "submitted"
    assert session.scalars(select(AuditEntry)).one().action == "vacancy_approve"
    vacancy_life.move(session, SYSTEM, vacancy, VacancyEvent.FILL_BY_US)
    assert vacancy.closed_at
    vacancy_life.move(session, SYSTEM, vacancy, VacancyEvent.REOPEN)
    assert vacancy.closed_at is None


def test_a_refused_step_changes_nothing(session: Session, make: Factory) -> None:
    vacancy = make.vacancy()
    with pytest.raises(errors.Conflict):
        vacancy_life.move(session, SYSTEM, vacancy, VacancyEvent.APPROVE)
    assert vacancy.state is VacancyState.OPEN
    assert vacancy.version == 1


def test_a_deadline_closes_at_once(session: Session, make: Factory) -> None:
    today = clock.today()
    days = [None, today, today - timedelta(days=1)]
    ids = [make.vacancy(deadline=day).id for day in days]
    make.vacancy(state=VacancyState.SUBMITTED)
    found = session.scalars(select(Vacancy.id).where(vacancy_life.findable(today))).all()
    assert sorted(found) == ids[:2]
