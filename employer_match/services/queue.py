"""Who has waited longest for an employer contact: the outreach queue of who the actor may reach."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, OnBehalfOf, Participant, Placement, User
from employer_match.outreach import waiting
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.disclosures.in_force import approaches
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Approach, Goal, Outcome, Pace, PlacementKind, Purpose


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A job-seeker and how long the wait is; `last_contact_on` None: nobody has called yet.

    The own pace, and whether employers may be approached, are shown beside the wait and never
    taken out of it: that it is not agreed yet is something to talk about first.
    """

    participant_id: str
    code_name: str
    unit_id: int
    coach_id: int
    coach: str
    enrolled_on: date
    last_contact_on: date | None
    days: int
    pace: Pace
    approach: Approach


def queue(session: Session, actor: Actor, *, unit_id: int | None = None) -> list[QueueLine]:
    """Everyone within reach who seeks work, longest wait first; a new one is there from day 0.

    Whoever has left, has a job now, or is here for studies only, does not wait for a contact.
    """
    require(actor, Action.READ_QUEUE)
    today = clock.today()
    seekers = _seekers(session, today, unit_id)
    last = last_contacts(session, list(seekers))
    agreed = approaches(session, list(seekers), today)
    for participant_id in seekers:
        record.note_read(session, actor, participant_id, "queue")
    people = [
        waiting.Waiting(person.id, person.enrolled_on, last.get(person.id))
        for person, _coach in seekers.values()
    ]
    return [
        QueueLine(
            participant_id=one.id,
            code_name=seekers[one.id][0].code_name,
            unit_id=seekers[one.id][0].unit_id,
            coach_id=seekers[one.id][0].coach_id,
            coach=seekers[one.id][1],
            enrolled_on=one.enrolled_on,
            last_contact_on=one.last_contact_on,
            days=one.days(today),
            pace=seekers[one.id][0].pace,
            approach=agreed[one.id],
        )
        for one in waiting.order(people, today)
    ]


def last_contacts(session: Session, participant_ids: list[str]) -> dict[str, date]:
    """The day of the last qualifying contact on behalf of each; absent where there was none."""
    last = (
        select(OnBehalfOf.participant_id, func.max(Contact.happened_on))
        .join(Contact, Contact.id == OnBehalfOf.contact_id)
        .where(
            OnBehalfOf.participant_id.in_(participant_ids),
            Contact.cancelled_at.is_(None),
            Contact.purpose.in_(QUALIFYING_PURPOSES),
            Contact.outcome.in_(QUALIFYING_OUTCOMES),
        )
        .group_by(OnBehalfOf.participant_id)
    )
    return {row[0]: row[1] for row in session.execute(last)}


#: The pure rule as two lists, since it asks purpose and outcome one by one.
QUALIFYING_PURPOSES = tuple(
    purpose for purpose in Purpose if any(waiting.qualifies(purpose, one) for one in Outcome)
)
QUALIFYING_OUTCOMES = tuple(
    outcome for outcome in Outcome if any(waiting.qualifies(one, outcome) for one in Purpose)
)


def _seekers(
    session: Session, today: date, unit_id: int | None
) -> dict[str, tuple[Participant, str]]:
    at_work = select(Placement.participant_id).where(
        Placement.kind == PlacementKind.JOB,
        Placement.started_on <= today,
        or_(Placement.ended_on.is_(None), Placement.ended_on >= today),
    )
    people = (
        select(Participant, User.name)
        .join(User, User.id == Participant.coach_id)
        .where(
            or_(Participant.ended_on.is_(None), Participant.ended_on >= today),
            Participant.goal != Goal.STUDIES,
            Participant.id.not_in(at_work),
        )
        .order_by(Participant.id)
    )
    if unit_id is not None:
        people = people.where(Participant.unit_id == unit_id)
    return {person.id: (person, coach) for person, coach in session.execute(people)}
