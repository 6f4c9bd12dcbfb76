"""A joint contact counts for both, and neither is in the other's way because of it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Collision, Companion, Intention
from employer_match.services.contacts.companions import colleagues
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.contacts.find_collisions import find_collisions
from employer_match.services.contacts.list_contacts import ContactFilter, list_contacts
from employer_match.services.contacts.log_contact import log_contact
from employer_match.services.mail.notices import unread_notices
from employer_match.services.talks.answer_talk import answer_talk
from employer_match.services.talks.ask_colleagues import ask_colleagues
from employer_match.vocabulary import (
    Mode,
    NextStep,
    NoticeKind,
    Outcome,
    Purpose,
    TalkAnswer,
    TalkKind,
)
from tests.support.factories import Factory


def visit(workplace_id: int, *together_with: int) -> ContactDraft:
    return ContactDraft(
        workplace_id=workplace_id,
        happened_on=clock.today(),
        mode=Mode.VISIT,
        purpose=Purpose.INTRODUCE,
        outcome=Outcome.INTERESTED,
        next_step=NextStep.CALL,
        together_with=together_with,
    )


def test_they_ask_to_come_along_go_together_and_both_have_been_there(
    session: Session, make: Factory
) -> None:
    anna, bo, cia = make.coach(name="Anna"), make.coach(name="Bo"), make.coach()
    shop = make.workplace()
    make.contact(shop, anna, days_ago=2)
    announced = make.intention(shop, anna)
    a, b = make.actor(anna), make.actor(bo)
    (talk,) = ask_colleagues(session, b, shop.id, kind=TalkKind.JOIN, text="Kan jag följa med?")
    assert len(find_collisions(session, b, shop.id).collisions) == 2, "not before the answer"
    answer_talk(session, a, talk.id, "På fredag", TalkAnswer.TOGETHER)
    made = log_contact(session, b, visit(shop.id, anna.id)).contact
    assert session.scalars(select(Companion.user_id)).all() == [anna.id]
    assert session.scalars(select(Collision)).all() == []
    assert session.get_one(Intention, announced.id).released_at is not None
    assert NoticeKind.CAME_ALONG in {one.kind for one in unread_notices(session, a)}
    for actor in (a, b):
        assert find_collisions(session, actor, shop.id).collisions == (), "for the two it is own"
        mine = list_contacts(session, actor, ContactFilter(user_id=actor.user_id)).contacts
        assert made.id in {one.id for one in mine}
    third = find_collisions(session, make.actor(cia), shop.id).collisions
    assert len(third) == 2
    (line,) = [one for one in mine if one.id == made.id]
    assert [who.name for who in line.together_with] == ["Anna"]


def test_without_asking_first_the_one_who_comes_along_is_not_in_the_way(
    session: Session, make: Factory
) -> None:
    anna, bea, bo, shop = make.coach(), make.coach(), make.coach(), make.workplace()
    make.contact(shop, anna, days_ago=2)
    actor = make.actor(bo)
    with pytest.raises(errors.CollisionFound):
        log_contact(session, actor, visit(shop.id))
    with pytest.raises(errors.CollisionFound):
        log_contact(session, actor, visit(shop.id, bea.id))
    assert log_contact(session, actor, visit(shop.id, anna.id)).contact.id


def test_who_can_come_along(session: Session, make: Factory) -> None:
    bo, shop = make.coach(name="Bo"), make.workplace()
    closed = make.coach(disabled_at=clock.now())
    quiet = make.coach(make.unit(shares_employer_layer=False))
    anna = make.coach(name="Anna")
    actor = make.actor(bo)
    assert [who.user_id for who in colleagues(session, actor)] == [anna.id]
    for nobody in (bo.id, closed.id, make.user().id, 10**6):
        with pytest.raises(errors.Invalid):
            log_contact(session, actor, visit(shop.id, nobody))
    made = log_contact(session, actor, visit(shop.id, quiet.id)).contact
    (line,) = list_contacts(session, make.actor(anna), ContactFilter(workplace_id=shop.id)).contacts
    assert line.id == made.id
    assert [who.hidden for who in line.together_with] == [True]
