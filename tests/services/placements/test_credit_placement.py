"""A placement is credited to two, and the one of another unit learns nothing new by it."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import (
    AuditEntry,
    Notice,
    OutboxMessage,
    Placement,
    PlacementCredit,
    SharedCredit,
    Vacancy,
)
from employer_match.services.placements.credit_placement import credit_placement, take_credit_back
from employer_match.services.placements.read_placements import own_credits, read_placements
from employer_match.services.placements.shared_credits import next_quarter
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.decide import decide
from employer_match.vocabulary import Answer, Outcome, PlacementKind, VacancyKind
from tests.support.factories import Factory

AFTER_OFFER = (Answer.WANTS, Answer.CONTACTED, Answer.OFFERED, Answer.STARTED)


def started(session: Session, make: Factory, coach: object, vacancy: Vacancy) -> str:
    person = make.participant(coach)  # type: ignore[arg-type]
    actor = make.actor(coach)  # type: ignore[arg-type]
    act_as(session, actor)
    for answer in AFTER_OFFER:
        decide(session, actor, person.id, vacancy.id, answer)
    return person.id


def test_what_began_is_a_placement_of_the_coach(session: Session, make: Factory) -> None:
    anna, shop = make.coach(name="Anna"), make.workplace()
    person = started(session, make, anna, make.vacancy(shop))
    (placement,) = session.scalars(select(Placement)).all()
    assert (placement.kind, placement.started_on) == (PlacementKind.JOB, clock.today())
    (seen,) = read_placements(session, make.actor(anna), person)
    assert (seen.number, seen.workplace, seen.credited) == (1, shop.name, ("Anna",))
    trial = make.vacancy(shop, kind=VacancyKind.INTERNSHIP)
    for vacancy in (trial, make.vacancy(shop, kind=VacancyKind.STUDY_VISIT), make.vacancy()):
        started(session, make, anna, vacancy)
    kinds = session.scalars(select(Placement.kind).order_by(Placement.id)).all()
    assert kinds == [PlacementKind.JOB, PlacementKind.INTERNSHIP]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-11-22", "2027-01-01"), ("2026-12-31", "2027-01-01"), ("2026-01-01", "2026-04-01")],
)
def test_the_quarter_after(day: str, expected: str) -> None:
    assert next_quarter(date.fromisoformat(day)) == date.fromisoformat(expected)


def test_the_colleague_learns_it_late_without_a_day_and_only_where_it_is_known(
    session: Session, make: Factory
) -> None:
    anna, bo, shop = make.coach(), make.coach(name="Bo"), make.workplace(name="Kafé Kanel")
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False):
        people = [started(session, make, anna, make.vacancy(shop)) for _ in range(2)]
        for person in people:
            act_as(session, make.actor(anna))
            credit_placement(session, make.actor(anna), person, 1, bo.id)
            credit_placement(session, make.actor(anna), person, 1, bo.id)
        (seen,) = read_placements(session, make.actor(anna), people[0])
        assert len(seen.credited) == 2
        reader = make.actor(bo)
        act_as(session, reader)
        assert session.scalars(select(PlacementCredit)).all() == [], "behind the wall"
        assert session.scalars(select(Placement)).all() == []
        with pytest.raises(errors.NotFound):
            read_placements(session, reader, people[0])
        assert own_credits(session, reader) == []
        assert session.scalars(select(Notice)).all() == []
        assert session.scalars(select(OutboxMessage)).all() == []
        (shared,) = session.scalars(select(SharedCredit)).all()
        assert not any(person in repr(vars(shared)) for person in people)
    with time_machine.travel(datetime(2027, 1, 1, 9, tzinfo=UTC), tick=False):
        assert own_credits(session, reader) == [], "the shared log does not say it yet"
        make.contact(shop, anna, outcome=Outcome.HIRED)
        (credit,) = own_credits(session, reader)
        assert (credit.workplace, credit.year) == ("Kafé Kanel", 2026)
        assert own_credits(session, make.actor(make.coach())) == []
        assert own_credits(session, reader, make.workplace().id) == []


def test_refusals(session: Session, make: Factory) -> None:
    unit = make.unit()
    anna, mate, shop = make.coach(unit), make.coach(unit), make.workplace()
    person = started(session, make, anna, make.vacancy(shop))
    bo, cia = make.coach(), make.coach()
    for stranger in (mate, bo):
        actor = make.actor(stranger)
        act_as(session, actor)
        with pytest.raises(errors.NotFound):
            credit_placement(session, actor, person, 1, bo.id)
    actor = make.actor(anna)
    act_as(session, actor)
    for number, who, kind in (
        (2, bo.id, errors.NotFound),
        (0, bo.id, errors.NotFound),
        (10**30, bo.id, errors.NotFound),
        (1, 10**6, errors.Invalid),
        (1, make.user().id, errors.Invalid),
    ):
        with pytest.raises(kind):
            credit_placement(session, actor, person, number, who)
    credit_placement(session, actor, person, 1, bo.id)
    with pytest.raises(errors.Conflict):
        credit_placement(session, actor, person, 1, cia.id)


NOVEMBER, JANUARY, APRIL = (
    datetime(2026, 11, 22, 9, tzinfo=UTC),
    datetime(2027, 1, 2, 9, tzinfo=UTC),
    datetime(2027, 4, 1, 9, tzinfo=UTC),
)


def test_a_wrong_credit_is_taken_back_and_stays_on_record(session: Session, make: Factory) -> None:
    anna, bo, cia = make.coach(name="Anna"), make.coach(name="Bo"), make.coach(name="Cia")
    person = started(session, make, anna, make.vacancy(make.workplace()))
    actor = make.actor(anna)
    with pytest.raises(errors.NotFound):
        take_credit_back(session, actor, person, 1, bo.id)
    with pytest.raises(errors.Conflict):
        take_credit_back(session, actor, person, 1, anna.id)
    credit_placement(session, actor, person, 1, bo.id)
    for stranger in (bo, make.coach(anna.roles[0].unit)):
        act_as(session, make.actor(stranger))
        with pytest.raises(errors.NotFound):
            take_credit_back(session, make.actor(stranger), person, 1, bo.id)
    act_as(session, actor)
    take_credit_back(session, actor, person, 1, bo.id)
    (seen,) = read_placements(session, actor, person)
    assert seen.credited == ("Anna",)
    given = session.scalars(select(PlacementCredit).order_by(PlacementCredit.id)).all()
    assert [(one.user_id, one.taken_back_by_id) for one in given] == [
        (anna.id, None),
        (bo.id, anna.id),
    ]
    actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions[-1] == "placement_credit_taken_back"
    assert session.scalars(select(SharedCredit)).all() == [], "never shown"
    for right in (cia, bo):
        credit_placement(session, actor, person, 1, right.id)
        take_credit_back(session, actor, person, 1, right.id)
    assert session.scalars(select(Notice)).all() == []


def test_what_the_colleague_has_seen_goes_when_a_quarter_ends(
    session: Session, make: Factory
) -> None:
    anna, bo, shop = make.coach(), make.coach(), make.workplace()
    actor, reader = make.actor(anna), make.actor(bo)
    with time_machine.travel(NOVEMBER, tick=False):
        make.contact(shop, anna, outcome=Outcome.HIRED)
        people = [started(session, make, anna, make.vacancy(shop)) for _ in range(2)]
        for person in people:
            credit_placement(session, actor, person, 1, bo.id)
    with time_machine.travel(JANUARY, tick=False):
        take_credit_back(session, actor, people[0], 1, bo.id)
        assert session.scalars(select(SharedCredit.shown_until)).all() == [None], "another stands"
        take_credit_back(session, actor, people[1], 1, bo.id)
        assert len(own_credits(session, reader)) == 1, "no day tells of the change"
    with time_machine.travel(APRIL, tick=False):
        assert own_credits(session, reader) == []
