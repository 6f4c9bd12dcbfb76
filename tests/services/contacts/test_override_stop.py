"""A stop is gone past by a coordinator only, and the reason is kept, shown and told."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import AuditEntry, Notice, OutboxMessage, StopOverride
from employer_match.services.contacts.announce import announce
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.contacts.correct_contact import Correction, correct_contact
from employer_match.services.contacts.log_contact import log_contact
from employer_match.services.employers.contact_persons import PersonDraft, edit_contact_person
from employer_match.services.talks.begin_talk import begin_talk
from employer_match.vocabulary import (
    ContactSource,
    Mode,
    NextStep,
    NoticeKind,
    Outcome,
    Purpose,
    TalkKind,
)
from tests.support.factories import Factory, day

WHY = "De bad oss komma tillbaka"
FACTS: dict[str, Any] = {
    "happened_on": day(0),
    "mode": Mode.VISIT,
    "purpose": Purpose.CARE,
    "outcome": Outcome.DONE,
    "next_step": NextStep.NOTHING,
}


def kept(session: Session) -> list[StopOverride]:
    return list(session.scalars(select(StopOverride).order_by(StopOverride.id)))


def test_the_reason_stands_apart_from_the_audit_and_the_owner_is_told(
    session: Session, make: Factory
) -> None:
    owner, chief, shop = make.coach(), make.coordinator(), make.workplace(name="Stoppade AB")
    make.owner(shop, owner)
    make.rule(shop, stop_until=day(-9), stop_since=day(2))
    actor = make.actor(chief)
    announced = announce(session, actor, shop.id, Purpose.CARE, override_stop_reason=WHY)
    draft = ContactDraft(workplace_id=shop.id, **FACTS)
    logged = log_contact(session, actor, draft, override_stop_reason=WHY).contact
    first, second = kept(session)
    assert (first.intention_id, first.contact_id) == (announced.id, None)
    assert (second.contact_id, second.intention_id) == (logged.id, None)
    assert {one.reason for one in (first, second)} == {WHY}
    assert {one.stop_until for one in (first, second)} == {day(-9)}
    audited = str(session.scalars(select(AuditEntry.data).order_by(AuditEntry.id)).all())
    assert WHY not in audited
    actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions.count("stop_overridden") == 2
    notices = session.scalars(select(Notice).order_by(Notice.id)).all()
    assert [(one.user_id, one.kind) for one in notices] == [
        (owner.id, NoticeKind.STOP_OVERRIDDEN)
    ] * 2
    mail = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
    assert "Stoppade AB" in mail[-1].subject
    assert WHY not in mail[-1].body


def test_a_correction_that_goes_past_a_stop_needs_the_same_reason(
    session: Session, make: Factory
) -> None:
    chief, shop = make.coordinator(), make.workplace()
    contact = make.contact(shop, chief, days_ago=5, purpose=Purpose.CARE)
    make.rule(shop, stop_for_good=True, stop_since=day(2))
    correction, actor = Correction(**FACTS), make.actor(chief)
    why = {"reason": "Fel dag"}
    with pytest.raises(errors.EmployerSaidStop):
        correct_contact(session, actor, contact.id, correction, contact.version, **why)
    session.expire_all()
    correct_contact(
        session, actor, contact.id, correction, contact.version, override_stop_reason=WHY, **why
    )
    (one,) = kept(session)
    assert (one.contact_id, one.reason, one.stop_until) == (contact.id, WHY, None)


def test_a_person_has_a_stop_of_their_own(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    boss, other = make.contact_person(shop), make.contact_person(shop)
    actor, chief = make.actor(coach), make.actor(make.coordinator())
    said = {"name": boss.name, "source": ContactSource.PERSON}
    stop = PersonDraft(**said, stop_until=day(-30))
    edit_contact_person(session, actor, boss.id, stop, boss.version)
    assert boss.stop_since == day(0)
    with_boss = ContactDraft(workplace_id=shop.id, contact_person_id=boss.id, **FACTS)
    with pytest.raises(errors.EmployerSaidStop) as refused:
        log_contact(session, actor, with_boss)
    assert refused.value.message == errors.PERSON_SAID_STOP
    called = {**FACTS, "purpose": Purpose.EMPLOYER_ASKED}
    for draft in (
        ContactDraft(workplace_id=shop.id, contact_person_id=other.id, **FACTS),
        ContactDraft(workplace_id=shop.id, contact_person_id=boss.id, **called),
    ):
        assert log_contact(session, actor, draft).contact.id
    log_contact(
        session, chief, with_boss, override_stop_reason=WHY, go_on_reason="other_department"
    )
    (one,) = kept(session)
    assert (one.contact_person_id, one.stop_until) == (boss.id, day(-30))
    sooner = PersonDraft(**said, stop_until=day(-3))
    with pytest.raises(errors.NotAllowed):
        edit_contact_person(session, actor, boss.id, sooner, boss.version)
    longer = PersonDraft(**said, stop_for_good=True)
    edit_contact_person(session, actor, boss.id, longer, boss.version)
    assert edit_contact_person(session, chief, boss.id, sooner, boss.version).stop_until == day(-3)


def test_colleagues_talk_in_spite_of_a_stop_and_go_nowhere(session: Session, make: Factory) -> None:
    coach, chief, shop = make.coach(), make.coordinator(), make.workplace()
    make.contact(shop, make.coach(), days_ago=1)
    make.owner(shop, make.coach())
    make.rule(shop, stop_for_good=True)
    for kind in (TalkKind.JOIN, TalkKind.INTRODUCTION):
        with pytest.raises(errors.EmployerSaidStop):
            begin_talk(session, make.actor(coach), shop.id, kind)
    assert begin_talk(session, make.actor(coach), shop.id, TalkKind.TALK)
    assert begin_talk(session, make.actor(chief), shop.id, TalkKind.JOIN)
