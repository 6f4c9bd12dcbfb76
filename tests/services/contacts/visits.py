"""A visit as most coaches would log it, for tests to vary."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, User, Workplace
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.contacts.log_contact import log_contact
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose
from tests.support.factories import Factory


def draft(workplace: Workplace, **more: Any) -> ContactDraft:
    six = ContactDraft(
        workplace_id=workplace.id,
        happened_on=clock.today(),
        mode=Mode.VISIT,
        purpose=Purpose.INTRODUCE,
        outcome=Outcome.INTERESTED,
        next_step=NextStep.CALL,
    )
    return replace(six, **more)


def log(session: Session, make: Factory, coach: User, what: ContactDraft, **more: Any) -> Contact:
    actor = make.actor(coach)
    return log_contact(act_as(session, actor), actor, what, **more).contact
