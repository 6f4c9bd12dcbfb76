"""Logging a contact: what it needs, what stands in its way, what it leaves behind."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from employer_match import clock, db, errors
from employer_match.models import (
    AuditEntry,
    Collision,
    Contact,
    Intention,
    Notice,
    OnBehalfOf,
    OutboxMessage,
    StopOverride,
)
from employer_match.outreach.collisions import RestPeriods
from employer_match.services import texts
from employer_match.services.contacts.collision_facts import CollisionView
from employer_match.services.contacts.log_contact import log_contact
from employer_match.services.scoping import act_as
from employer_match.vocabulary import (
    Advice,
    Answer,
    GoOnReason,
    NextStep,
    NoticeKind,
    Purpose,
)
from tests.services.contacts.visits import draft, log
from tests.support.factories import Factory, day
from tests.support.threads import at_once

AGREED = GoOnReason.AGREED_WITH_COLLEAGUE


def count(session: Session, kind: type[Any]) -> int:
    return session.scalar(select(func.count()).select_from(kind)) or 0


def test_six_fields_are_enough(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    contact = log(session, make, coach, draft(shop))
    assert (contact.user_id, contact.unit_id) == (coach.id, coach.roles[0].unit_id)
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.thing_id) == ("contact_logged", str(contact.id))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"happened_on": day(-1)}, "happened_on"),
        ({"happened_on": day(366)}, "happened_on"),
        ({"next_step_on": day(1)}, "next_step_on"),
        ({"contact_person_id": 10**6}, "contact_person_id"),
        ({"vacancy_id": 10**6}, "vacancy_id"),
    ],
)
def test_a_slip_is_told_with_its_field(
    session: Session, make: Factory, change: dict[str, Any], field: str
) -> None:
    coach, shop = make.coach(), make.workplace()
    with pytest.raises(errors.Invalid) as refused:
        log(session, make, coach, draft(shop, **change))
    assert list(refused.value.fields) == [field]
    assert count(session, Contact) == 0


def test_an_old_day_is_taken_when_confirmed(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    old = draft(shop, happened_on=day(400), confirm_old_date=True)
    assert log(session, make, coach, old).happened_on == day(400)


def test_another_workplaces_person_or_vacancy_is_refused(session: Session, make: Factory) -> None:
    coach, shop, other = make.coach(), make.workplace(), make.workplace()
    person, vacancy = make.contact_person(other), make.vacancy(other)
    for change in ({"contact_person_id": person.id}, {"vacancy_id": vacancy.id}):
        with pytest.raises(errors.Invalid):
            log(session, make, coach, draft(shop, **change))


def test_who_asked_to_be_left_alone_is(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    person = make.contact_person(shop, objected_at=clock.now())
    with pytest.raises(errors.Invalid):
        log(session, make, coach, draft(shop, contact_person_id=person.id))
    called = draft(shop, contact_person_id=person.id, purpose=Purpose.EMPLOYER_ASKED)
    assert log(session, make, coach, called).id


def test_a_participant_beyond_reach_is_the_same_as_a_missing_one(
    session: Session, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    own = make.participant(coach)
    beyond = make.participant(make.coach(unit=coach.roles[0].unit))
    said = []
    for person in (beyond.id, "0" * 16):
        with pytest.raises(errors.NotFound) as refused:
            log(session, make, coach, draft(shop, participants=(own.id, person)))
        said.append((refused.value.message, refused.value.fields, refused.value.params))
    assert said[0] == said[1]
    contact = log(session, make, coach, draft(shop, participants=(own.id, own.id)))
    links = select(OnBehalfOf.participant_id).where(OnBehalfOf.contact_id == contact.id)
    assert list(session.scalars(links)) == [own.id]


@pytest.mark.parametrize(
    ("answers", "allowed"),
    [
        ([], False),
        ([Answer.SHOWN], False),
        ([Answer.MAYBE], False),
        ([Answer.WANTS], True),
        ([Answer.WANTS, Answer.NO], False),
        ([Answer.WANTS, Answer.CONTACTED], True),
        ([Answer.OFFERED, Answer.DECLINED_OFFER], False),
    ],
)
def test_nobody_is_presented_before_wanting_it(
    session: Session, make: Factory, answers: list[Answer], allowed: bool
) -> None:
    coach, shop = make.coach(), make.workplace()
    vacancy, person = make.vacancy(shop), make.participant(coach)
    for answer in answers:
        make.decision(person, vacancy, answer)
    present = draft(
        shop,
        purpose=Purpose.PRESENT_CANDIDATE,
        vacancy_id=vacancy.id,
        participants=(person.id,),
    )
    if allowed:
        assert log(session, make, coach, present).id
        return
    with pytest.raises(errors.Invalid) as refused:
        log(session, make, coach, present)
    assert list(refused.value.fields) == ["participants"]
    assert log(session, make, coach, replace(present, purpose=Purpose.LEARN_NEEDS)).id


def test_a_colleague_in_the_way_is_told_with_all_that_was_agreed(
    session: Session, make: Factory
) -> None:
    anna, bo, shop = make.coach(name="Anna"), make.coach(), make.workplace()
    make.contact(shop, anna, days_ago=7, next_step=NextStep.VISIT, next_step_on=day(-2))
    with pytest.raises(errors.CollisionFound) as refused:
        log(session, make, bo, draft(shop))
    (met,) = refused.value.collisions
    assert isinstance(met, CollisionView)
    assert (met.who.name, met.who.unit) == ("Anna", anna.roles[0].unit.name)
    assert (met.day, met.until, met.next_step) == (day(7), day(-7), NextStep.VISIT)
    assert met.to_json()["next_step_on"] == day(-2).isoformat()
    assert count(session, Contact) == 1


def test_going_on_needs_a_reason_and_tells_the_colleague_once(
    session: Session, make: Factory
) -> None:
    anna, bo, shop = make.coach(), make.coach(name="Bo"), make.workplace()
    person = make.participant(bo, code_name="Blåmes")
    make.contact(shop, anna, days_ago=7)
    make.contact(shop, anna, days_ago=3)
    what = draft(shop, participants=(person.id,), note="Om Blåmes")
    texts.was_read(session, [texts.mark_of("note", what.note)])
    contact = log(session, make, bo, what, go_on_reason=AGREED)
    kept = session.scalars(select(Collision).order_by(Collision.id)).all()
    assert [one.contact_id for one in kept] == [contact.id, contact.id]
    assert {one.reason for one in kept} == {AGREED}
    notice = session.scalars(select(Notice)).one()
    assert (notice.user_id, notice.kind) == (anna.id, NoticeKind.WENT_ON)
    mail = session.scalars(select(OutboxMessage)).one()
    assert mail.recipient == anna.email
    assert "Bo" in mail.body
    assert shop.name in mail.subject
    assert "Blåmes" not in mail.subject + mail.body
    assert person.id not in mail.subject + mail.body


def test_a_reason_without_a_collision_leaves_no_trace(session: Session, make: Factory) -> None:
    log(session, make, make.coach(), draft(make.workplace()), go_on_reason=AGREED)
    assert count(session, Collision) == count(session, Notice) == 0


def test_two_shops_of_one_employer_do_not_collide(session: Session, make: Factory) -> None:
    one, other = make.workplace(), None
    other = make.workplace(employer=one.employer)
    make.contact(one, make.coach(), days_ago=1)
    assert log(session, make, make.coach(), draft(other)).id


def test_an_advert_is_no_need_that_was_posted_here(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    make.contact(shop, make.coach(), days_ago=1)
    posted = make.vacancy(shop, source="form")
    advert = make.vacancy(shop, source="jobtech", external_id="1")
    answer = draft(shop, purpose=Purpose.REPLY_TO_NEED)
    with pytest.raises(errors.CollisionFound):
        log(session, make, coach, replace(answer, vacancy_id=advert.id))
    assert log(session, make, coach, replace(answer, vacancy_id=posted.id)).id


def test_a_unit_that_does_not_share_shows_the_day_only(session: Session, make: Factory) -> None:
    quiet = make.coach(unit=make.unit(shares_employer_layer=False), name="Anna")
    coach, shop = make.coach(), make.workplace()
    make.contact(shop, quiet, days_ago=7)
    with pytest.raises(errors.CollisionFound) as refused:
        log(session, make, coach, draft(shop))
    (met,) = refused.value.collisions
    assert isinstance(met, CollisionView)
    shown = met.to_json()
    assert shown.pop("day") == day(7).isoformat()
    assert shown.pop("until") == day(-7).isoformat()
    assert not any(shown.values())
    other = make.workplace()
    make.contact(other, coach, days_ago=7)
    log(session, make, quiet, draft(other), go_on_reason=AGREED)
    mail = session.scalars(select(OutboxMessage)).one()
    assert "Anna" not in mail.body
    assert "annan enhet" in mail.body


def test_a_stop_yields_only_to_a_coordinators_reason(session: Session, make: Factory) -> None:
    coach, chief, shop = make.coach(), make.coordinator(), make.workplace()
    make.rule(shop, stop_for_good=True, stop_since=day(10))
    with pytest.raises(errors.EmployerSaidStop):
        log(session, make, coach, draft(shop), override_stop_reason="Måste")
    with pytest.raises(errors.EmployerSaidStop):
        log(session, make, chief, draft(shop), override_stop_reason=" ")
    log(session, make, coach, draft(shop, purpose=Purpose.EMPLOYER_ASKED))
    log(session, make, coach, draft(shop, happened_on=day(11)))
    asked = draft(shop, purpose=Purpose.FOLLOW_UP)
    why = " Chefen bad om det "
    passed = log(session, make, chief, asked, override_stop_reason=why, go_on_reason=AGREED)
    kept = session.scalars(select(StopOverride)).one()
    assert (kept.contact_id, kept.reason) == (passed.id, "Chefen bad om det")
    audited = session.scalars(select(AuditEntry.data).order_by(AuditEntry.id)).all()
    assert "Chefen" not in str(audited), "the audit holds codes and ids only"


def test_advice_comes_with_the_contact(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    make.rule(shop, not_before=day(-5), budget_per_month=1)
    actor = make.actor(coach)
    first = log_contact(act_as(session, actor), actor, draft(shop))
    assert first.advice == (Advice.NOT_BEFORE,)
    second = log_contact(session, actor, draft(shop, purpose=Purpose.PRESENT_CANDIDATE))
    assert second.advice == (Advice.NOT_BEFORE, Advice.BUDGET_SPENT, Advice.NEEDS_NOT_KNOWN)


def test_a_contact_releases_what_the_coach_announced(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    plan = make.intention(shop, coach)
    log(session, make, coach, draft(shop, happened_on=day(3)))
    assert session.get_one(Intention, plan.id).released_at is None
    log(session, make, coach, draft(shop))
    assert session.get_one(Intention, plan.id).released_at is not None


def test_only_a_coordinator_logs_for_a_colleague(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    unit = coach.roles[0].unit
    chief, mate, stranger = make.coordinator(unit), make.coach(unit), make.coordinator()
    theirs = draft(shop, user_id=coach.id)
    for other in (mate, stranger):
        with pytest.raises(errors.NotAllowed):
            log(session, make, other, theirs)
    with pytest.raises(errors.Invalid):
        log(session, make, chief, replace(theirs, unit_id=make.unit().id))
    assert log(session, make, chief, theirs).user_id == coach.id


def test_there_must_be_a_workplace_and_a_right(session: Session, make: Factory) -> None:
    shop = make.workplace()
    with pytest.raises(errors.NotFound):
        log(session, make, make.coach(), draft(shop, workplace_id=10**6))
    with pytest.raises(errors.NotAllowed):
        log(session, make, make.user(), draft(shop))


def test_many_at_once_lose_nothing_and_see_each_other(engine: Engine) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        shops = [make.workplace() for _ in range(3)]
        actors = [make.actor(make.coach()) for _ in range(8)]

    def work(number: int) -> int:
        actor = actors[number % len(actors)]
        with db.transaction(engine, actor=actor) as session:
            return log_contact(
                session, actor, draft(shops[number % 3]), go_on_reason=AGREED
            ).contact.id

    made = at_once(work, range(48))
    assert len(set(made)) == 48
    with db.transaction(engine, read_only=True) as session:
        assert count(session, Contact) == 48
        assert count(session, AuditEntry) == 48
        told = session.execute(select(Collision.user_id, Collision.earlier_contact_id)).all()
        contacts = session.scalars(select(Contact).order_by(Contact.id)).all()
    # Whoever came later to a workplace was told of everyone before, once: nobody slipped by.
    assert sorted(told) == sorted(
        {
            (later.user_id, earlier.id)
            for later in contacts
            for earlier in contacts
            if earlier.workplace_id == later.workplace_id
            and earlier.id < later.id
            and earlier.user_id != later.user_id
        }
    )


def test_the_rest_period_can_be_set(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    make.contact(shop, make.coach(), days_ago=9)
    assert log(session, make, coach, draft(shop), rest=RestPeriods(8, 30)).id
