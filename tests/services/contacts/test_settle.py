"""Asking instead of going on: a talk, or to come along."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Contact, Notice, OutboxMessage
from employer_match.services.contacts.settle import ask_colleagues
from employer_match.services.mail.notices import mark_read, unread_notices
from employer_match.vocabulary import NoticeKind
from tests.support.factories import Factory


def test_everyone_in_contact_is_asked_once(session: Session, make: Factory) -> None:
    anna, bea, bo = make.coach(language="en"), make.coach(), make.coach(name="Bo")
    shop = make.workplace()
    for coach, days in ((anna, 3), (anna, 5), (bea, 2)):
        make.contact(shop, coach, days_ago=days)
    assert ask_colleagues(session, make.actor(bo), shop.id, join=True) == 2
    notices = session.execute(select(Notice.user_id, Notice.kind).order_by(Notice.user_id)).all()
    assert notices == [(anna.id, "wants_to_join"), (bea.id, "wants_to_join")]
    mails = {mail.recipient: mail.body for mail in session.scalars(select(OutboxMessage))}
    assert "come along" in mails[anna.email]
    assert "följa med" in mails[bea.email]
    assert len(session.scalars(select(Contact)).all()) == 3


def test_asking_for_a_talk_is_read_and_put_away(session: Session, make: Factory) -> None:
    anna, bo, shop = make.coach(), make.coach(name="Bo"), make.workplace()
    make.intention(shop, anna)
    ask_colleagues(session, make.actor(bo), shop.id, join=False)
    reader = make.actor(anna)
    (notice,) = unread_notices(session, reader)
    assert (notice.kind, notice.workplace) == (NoticeKind.WANTS_TO_TALK, shop.name)
    assert notice.who is not None
    assert notice.who.name == "Bo"
    mark_read(session, make.actor(bo), [notice.id])
    assert len(unread_notices(session, reader)) == 1
    mark_read(session, reader, [notice.id])
    assert unread_notices(session, reader) == []


def test_a_unit_that_does_not_share_asks_without_a_name(session: Session, make: Factory) -> None:
    anna, shop = make.coach(), make.workplace()
    quiet = make.coach(make.unit(shares_employer_layer=False), name="Tyst")
    make.contact(shop, anna)
    ask_colleagues(session, make.actor(quiet), shop.id, join=False)
    (notice,) = unread_notices(session, make.actor(anna))
    assert notice.who is not None
    assert notice.who.hidden
    assert "Tyst" not in session.scalars(select(OutboxMessage.body)).one()


def test_nobody_to_ask(session: Session, make: Factory) -> None:
    actor = make.actor(make.coach())
    with pytest.raises(errors.Conflict):
        ask_colleagues(session, actor, make.workplace().id, join=True)
    with pytest.raises(errors.NotFound):
        ask_colleagues(session, actor, 10**6, join=True)
