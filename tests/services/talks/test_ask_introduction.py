"""An introduction: asked of who holds the relation, and nobody waits longer than two workdays."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Notice, OutboxMessage, Talk, WorkingTime
from employer_match.outreach.introductions import Introduction
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.contacts.find_collisions import find_collisions
from employer_match.services.contacts.log_contact import log_contact
from employer_match.services.talks.answer_talk import answer_talk
from employer_match.services.talks.ask_introduction import ask_introduction
from employer_match.services.talks.read_talks import own_talks, read_talk
from employer_match.services.talks.tell_free import tell_free
from employer_match.vocabulary import (
    Mode,
    NextStep,
    NoticeKind,
    Outcome,
    Purpose,
    TalkAnswer,
)
from tests.support.factories import Factory


def at(day: str) -> time_machine.travel:
    return time_machine.travel(
        datetime.fromisoformat(f"{day}T08:00").replace(tzinfo=UTC), tick=False
    )


@pytest.mark.parametrize(
    ("asked", "last_held", "free"),
    [
        ("2026-04-01", "2026-04-06", "2026-04-07"),  # skärtorsdag is the second day; Easter
        ("2026-12-23", "2026-12-28", "2026-12-29"),  # Christmas
        ("2026-11-27", "2026-11-30", "2026-12-01"),  # a weekend
    ],
)
def test_without_an_answer_one_is_free_after_two_workdays_also_when_no_job_has_run(
    session: Session, make: Factory, asked: str, last_held: str, free: str
) -> None:
    with at(asked):
        owner, bo, shop = make.coach(name="Olga"), make.coach(), make.workplace()
        make.owner(shop, owner)
        make.contact(shop, owner, days_ago=1, outcome=Outcome.NOT_NOW)
        actor = make.actor(bo)
        talk = ask_introduction(session, actor, shop.id, text="Får jag presentera mig?")
        assert talk.free_from == date.fromisoformat(free)
        assert len(find_collisions(session, actor, shop.id).collisions) == 1
    with at(last_held):
        assert read_talk(session, actor, talk.id).state is Introduction.WAITING
        assert len(find_collisions(session, actor, shop.id).collisions) == 1
        assert tell_free(session, clock.today()) == 0
    with at(free):
        (seen,) = own_talks(session, actor)
        assert seen.state is Introduction.NO_ANSWER
        assert find_collisions(session, actor, shop.id).collisions == ()
        assert log_contact(session, actor, _visit(shop.id)).contact.id
        assert (tell_free(session, clock.today()), tell_free(session, clock.today())) == (1, 0)
        told = select(Notice.kind).where(Notice.user_id == bo.id)
        assert session.scalars(told).all() == [NoticeKind.FREE_TO_GO]


@pytest.mark.parametrize(
    "answer", [TalkAnswer.INTRODUCES, TalkAnswer.TOGETHER, TalkAnswer.GO_YOURSELF]
)
def test_any_answer_frees_at_once(session: Session, make: Factory, answer: TalkAnswer) -> None:
    owner, bo, shop = make.coach(), make.coach(), make.workplace()
    make.owner(shop, owner)
    make.contact(shop, owner, days_ago=1)
    make.intention(shop, owner)
    asks = make.actor(bo)
    talk = ask_introduction(session, asks, shop.id)
    answer_talk(session, make.actor(owner), talk.id, answer=answer)
    assert find_collisions(session, asks, shop.id).collisions == ()
    assert read_talk(session, asks, talk.id).state == answer
    assert tell_free(session, clock.today() + timedelta(days=9)) == 0
    someone_else = make.actor(make.coach())
    assert len(find_collisions(session, someone_else, shop.id).collisions) == 2


def test_another_colleague_is_still_in_the_way(session: Session, make: Factory) -> None:
    owner, bea, bo, shop = make.coach(), make.coach(), make.coach(), make.workplace()
    make.owner(shop, owner)
    make.contact(shop, owner)
    make.contact(shop, bea)
    talk = ask_introduction(session, make.actor(bo), shop.id)
    answer_talk(session, make.actor(owner), talk.id, answer=TalkAnswer.GO_YOURSELF)
    (met,) = find_collisions(session, make.actor(bo), shop.id).collisions
    assert met.who.user_id == bea.id


def test_who_is_away_is_stood_in_for_and_leave_holds_nobody(
    session: Session, make: Factory
) -> None:
    owner, deputy, bo, shop = make.coach(), make.coach(), make.coach(), make.workplace()
    make.owner(shop, owner, deputy_id=deputy.id)
    make.contact(shop, owner, days_ago=2)
    asks = make.actor(bo)
    _on_leave(make, owner.id)
    talk = ask_introduction(session, asks, shop.id)
    assert (talk.colleague_id, talk.owner_id) == (deputy.id, owner.id)
    answer_talk(session, make.actor(deputy), talk.id, answer=TalkAnswer.GO_YOURSELF)
    assert find_collisions(session, asks, shop.id).collisions == (), "the owner's contact too"


def test_where_nobody_is_at_work_one_is_free_at_once(session: Session, make: Factory) -> None:
    owner, bo, shop = make.coach(), make.coach(), make.workplace()
    make.owner(shop, owner)
    make.contact(shop, owner)
    _on_leave(make, owner.id)
    talk = ask_introduction(session, make.actor(bo), shop.id)
    assert (talk.colleague_id, talk.free_from) == (owner.id, clock.today())
    assert find_collisions(session, make.actor(bo), shop.id).collisions == ()
    assert tell_free(session, clock.today()) == 0, "said already"


def test_refusals(session: Session, make: Factory) -> None:
    owner, shop = make.coach(), make.workplace()
    with pytest.raises(errors.Conflict):
        ask_introduction(session, make.actor(make.coach()), shop.id)
    make.owner(shop, owner)
    with pytest.raises(errors.Conflict):
        ask_introduction(session, make.actor(owner), shop.id)
    with pytest.raises(errors.NotFound):
        ask_introduction(session, make.actor(owner), 10**6)
    hidden = make.coach(make.unit(shares_employer_layer=False), name="Tyst")
    make.owner(other := make.workplace(), hidden)
    talk = ask_introduction(session, make.actor(owner), other.id)
    assert read_talk(session, make.actor(owner), talk.id).other.name == "Tyst", "always named"
    assert session.scalars(select(Talk.free_from)).all() != []
    assert session.scalars(select(OutboxMessage)).all() != []


def _on_leave(make: Factory, user_id: int) -> None:
    today = clock.today()
    make.add(WorkingTime(user_id=user_id, first=today, last=None, percent=0))


def _visit(workplace_id: int) -> ContactDraft:
    return ContactDraft(
        workplace_id=workplace_id,
        happened_on=clock.today(),
        mode=Mode.VISIT,
        purpose=Purpose.INTRODUCE,
        outcome=Outcome.INTERESTED,
        next_step=NextStep.NOTHING,
    )
