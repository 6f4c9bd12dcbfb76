"""No contact presents somebody, and no answer says so, before it is agreed; nothing else waits."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.services.contacts.correct_contact import Correction, correct_contact
from employer_match.services.disclosures.check_agreed import WHY_NOT
from employer_match.services.disclosures.write_disclosure import withdraw_disclosure
from employer_match.services.queue import queue
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.decide import decide
from employer_match.vocabulary import Answer, Approach, Purpose
from tests.services.contacts.visits import draft, log
from tests.support.factories import Factory, day

NOT_YET, NO = WHY_NOT[Approach.NOT_TALKED_OF], WHY_NOT[Approach.NO]


def test_a_contact_presents_nobody_with_whom_it_is_not_agreed(
    session: Session, make: Factory
) -> None:
    coach, shop, other = make.coach(), make.workplace(), make.workplace()
    person = make.participant(coach, agreed=False)
    session.commit()
    visit = draft(shop, participants=(person.id,))
    present = replace(visit, purpose=Purpose.PRESENT_CANDIDATE)

    def refused(what: str, contact: object = present) -> None:
        with pytest.raises(errors.Invalid) as found:
            log(session, make, coach, contact)  # type: ignore[arg-type]
        assert found.value.fields == {"participants": what}
        session.rollback()

    refused(NOT_YET)
    contact = log(session, make, coach, visit)
    assert contact.id, "a search on somebody's behalf that names nobody waits for nothing"
    (line,) = queue(session, make.actor(coach))
    assert line.approach is Approach.NOT_TALKED_OF
    session.commit()
    more = Correction(
        **{
            name: getattr(contact, name)
            for name in ("happened_on", "mode", "outcome", "next_step", "next_step_on")
        },
        purpose=Purpose.PRESENT_CANDIDATE,
    )
    with pytest.raises(errors.Invalid, match="not agreed yet"):
        correct_contact(session, make.actor(coach), contact.id, more, contact.version)
    session.rollback()

    make.disclosure(person, starts_on=day(5))
    make.disclosure(person, 2, approach=Approach.NO, employer_id=other.employer_id)
    session.commit()
    refused(NOT_YET, replace(present, happened_on=day(6)))
    refused(NO, replace(present, workplace_id=other.id))
    assert log(session, make, coach, replace(present, happened_on=day(2))).id
    (line,) = queue(session, make.actor(coach))
    assert line.approach is Approach.YES
    session.commit()

    withdraw_disclosure(act_as(session, make.actor(coach)), make.actor(coach), person.id)
    with pytest.raises(errors.Invalid):
        log(session, make, coach, present)
    assert log(session, make, coach, replace(present, happened_on=day(1))).id, "what was, was"


def test_contacted_is_answered_only_where_the_employer_may_be_approached(
    session: Session, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    person = make.participant(coach, agreed=False)
    here, nowhere = make.vacancy(shop), make.vacancy()
    make.disclosure(person, approach=Approach.YES, employer_id=shop.employer_id)
    session.commit()
    actor = make.actor(coach)
    act_as(session, actor)
    for vacancy in (here, nowhere):
        assert decide(session, actor, person.id, vacancy.id, Answer.WANTS).id, "never held back"
    assert decide(session, actor, person.id, here.id, Answer.CONTACTED).id
    with pytest.raises(errors.Invalid) as refused:
        decide(session, actor, person.id, nowhere.id, Answer.CONTACTED)
    assert refused.value.fields == {"answer": NOT_YET}
