"""The relationship's stage in the database: the pure rule as an expression, so that SQL can filter.

A test holds the expression against `outreach.stages` for every mode, purpose and outcome. Stages
are read from the tally that is kept with the log (`contacts.tally`), of the few workplaces where a
coach has lowered one from the log itself.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, case, func, select
from sqlalchemy.orm import Session

from employer_match.models import Contact, ContactTally, StageLowering
from employer_match.outreach import stages as rule
from employer_match.services.employers.employer_layer import EVERY_UNIT, Sight
from employer_match.vocabulary import Mode, Outcome, Purpose

IN_PERSON = tuple(mode for mode in Mode if mode.face_to_face)

#: Stage → the tally's first day of a contact that brought the relation there; furthest first.
FIRST_DAY: dict[int, Any] = {
    rule.HIRED: ContactTally.hired_on,
    rule.PRESENTED: ContactTally.presented_on,
    rule.NEEDS_KNOWN: ContactTally.needs_known_on,
    rule.INTRODUCED: ContactTally.introduced_on,
}


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
    """The join's condition: the lowering that held at the end of that day (now)."""
    return (StageLowering.workplace_id == Contact.workplace_id) & held_on(day)


def held_on(day: date | None = None) -> ColumnElement[bool]:
    """That a lowering held at the end of that day (now)."""
    if day is None:
        return StageLowering.until.is_(None)
    return (StageLowering.since <= day) & (
        StageLowering.until.is_(None) | (StageLowering.until > day)
    )


def at_stage(stage: int, day: date | None = None, seen: Sight = EVERY_UNIT) -> CompoundSelect[int]:
    """A query for the ids of workplaces whose relation stood at just this stage on that day."""
    tallied, lowered = _tallied(day, seen), _lowered(day, seen)
    return (
        tallied.with_only_columns(ContactTally.workplace_id)
        .having(func.max(_stood(day, seen)) == stage)
        .union_all(
            lowered.with_only_columns(Contact.workplace_id).having(
                func.max(standing(seen)) == stage
            )
        )
    )


def stages(
    session: Session,
    workplace_ids: Collection[int],
    seen: Sight = EVERY_UNIT,
    day: date | None = None,
) -> dict[int, int]:
    """The stage of each of these workplaces on that day (now), 0 where there was no contact."""
    tallied = _tallied(day, seen).where(ContactTally.workplace_id.in_(workplace_ids))
    lowered = _lowered(day, seen).where(Contact.workplace_id.in_(workplace_ids))
    found = {row[0]: row[1] for row in session.execute(tallied.union_all(lowered))}
    return {workplace_id: found.get(workplace_id, rule.NEW) for workplace_id in workplace_ids}


def _tallied(day: date | None, seen: Sight) -> Select[int, int]:
    """Workplace and stage from the tally, without those where a lowering held on that day (now)."""
    lowered = select(StageLowering.workplace_id).where(held_on(day))
    found = (
        select(ContactTally.workplace_id, func.max(_stood(day, seen)))
        .where(ContactTally.workplace_id.not_in(lowered))
        .group_by(ContactTally.workplace_id)
    )
    return found if day is None else found.where(ContactTally.first_on <= day)


def _stood(day: date | None, seen: Sight) -> ColumnElement[int]:
    """The stage to which one unit had brought the relation by that day (now)."""
    return case(
        *((~shown, rule.INTRODUCED) for shown in seen.only(ContactTally.unit_id)),
        *(
            (first_on.is_not(None) if day is None else first_on <= day, stage)
            for stage, first_on in FIRST_DAY.items()
        ),
        else_=rule.NEW,
    )


def _lowered(day: date | None, seen: Sight) -> Select[int, int]:
    """Workplace and stage from the log, of those alone where a lowering held on that day (now)."""
    held = (
        select(Contact.workplace_id, func.max(standing(seen)))
        .join(StageLowering, lowering_on(day))
        .where(Contact.cancelled_at.is_(None))
        .group_by(Contact.workplace_id)
    )
    return held if day is None else held.where(Contact.happened_on <= day)
