"""What a coach does next: agreed steps that are still open, and announced contacts that hold.

A step is open until the same coach is in contact with the workplace again (product row 17).
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from employer_match import clock
from employer_match.models import Contact, Intention, Workplace
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import NextStep, Purpose


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that was agreed at a contact; `due` None means that no day was said."""

    contact_id: int
    workplace_id: int
    workplace: str
    step: NextStep
    due: date | None
    agreed_on: date


@dataclass(frozen=True, slots=True)
class OwnIntention:
    """A contact that the actor has announced and not made yet."""

    id: int
    version: int
    workplace_id: int
    workplace: str
    purpose: Purpose
    until: date


def open_steps(session: Session, actor: Actor) -> list[OpenStep]:
    """The actor's open steps: those with a day first, earliest first; then those without."""
    require(actor, Action.LOG_CONTACT)
    place = (
        func.row_number()
        .over(
            partition_by=Contact.workplace_id,
            order_by=(Contact.happened_on.desc(), Contact.id.desc()),
        )
        .label("place")
    )
    own = (
        select(Contact, place)
        .where(Contact.user_id == actor.user_id, Contact.cancelled_at.is_(None))
        .subquery()
    )
    newest = aliased(Contact, own)
    rows = session.execute(
        select(newest, Workplace.name)
        .join(Workplace, Workplace.id == newest.workplace_id)
        .where(own.c.place == 1, newest.next_step != NextStep.NOTHING)
        .order_by(newest.next_step_on.asc().nulls_last(), newest.happened_on, newest.id)
    )
    return [
        OpenStep(
            contact_id=contact.id,
            workplace_id=contact.workplace_id,
            workplace=name,
            step=contact.next_step,
            due=contact.next_step_on,
            agreed_on=contact.happened_on,
        )
        for contact, name in rows
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
        )
        for intention, name in rows
    ]
