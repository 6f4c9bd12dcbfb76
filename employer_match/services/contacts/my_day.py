"""What a coach does next: agreed steps that are still open, and announced contacts that hold.

A step is open until its holder is in contact with the workplace again (`next_steps`).
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, Intention, User, Workplace
from employer_match.services.actor import Actor
from employer_match.services.contacts import next_steps
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import NextStep, Purpose


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that was agreed at a contact; `due` None means that no day was said.

    `agreed_by` names the colleague from whom it was taken over. `changed_at` is the contact's.
    """

    contact_id: int
    version: int
    workplace_id: int
    workplace: str
    step: NextStep
    due: date | None
    agreed_on: date
    agreed_by: str | None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class OwnIntention:
    """A contact that the actor has announced and not made yet."""

    id: int
    version: int
    workplace_id: int
    workplace: str
    purpose: Purpose
    until: date
    changed_at: datetime


def open_steps(session: Session, actor: Actor) -> list[OpenStep]:
    """The actor's open steps: those with a day first, earliest first; then those without."""
    require(actor, Action.LOG_CONTACT)
    if actor.user_id is None:
        return []
    rows = session.execute(
        select(Contact, Workplace.name, User.name)
        .join(Workplace, Workplace.id == Contact.workplace_id)
        .join(User, User.id == Contact.user_id)
        .where(next_steps.held_by([actor.user_id]), next_steps.still_open())
        .order_by(Contact.next_step_on.asc().nulls_last(), Contact.happened_on, Contact.id)
    )
    return [
        OpenStep(
            contact_id=contact.id,
            version=contact.version,
            workplace_id=contact.workplace_id,
            workplace=workplace,
            step=contact.next_step,
            due=contact.next_step_on,
            agreed_on=contact.happened_on,
            agreed_by=None if contact.user_id == actor.user_id else colleague,
            changed_at=contact.updated_at,
        )
        for contact, workplace, colleague in rows
    ]


def own_intentions(session: Session, actor: Actor) -> list[OwnIntention]:
    """What the actor has announced and what still holds, the first to end first."""
    require(actor, Action.ANNOUNCE)
    rows = session.execute(
        select(Intention, Workplace.name)
        .join(Workplace, Workplace.id == Intention.workplace_id)
        .where(
            Intention.user_id == actor.user_id,
            Intention.released_at.is_(None),
            Intention.until >= clock.today(),
        )
        .order_by(Intention.until, Intention.id)
    )
    return [
        OwnIntention(
            id=intention.id,
            version=intention.version,
            workplace_id=intention.workplace_id,
            workplace=name,
            purpose=intention.purpose,
            until=intention.until,
            changed_at=intention.updated_at,
        )
        for intention, name in rows
    ]
