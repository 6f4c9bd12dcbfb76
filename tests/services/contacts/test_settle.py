"""Going on with a reason: whoever was there is told, and whoever holds the relation."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Notice, OutboxMessage
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.contacts.log_contact import log_contact
from employer_match.vocabulary import GoOnReason, Mode, NextStep, NoticeKind, Outcome, Purpose
from tests.support.factories import Factory


def test_the_earlier_ones_and_the_owner_are_told_once(session: Session, make: Factory) -> None:
    anna, olga, bo, shop = make.coach(), make.coach(), make.coach(), make.workplace()
    make.owner(shop, olga)
    for days in (2, 5):
        make.contact(shop, anna, days_ago=days)
    visit = ContactDraft(
        workplace_id=shop.id,
        happened_on=clock.today(),
        mode=Mode.PHONE,
        purpose=Purpose.INTRODUCE,
        outcome=Outcome.INTERESTED,
        next_step=NextStep.NOTHING,
    )
    log_contact(session, make.actor(bo), visit, go_on_reason=GoOnReason.COLLEAGUE_SILENT)
    notices = session.execute(select(Notice.user_id, Notice.kind).order_by(Notice.id)).all()
    assert notices == [
        (anna.id, NoticeKind.WENT_ON),
        (olga.id, NoticeKind.WENT_ON_AT_YOURS),
    ]
    assert len(session.scalars(select(OutboxMessage)).all()) == 2
