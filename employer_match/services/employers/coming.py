"""What is planned at workplaces: announced contacts and agreed steps, by anybody who shares."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload

from employer_match import clock
from employer_match.models import Contact, Intention, User, Workplace
from employer_match.services.actor import Actor
from employer_match.services.contacts import next_steps
from employer_match.services.employers.employer_layer import Who, sight
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import NextStep, Purpose


@dataclass(frozen=True, slots=True)
class Planned:
    """An agreed step with its day, or an announced contact with the last day it holds.

    Of a unit that keeps its dealings to itself only the announcement is there, without purpose.
    `holder` is who took the step over from `who`.
    """

    workplace_id: int
    workplace: str
    day: date | None
    who: Who
    announced: bool
    what: NextStep | Purpose | None = None
    holder: str | None = None


def coming(session: Session, actor: Actor, workplace_ids: Collection[int]) -> tuple[Planned, ...]:
    """All that is planned, the earliest day first; steps without a day last."""
    require(actor, Action.READ_EMPLOYERS)
    seen = sight(session, actor)
    holder = aliased(User)
    steps = session.execute(
        select(Contact, Workplace.name, holder.name)
        .join(Workplace, Workplace.id == Contact.workplace_id)
        .outerjoin(holder, holder.id == Contact.next_step_owner_id)
        .options(joinedload(Contact.user), joinedload(Contact.unit))
        .where(
            Contact.workplace_id.in_(workplace_ids),
            next_steps.still_open(),
            *seen.only(Contact.unit_id),
        )
        .order_by(Contact.id)
    )
    announced = session.execute(
        select(Intention, Workplace.name)
        .join(Workplace, Workplace.id == Intention.workplace_id)
        .options(joinedload(Intention.user), joinedload(Intention.unit))
        .where(
            Intention.workplace_id.in_(workplace_ids),
            Intention.released_at.is_(None),
            Intention.until >= clock.today(),
        )
        .order_by(Intention.id)
    )
    found = [
        Planned(
            row.workplace_id,
            place,
            row.next_step_on,
            seen.who(row.user, row.unit),
            announced=False,
            what=row.next_step,
            holder=name,
        )
        for row, place, name in steps
    ]
    found += [
        Planned(
            row.workplace_id,
            place,
            row.until,
            seen.who(row.user, row.unit),
            announced=True,
            what=row.purpose if seen.sees(row.unit_id) else None,
        )
        for row, place in announced
    ]
    return tuple(sorted(found, key=lambda one: (one.day is None, one.day or date.max)))
