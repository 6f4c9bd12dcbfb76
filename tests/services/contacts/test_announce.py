"""Announcing a contact: the workplace is one coach's at a time, whoever comes first."""

import threading

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from employer_match import clock, db, errors
from employer_match.models import AuditEntry, Collision, Intention, Notice, User, Workplace
from employer_match.services.contacts.announce import announce, release_intention
from employer_match.services.contacts.collision_facts import CollisionView
from employer_match.vocabulary import GoOnReason, NoticeKind, Purpose
from tests.support.factories import Factory, day
from tests.support.threads import at_once

REASON = GoOnReason.COLLEAGUE_SILENT


def reserve(
    session: Session, make: Factory, user: User, shop: Workplace, **more: object
) -> Intention:
    return announce(session, make.actor(user), shop.id, Purpose.INTRODUCE, **more)  # type: ignore[arg-type]


def test_it_holds_for_a_fortnight_unless_said_otherwise(session: Session, make: Factory) -> None:
    coach = make.coach()
    assert reserve(session, make, coach, make.workplace()).until == day(-14)
    assert reserve(session, make, coach, make.workplace(), days=3).until == day(-3)
    with pytest.raises(errors.Invalid):
        reserve(session, make, coach, make.workplace(), days=61)
    actions = list(session.scalars(select(AuditEntry.action)))
    assert actions == ["contact_announced", "contact_announced"]


def test_a_colleagues_announcement_holds_against_any_reason(
    session: Session, make: Factory
) -> None:
    anna, bo, shop = make.coach(name="Anna"), make.coach(), make.workplace()
    reserve(session, make, anna, shop)
    for more in ({}, {"go_on_reason": REASON}):
        with pytest.raises(errors.CollisionFound) as refused:
            reserve(session, make, bo, shop, **more)
        (met,) = refused.value.collisions
        assert isinstance(met, CollisionView)
        assert (met.who.name, met.announced, met.until) == ("Anna", True, day(-14))


def test_a_reason_goes_past_a_colleagues_contact(session: Session, make: Factory) -> None:
    anna, bo, shop = make.coach(), make.coach(), make.workplace()
    make.contact(shop, anna, days_ago=2)
    with pytest.raises(errors.CollisionFound):
        reserve(session, make, bo, shop)
    plan = reserve(session, make, bo, shop, go_on_reason=REASON)
    kept = session.scalars(select(Collision)).one()
    assert (kept.intention_id, kept.contact_id, kept.reason) == (plan.id, None, REASON)
    assert session.scalars(select(Notice.kind)).all() == [NoticeKind.WENT_ON]


def test_announcing_again_renews(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    first = reserve(session, make, coach, shop, days=1)
    first.reminded_at = clock.now()
    again = reserve(session, make, coach, shop, days=9)
    assert (again.id, again.until, again.reminded_at) == (first.id, day(-9), None)


def test_what_has_lapsed_is_free(session: Session, make: Factory) -> None:
    anna, bo, shop = make.coach(), make.coach(), make.workplace()
    old = make.intention(shop, anna, days=-1)
    assert reserve(session, make, bo, shop).user_id == bo.id
    assert session.get_one(Intention, old.id).released_at is not None


def test_a_stop_stops_announcing_too(session: Session, make: Factory) -> None:
    shop = make.workplace()
    make.rule(shop, stop_until=day(0))
    with pytest.raises(errors.EmployerSaidStop):
        reserve(session, make, make.coach(), shop)
    chief = make.coordinator()
    assert reserve(session, make, chief, shop, override_stop_reason="Överenskommet").id


def test_who_may_release(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    plan = make.intention(shop, coach)
    with pytest.raises(errors.NotAllowed):
        release_intention(session, make.actor(make.coach()), plan.id)
    with pytest.raises(errors.NotFound):
        release_intention(session, make.actor(coach), 10**6)
    chief = make.actor(make.coordinator(coach.roles[0].unit))
    moment = release_intention(session, chief, plan.id).released_at
    assert moment is not None
    assert release_intention(session, make.actor(coach), plan.id).released_at == moment
    assert reserve(session, make, make.coach(), shop).id != plan.id


def test_of_many_at_once_exactly_one_holds(engine: Engine) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        shop = make.workplace()
        actors = [make.actor(make.coach()) for _ in range(8)]

    def reserve_one(number: int) -> int:
        with db.transaction(engine, actor=actors[number]) as session:
            return announce(session, actors[number], shop.id, Purpose.INTRODUCE).user_id

    results = at_once(reserve_one, range(8))
    held = [result for result in results if isinstance(result, int)]
    assert len(held) == 1
    told = [result for result in results if isinstance(result, errors.CollisionFound)]
    assert len(told) == 7
    assert all(len(one.collisions) == 1 for one in told)
    with db.transaction(engine, read_only=True) as session:
        assert session.scalars(select(Intention.user_id)).all() == held


def test_the_database_decides_what_was_written_past_us(engine: Engine) -> None:
    """A reservation that another path is just writing: not seen yet, and still never doubled."""
    with db.transaction(engine) as session:
        make = Factory(session)
        shop, anna, bo = make.workplace(), make.coach(), make.actor(make.coach())
    other = db.open_session(engine)
    Factory(other).intention(shop, other.merge(anna))  # written, not committed
    outcome: list[object] = []

    def try_it() -> None:
        try:
            with db.transaction(engine, actor=bo) as session:
                outcome.append(announce(session, bo, shop.id, Purpose.FOLLOW_UP))
        except errors.CollisionFound as told:
            outcome.append(told)

    waiting = threading.Thread(target=try_it)
    waiting.start()
    waiting.join(timeout=0.5)
    assert not outcome
    other.commit()
    other.close()
    waiting.join(timeout=20)
    (told,) = outcome
    assert isinstance(told, errors.CollisionFound)
    (met,) = told.collisions
    assert isinstance(met, CollisionView)
    assert met.who.user_id == anna.id
