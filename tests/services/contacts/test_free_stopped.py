"""A stop wins over what was announced before it, whoever said it and wherever it was written."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import AuditEntry, Intention, Notice, OutboxMessage
from employer_match.services.actor import SYSTEM
from employer_match.services.contacts.announce import announce
from employer_match.services.contacts.contact_rules import RuleDraft, set_contact_rule
from employer_match.services.contacts.free_stopped import free_stopped
from employer_match.services.contacts.lapse_intentions import lapse_intentions
from employer_match.vocabulary import NoticeKind, Purpose
from tests.support.factories import Factory, day


def standing(session: Session, *announced: Intention) -> list[bool]:
    session.flush()
    session.expire_all()
    return [session.get_one(Intention, one.id).released_at is None for one in announced]


def test_who_announced_is_freed_and_told(session: Session, make: Factory) -> None:
    anna, bo, shop = make.coach(), make.coach(), make.workplace(name="Kafé Kanel")
    theirs, elsewhere = make.intention(shop, anna), make.intention(make.workplace(), anna)
    set_contact_rule(session, make.actor(bo), shop.id, RuleDraft(rest_days=3))
    assert standing(session, theirs) == [True], "a wish is no stop"
    set_contact_rule(session, make.actor(bo), shop.id, RuleDraft(stop_for_good=True), 1)
    assert standing(session, theirs, elsewhere) == [False, True]
    (told,) = session.scalars(select(Notice)).all()
    assert (told.user_id, told.kind, told.workplace_id, told.from_user_id) == (
        (anna.id, NoticeKind.STOPPED, shop.id, bo.id)
    )
    (mail,) = session.scalars(select(OutboxMessage)).all()
    assert (mail.recipient, "Kafé Kanel" in mail.subject) == (anna.email, True)
    actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions[-1] == "intention_stopped"


def test_the_first_wishes_written_may_be_a_stop_and_nobody_is_told_of_their_own(
    session: Session, make: Factory
) -> None:
    anna, shop = make.coach(), make.workplace()
    own = make.intention(shop, anna)
    set_contact_rule(session, make.actor(anna), shop.id, RuleDraft(stop_until=day(-30)))
    assert standing(session, own) == [False]
    assert session.scalars(select(Notice)).all() == []
    assert session.scalars(select(OutboxMessage)).all() == []


def test_what_a_coordinator_let_past_and_what_the_employer_asked_for_stands(
    session: Session, make: Factory
) -> None:
    chief, shop, other = make.coordinator(), make.workplace(), make.workplace()
    make.rule(shop, stop_for_good=True, stop_since=day(9))
    passed = announce(
        session, make.actor(chief), shop.id, Purpose.CARE, override_stop_reason="De ringde"
    )
    asked = make.intention(other, make.coach(), purpose=Purpose.EMPLOYER_ASKED)
    make.rule(other, stop_for_good=True, stop_since=day(0))
    assert free_stopped(session, SYSTEM) == 0
    assert standing(session, passed, asked) == [True, True]


def test_the_daily_round_finds_a_stop_that_came_by_another_way(
    session: Session, make: Factory
) -> None:
    shop = make.workplace()
    announced = make.intention(shop, make.coach(disabled_at=clock.now()), days=9)
    make.rule(shop, stop_until=clock.today() + timedelta(days=3), stop_since=clock.today())
    assert lapse_intentions(session, clock.today()) == (0, 1)
    assert standing(session, announced) == [False]
    assert session.scalars(select(OutboxMessage)).all() == [], "no account, no mail"
