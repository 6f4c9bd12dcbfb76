"""The relationship's stage in the database: the pure rule as an expression, so that SQL can filter.

A test holds the expression against `outreach.stages` for every mode, purpose and outcome.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from employer_match.models import Contact, StageLowering
from employer_match.outreach import stages as rule
from employer_match.services.employers.employer_layer import EVERY_UNIT, Sight
from employer_match.vocabulary import Mode, Outcome, Purpose

IN_PERSON = tuple(mode for mode in Mode if mode.face_to_face)


def reached(seen: Sight = EVERY_UNIT) -> ColumnElement[int]:
    """The stage to which one contact row brings the relation, as far as the reader may know.

    Of a unit that keeps its dealings to itself others know that it was there; that somebody was
    presented or hired would tell of a person.
    """
    learnt = (Contact.purpose == Purpose.LEARN_NEEDS) & Contact.mode.in_(IN_PERSON)
    return case(
        *((~shown, rule.INTRODUCED) for shown in seen.only(Contact.unit_id)),
        (Contact.outcome == Outcome.HIRED, rule.HIRED),
        (Contact.outcome == Outcome.NO_ANSWER, rule.NEW),
        (Contact.purpose == Purpose.PRESENT_CANDIDATE, rule.PRESENTED),
        (learnt, rule.NEEDS_KNOWN),
        else_=rule.INTRODUCED,
    )


def standing(seen: Sight = EVERY_UNIT) -> ColumnElement[int]:
    """The same where a coach may have lowered the stage: needs the join of `lowering_on`."""
    brought = reached(seen)
    older = (Contact.happened_on < StageLowering.since) | (
        (Contact.happened_on == StageLowering.since)
        & (Contact.id <= StageLowering.after_contact_id)
    )
    # Beside a contact of a workplace where nothing was lowered stands NULL, which is not older.
    return case((older & (brought > StageLowering.stage), StageLowering.stage), else_=brought)


def lowering_on(day: date | None = None) -> ColumnElement[bool]:
    """The outer join's condition: the lowering that held at the end of that day (now)."""
    here = StageLowering.workplace_id == Contact.workplace_id
    if day is None:
        return here & StageLowering.until.is_(None)
    return (
        here
        & (StageLowering.since <= day)
        & (StageLowering.until.is_(None) | (StageLowering.until > day))
    )


def at_stage(stage: int, day: date | None = None, seen: Sight = EVERY_UNIT) -> Select[int]:
    """A query for the ids of workplaces whose relation stood at just this stage on that day."""
    held = (
        select(Contact.workplace_id)
        .outerjoin(StageLowering, lowering_on(day))
        .where(Contact.cancelled_at.is_(None))
    )
    if day is not None:
        held = held.where(Contact.happened_on <= day)
    return held.group_by(Contact.workplace_id).having(func.max(standing(seen)) == stage)


def stages(
    session: Session,
    workplace_ids: Collection[int],
    seen: Sight = EVERY_UNIT,
    day: date | None = None,
) -> dict[int, int]:
    """The stage of each of these workplaces on that day (now), 0 where there was no contact."""
    furthest = (
        select(Contact.workplace_id, func.max(standing(seen)))
        .outerjoin(StageLowering, lowering_on(day))
        .where(Contact.workplace_id.in_(workplace_ids), Contact.cancelled_at.is_(None))
        .group_by(Contact.workplace_id)
    )
    if day is not None:
        furthest = furthest.where(Contact.happened_on <= day)
    found: dict[int, int] = {row[0]: row[1] for row in session.execute(furthest)}
    return {workplace_id: found.get(workplace_id, rule.NEW) for workplace_id in workplace_ids}


def lowered_stages(
    session: Session, day: date | None = None, seen: Sight = EVERY_UNIT
) -> dict[int, int]:
    """Only the workplaces where a lowering held on that day (now), and their stage then.

    A few among thousands: whoever counts the whole log corrects these instead of joining each row.
    """
    held = (
        select(Contact.workplace_id, func.max(standing(seen)))
        .join(StageLowering, lowering_on(day))
        .where(Contact.cancelled_at.is_(None))
    )
    if day is not None:
        held = held.where(Contact.happened_on <= day)
    return {row[0]: row[1] for row in session.execute(held.group_by(Contact.workplace_id))}
