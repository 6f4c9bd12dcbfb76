"""A question that waits goes on with whoever takes over; what was said stays with the two."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Talk, User
from employer_match.outreach.handover import HandoverKind, Move
from employer_match.outreach.introductions import Introduction
from employer_match.services.contacts.find_collisions import find_collisions
from employer_match.services.handovers.hand_over import hand_over
from employer_match.services.handovers.read_handover import read_handover
from employer_match.services.mail.notices import unread_notices
from employer_match.services.talks.answer_talk import answer_talk
from employer_match.services.talks.ask_introduction import ask_introduction
from employer_match.services.talks.read_talks import own_talks, read_talk
from employer_match.services.talks.tell_free import tell_free
from employer_match.vocabulary import NoticeKind, Outcome, TalkAnswer
from tests.support.factories import Factory

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)


def give_all(session: Session, make: Factory, leaving: User, to: User) -> None:
    actor = make.actor(leaving)
    lines = read_handover(session, actor, leaving.id).lines
    moves = [Move(line.kind, line.id, line.version) for line in lines]
    hand_over(session, actor, leaving.id, moves, to.id)


def test_an_introduction_goes_on_with_who_takes_over_and_waits_no_longer(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    olga, cia = make.coach(unit, name="Olga"), make.coach(unit, name="Cia")
    bo, shop = make.coach(name="Bo"), make.workplace()
    with time_machine.travel(MONDAY, tick=False):
        make.owner(shop, olga)
        make.contact(shop, olga, days_ago=2, outcome=Outcome.NOT_NOW)
        asked = ask_introduction(session, make.actor(bo), shop.id, text="Bara till dig, Olga")
        give_all(session, make, olga, cia)
        new = session.scalars(select(Talk).where(Talk.id != asked.id)).one()
        assert (asked.passed_on_to_id, new.colleague_id, new.free_from) == (
            new.id, cia.id, asked.free_from,
        )  # fmt: skip
        (seen,) = own_talks(session, make.actor(cia))
        assert (seen.waits_for_me, [one.text for one in seen.messages]) == (True, [""])
        with pytest.raises(errors.NotFound):
            read_talk(session, make.actor(cia), asked.id)
        with pytest.raises(errors.Conflict):
            answer_talk(session, make.actor(olga), asked.id, answer=TalkAnswer.GO_YOURSELF)
        kinds = [one.kind for one in unread_notices(session, make.actor(bo))]
        assert kinds == [NoticeKind.PASSED_ON]
        assert [one.other.name for one in own_talks(session, make.actor(bo))] == ["Cia", "Olga"]
    with time_machine.travel(MONDAY + timedelta(days=2), tick=False):
        states = [one.state for one in own_talks(session, make.actor(bo))]
        assert states == [Introduction.NO_ANSWER, None]
        assert tell_free(session, clock.today()) == 1, "told once"
        assert find_collisions(session, make.actor(bo), shop.id).collisions == (), "free of both"


def test_who_asked_is_taken_over_too_and_nobody_asks_themselves(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    bo, cia = make.coach(unit), make.coach(unit)
    olga, shop, other = make.coach(), make.workplace(), make.workplace()
    make.owner(shop, olga)
    make.owner(other, cia)
    mine = ask_introduction(session, make.actor(bo), shop.id, text="Hej")
    hers = ask_introduction(session, make.actor(bo), other.id)
    give_all(session, make, bo, cia)
    session.expire_all()
    onward = session.get_one(Talk, mine.passed_on_to_id)
    assert (onward.asker_id, onward.colleague_id) == (cia.id, olga.id)
    assert session.get_one(Talk, hers.id).passed_on_to_id == hers.id
    assert read_handover(session, make.actor(bo), bo.id).lines == ()
    answer_talk(session, make.actor(olga), onward.id, answer=TalkAnswer.GO_YOURSELF)
    kinds = {line.kind for line in read_handover(session, make.actor(cia), cia.id).lines}
    assert HandoverKind.TALK not in kinds, "what is answered waits for nobody"
