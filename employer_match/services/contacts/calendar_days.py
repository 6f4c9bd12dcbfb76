"""What stands in a coach's calendar: agreed steps, announced contacts, and what the plan settled.

It leaves the house, to telephones and to companies that keep calendars. So it holds the workplace
and what the coach does there, and nothing that was written or that tells of a person: neither
participants, nor notes, nor contact persons – nor whether a step is about somebody: that a coach
"follows up somebody who works there" would tell of a participant to who knows the workplace.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Intention, Plan, PlanLine
from employer_match.services.actor import Actor
from employer_match.services.contacts.my_day import open_steps, own_intentions
from employer_match.services.permissions import Action, may
from employer_match.vocabulary import LineState, NextStep, Purpose

#: Codes that tell of somebody: a calendar says "contact" for each.
ABOUT_SOMEBODY = frozenset(
    {NextStep.INTRODUCE_PERSON, NextStep.FOLLOW_UP, Purpose.PRESENT_CANDIDATE, Purpose.FOLLOW_UP}
)


class DayKind(StrEnum):
    """Why a day stands in the calendar."""

    STEP = "step"
    ANNOUNCED = "announced"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day: `what` is to be done there, None where it would tell of a person.

    `id` and `version` are those of the contact, intention or plan's line.
    """

    kind: DayKind
    id: int
    version: int
    changed_at: datetime
    day: date
    workplace_id: int
    workplace: str
    what: NextStep | Purpose | None


def calendar_days(session: Session, actor: Actor) -> list[CalendarDay]:
    """What the actor is to do and when; what is done, given up or cancelled is not there."""
    found: list[CalendarDay] = []
    if may(actor, Action.LOG_CONTACT):
        found += [
            CalendarDay(
                DayKind.STEP,
                one.contact_id,
                one.version,
                one.changed_at,
                one.due,
                one.workplace_id,
                one.workplace,
                _told(one.step),
            )
            for one in open_steps(session, actor)
            if one.due is not None
        ]
    if may(actor, Action.ANNOUNCE):
        found += [
            CalendarDay(
                DayKind.ANNOUNCED,
                one.id,
                one.version,
                one.changed_at,
                one.until,
                one.workplace_id,
                one.workplace,
                _told(one.purpose),
            )
            for one in own_intentions(session, actor)
        ]
    return sorted([*found, *_planned(session, actor)], key=lambda one: (one.day, one.kind, one.id))


def _planned(session: Session, actor: Actor) -> list[CalendarDay]:
    """The plan's accepted lines, until the announced contact is made or given up."""
    lines = (
        select(PlanLine)
        .join(Plan, Plan.id == PlanLine.plan_id)
        .join(Intention, Intention.id == PlanLine.intention_id)
        .where(
            Plan.user_id == actor.user_id,
            PlanLine.state == LineState.ACCEPTED,
            Intention.released_at.is_(None),
        )
    )
    return [
        CalendarDay(
            DayKind.PLANNED,
            line.id,
            line.version,
            line.updated_at,
            line.day,
            line.workplace_id,
            line.workplace.name,
            _told(line.purpose),
        )
        for line in session.scalars(lines.order_by(PlanLine.id))
    ]


def _told(code: NextStep | Purpose) -> NextStep | Purpose | None:
    told = code not in ABOUT_SOMEBODY
    return code if told else None
