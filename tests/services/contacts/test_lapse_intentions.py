"""The daily round: one reminder two days before, then the workplace is free again."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Intention, Notice, OutboxMessage
from employer_match.services.contacts.lapse_intentions import lapse_intentions
from employer_match.vocabulary import NoticeKind
from tests.support.factories import Factory


def test_a_reservation_from_start_to_end(session: Session, make: Factory) -> None:
    coach, shop = make.coach(language="en"), make.workplace(name="Kafé Kanel")
    plan = make.intention(shop, coach, days=5)
    rounds = [lapse_intentions(session, clock.today() + timedelta(days=days)) for days in range(8)]
    assert rounds == [(0, 0)] * 3 + [(1, 0)] + [(0, 0)] * 2 + [(0, 1)] + [(0, 0)]
    assert session.get_one(Intention, plan.id).released_at is not None
    kinds = session.scalars(select(Notice.kind).order_by(Notice.id)).all()
    assert kinds == [NoticeKind.INTENTION_ENDS, NoticeKind.INTENTION_LAPSED]
    mail = session.scalars(select(OutboxMessage)).one()
    assert mail.recipient == coach.email
    assert "Kafé Kanel" in mail.subject
    assert f"through {plan.until}" in mail.body


def test_a_round_that_was_missed_releases_without_a_reminder(
    session: Session, make: Factory
) -> None:
    make.intention(make.workplace(), make.coach(), days=2)
    assert lapse_intentions(session, clock.today() + timedelta(days=9)) == (0, 1)


def test_a_closed_account_gets_no_mail(session: Session, make: Factory) -> None:
    make.intention(make.workplace(), make.coach(disabled_at=clock.now()), days=1)
    assert lapse_intentions(session, clock.today()) == (1, 0)
    assert session.scalars(select(OutboxMessage)).all() == []
