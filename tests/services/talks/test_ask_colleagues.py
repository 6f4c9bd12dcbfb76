"""Asking instead of going on: a talk, or to come along; asked once, answered on the page."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import AuditEntry, Contact, Notice, OutboxMessage, TalkMessage
from employer_match.services.contacts.find_collisions import find_collisions
from employer_match.services.mail.notices import mark_read, unread_notices
from employer_match.services.talks.answer_talk import answer_talk
from employer_match.services.talks.ask_colleagues import ask_colleagues
from employer_match.services.talks.read_talks import own_talks, read_talk, talked_about
from employer_match.vocabulary import NoticeKind, TalkAnswer, TalkKind
from tests.support.factories import Factory

WORDS = "Kan vi ta det på torsdag?"


def test_everyone_in_contact_is_asked_once(session: Session, make: Factory) -> None:
    anna, bea, bo = make.coach(language="en"), make.coach(), make.coach(name="Bo")
    shop = make.workplace()
    for coach, days in ((anna, 3), (anna, 5), (bea, 2)):
        make.contact(shop, coach, days_ago=days)
    talks = ask_colleagues(session, make.actor(bo), shop.id, kind=TalkKind.JOIN)
    assert {talk.colleague_id for talk in talks} == {anna.id, bea.id}
    notices = session.execute(select(Notice.user_id, Notice.kind).order_by(Notice.user_id)).all()
    assert notices == [(anna.id, "wants_to_join"), (bea.id, "wants_to_join")]
    mails = {mail.recipient: mail.body for mail in session.scalars(select(OutboxMessage))}
    assert "come along" in mails[anna.email]
    assert "följa med" in mails[bea.email]
    assert len(session.scalars(select(Contact)).all()) == 3


def test_a_talk_is_answered_on_the_page_and_both_messages_stay(
    session: Session, make: Factory
) -> None:
    anna, bo, shop = make.coach(name="Anna"), make.coach(name="Bo"), make.workplace()
    make.contact(shop, anna, days_ago=3)
    asks, answers = make.actor(bo), make.actor(anna)
    (talk,) = ask_colleagues(session, asks, shop.id, text=WORDS)
    (notice,) = unread_notices(session, answers)
    assert (notice.kind, notice.talk_id) == (NoticeKind.WANTS_TO_TALK, talk.id)
    (seen,) = own_talks(session, answers)
    assert (seen.waits_for_me, seen.mine, seen.messages[0].text) == (True, False, WORDS)
    answer_talk(session, answers, talk.id, "Ja, ring mig kl. 9.")
    assert unread_notices(session, answers) == [], "who answers need not put it away"
    (told,) = unread_notices(session, asks)
    assert (told.kind, told.who.name if told.who else "") == (NoticeKind.ANSWERED, "Anna")
    back = read_talk(session, asks, talk.id)
    assert [(one.mine, one.text) for one in back.messages] == [
        (True, WORDS),
        (False, "Ja, ring mig kl. 9."),
    ]
    assert back.waits_for_me
    written = " ".join(session.scalars(select(OutboxMessage.body)))
    audited = str(session.scalars(select(AuditEntry.data)).all())
    assert WORDS not in written + audited, "what was said stays on the page"
    assert len(find_collisions(session, asks, shop.id).collisions) == 1, "words alone clear nobody"
    answer_talk(session, answers, talk.id, answer=TalkAnswer.GO_YOURSELF)
    assert find_collisions(session, asks, shop.id).collisions == ()


def test_nobody_but_the_two_reads_a_word_and_all_see_that_they_talked(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    anna, bo, shop = make.coach(name="Anna"), make.coach(unit, name="Bo"), make.workplace()
    make.contact(shop, anna)
    (talk,) = ask_colleagues(session, make.actor(bo), shop.id, text=WORDS)
    for other in (make.coach(unit), make.coordinator(unit), make.team_leader(unit)):
        reader = make.actor(other)
        assert own_talks(session, reader) == []
        with pytest.raises(errors.NotFound):
            read_talk(session, reader, talk.id)
        with pytest.raises(errors.NotFound):
            answer_talk(session, reader, talk.id, "Jag med")
        (line,) = talked_about(session, reader, shop.id)
        assert (line.asker.name, line.colleague.name, line.answered) == ("Bo", "Anna", False)
        assert line.talk_id is None
        assert WORDS not in repr(line)
    answer_talk(session, make.actor(anna), talk.id, "Ja")
    (line,) = talked_about(session, make.actor(bo), shop.id)
    assert (line.answered, line.talk_id) == (True, talk.id)


def test_asking_again_goes_on_with_the_same_talk(session: Session, make: Factory) -> None:
    anna, bo, shop = make.coach(), make.coach(), make.workplace()
    make.intention(shop, anna)
    asks = make.actor(bo)
    (first,) = ask_colleagues(session, asks, shop.id, text="Hej!")
    (again,) = ask_colleagues(session, asks, shop.id, text="Hallå?")
    assert again.id == first.id
    assert len(unread_notices(session, make.actor(anna))) == 1
    answer_talk(session, make.actor(anna), first.id, "Här")
    (new,) = ask_colleagues(session, asks, shop.id, text="En sak till")
    assert new.id != first.id
    assert session.scalars(select(TalkMessage.text).order_by(TalkMessage.id)).all() == [
        "Hej!",
        "Hallå?",
        "Här",
        "En sak till",
    ]


def test_notices_are_put_away_by_whose_they_are(session: Session, make: Factory) -> None:
    anna, bo, shop = make.coach(), make.coach(name="Bo"), make.workplace()
    make.intention(shop, anna)
    ask_colleagues(session, make.actor(bo), shop.id)
    reader = make.actor(anna)
    (notice,) = unread_notices(session, reader)
    mark_read(session, make.actor(bo), [notice.id])
    assert len(unread_notices(session, reader)) == 1
    mark_read(session, reader, [notice.id])
    assert unread_notices(session, reader) == []


def test_a_unit_that_does_not_share_asks_and_answers_without_a_name(
    session: Session, make: Factory
) -> None:
    anna, shop = make.coach(name="Anna"), make.workplace()
    quiet = make.coach(make.unit(shares_employer_layer=False), name="Tyst")
    make.contact(shop, anna)
    make.contact(shop, quiet, days_ago=1)
    (talk,) = ask_colleagues(session, make.actor(quiet), shop.id)
    (notice,) = unread_notices(session, make.actor(anna))
    assert notice.who is not None
    assert notice.who.hidden
    assert "Tyst" not in session.scalars(select(OutboxMessage.body)).one()
    assert read_talk(session, make.actor(anna), talk.id).other.hidden
    (asked,) = ask_colleagues(session, make.actor(anna), shop.id, text="Vem är du?")
    answer_talk(session, make.actor(quiet), asked.id, "Någon")
    assert "Tyst" not in repr(read_talk(session, make.actor(anna), asked.id))
    assert "Tyst" not in repr(talked_about(session, make.actor(anna), shop.id))
    assert not any("Tyst" in body for body in session.scalars(select(OutboxMessage.body)))


def test_what_cannot_be_said(session: Session, make: Factory) -> None:
    anna, bo, shop = make.coach(), make.coach(), make.workplace()
    actor = make.actor(bo)
    with pytest.raises(errors.Conflict):
        ask_colleagues(session, actor, shop.id)
    with pytest.raises(errors.NotFound):
        ask_colleagues(session, actor, 10**6)
    make.contact(shop, anna)
    (talk,) = ask_colleagues(session, actor, shop.id)
    for who, text, answer in (
        (anna, "  ", None),
        (anna, "", TalkAnswer.INTRODUCES),
        (bo, "", TalkAnswer.GO_YOURSELF),
    ):
        with pytest.raises(errors.Invalid):
            answer_talk(session, make.actor(who), talk.id, text, answer)
