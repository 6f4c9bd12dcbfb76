"""What coaches have promised employers for a week: steps that fall due, announced contacts."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, Intention, OnBehalfOf, Participant
from employer_match.outreach.plan_facts import Promise
from employer_match.outreach.plan_week import Week
from employer_match.services.contacts import next_steps

#: A step that was due longer ago is no plan any more.
OVERDUE = timedelta(days=28)


def promises(session: Session, week: Week, users: Collection[int]) -> list[Promise]:
    """What these coaches have agreed to do by the end of the week, or have announced."""
    coaches = sorted(users)
    steps = session.scalars(
        select(Contact)
        .where(
            next_steps.held_by(coaches),
            next_steps.still_open(),
            Contact.next_step_on.between(week.monday - OVERDUE, week.sunday),
        )
        .order_by(Contact.id)
    ).all()
    people = _on_behalf(session, steps)
    announced = session.scalars(
        select(Intention)
        .where(
            Intention.user_id.in_(coaches),
            Intention.released_at.is_(None),
            Intention.until >= max(week.monday, clock.today()),
        )
        .order_by(Intention.id)
    )
    return [
        *(
            Promise(
                next_steps.holder(one),
                one.workplace_id,
                step=one.next_step,
                agreed_on=one.happened_on,
                due=one.next_step_on,
                contact=one.id,
                participants=tuple(people.get(one.id, ())),
            )
            for one in steps
        ),
        *(
            Promise(one.user_id, one.workplace_id, one.purpose, until=one.until)
            for one in announced
        ),
    ]


def _on_behalf(session: Session, steps: Sequence[Contact]) -> dict[int, list[str]]:
    """For whom a step was agreed: those of them whom the one who takes it still follows."""
    holders = {one.id: next_steps.holder(one) for one in steps}
    rows = session.execute(
        select(OnBehalfOf.contact_id, Participant)
        .join(Participant, Participant.id == OnBehalfOf.participant_id)
        .where(OnBehalfOf.contact_id.in_(holders), Participant.ended_on.is_(None))
        .order_by(OnBehalfOf.id)
    )
    found: dict[int, list[str]] = {}
    for contact, person in rows:
        if holders[contact] in {person.coach_id, person.deputy_id}:
            found.setdefault(contact, []).append(person.id)
    return found
