"""The overview's counting: which workplaces were contacted in a period, alike on both databases.

What happened up to now is read from the tally that is kept with the log (`contacts.tally`), what
happened up to an earlier day from the log itself; both are exact. Only the rows that a page shows
are counted in full. Measured by benchmarks/overview.py.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, false, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from employer_match import clock
from employer_match.models import Contact, ContactTally, Workplace
from employer_match.services.contacts.stage_of import lowered_stages, reached
from employer_match.services.employers.employer_layer import Sight
from employer_match.services.employers.narrow_workplaces import narrow
from employer_match.vocabulary import SizeClass

COACHES_WITHIN = timedelta(days=90)
UNITS_WITHIN = timedelta(days=30)


class Shown(StrEnum):
    """Which workplaces the rows are of."""

    CONTACTED = "contacted"
    OVERLAP = "overlap"
    NEVER_ASKED = "never_asked"
    REGISTER = "register"


@dataclass(frozen=True, kw_only=True)
class OverviewFilter:
    """None leaves out nothing. Days are inclusive; `period_to` None is today, and `unit_id` asks
    for what that unit contacted. `owner_id` is who holds the relation today.
    """

    shown: Shown = Shown.CONTACTED
    period_from: date | None = None
    period_to: date | None = None
    unit_id: int | None = None
    municipality_code: str | None = None
    size_class: SizeClass | None = None
    sni: str | None = None
    owner_id: int | None = None
    stage: int | None = None

    @property
    def end(self) -> date:
        """The last day of the period."""
        return self.period_to or clock.today()


@dataclass(frozen=True, slots=True)
class Count:
    """Of one workplace: contacts in the period, and what led up to the period's end."""

    contacts: int = 0
    coaches: int = 0
    units: int = 0


def contacted(session: Session, wanted: OverviewFilter, seen: Sight) -> dict[int, int]:
    """Workplace → contacts in the period, for every one that had any; the newest contact first."""
    found = _spans(session, wanted, seen)
    if conditions := narrow(wanted):
        within = select(Workplace.id).join(Workplace.employer).where(*conditions)
        found = found.where(found.selected_columns.workplace_id.in_(within))
    contacts = dict(session.execute(found).all())
    if wanted.stage is None:
        return contacts
    there = _at_stage(session, wanted.stage, wanted.period_to, seen)
    return {place: number for place, number in contacts.items() if place in there}


def where_units_overlap(session: Session, end: date) -> frozenset[int]:
    """Workplaces with contacts from more than one unit in the thirty days to this one."""
    met = (
        select(Contact.workplace_id)
        .where(
            Contact.happened_on > end - UNITS_WITHIN,
            Contact.happened_on <= end,
            Contact.cancelled_at.is_(None),
        )
        .group_by(Contact.workplace_id)
        .having(func.min(Contact.unit_id) < func.max(Contact.unit_id))
    )
    return frozenset(session.scalars(met))


def count_rows(
    session: Session, wanted: OverviewFilter, workplace_ids: Collection[int], seen: Sight
) -> dict[int, Count]:
    """What stands beside each of these workplaces that was contacted in the period."""
    end = wanted.end
    counted = (
        select(
            Contact.workplace_id,
            func.count(_only(_in_period(wanted, seen), Contact.id)),
            func.count(
                _only(Contact.happened_on > end - COACHES_WITHIN, Contact.user_id).distinct()
            ),
            func.count(_only(Contact.happened_on > end - UNITS_WITHIN, Contact.unit_id).distinct()),
        )
        .where(
            Contact.workplace_id.in_(workplace_ids),
            Contact.cancelled_at.is_(None),
            Contact.happened_on <= end,
        )
        .group_by(Contact.workplace_id)
    )
    return {row[0]: Count(row[1], row[2], row[3]) for row in session.execute(counted) if row[1]}


def nobody_called() -> ColumnElement[bool]:
    """That no contact was ever made with the workplace."""
    called = select(ContactTally.workplace_id).where(ContactTally.workplace_id == Workplace.id)
    return ~called.exists()


def keys_of(wanted: Any) -> dict[str, str]:
    """A filter as an address carries it."""
    given = {one.name: getattr(wanted, one.name) for one in fields(wanted)}
    return {
        name: str(value)
        for name, value in given.items()
        if value is not None and value is not False
    }


def _spans(session: Session, wanted: OverviewFilter, seen: Sight) -> Select[int, int]:
    """A query for workplace and contacts in the period, the newest contact first."""
    last = session.scalar(select(func.max(ContactTally.last_on)))
    if wanted.period_from is None and (last is None or last <= wanted.end):
        return (
            select(ContactTally.workplace_id, func.sum(ContactTally.contacts))
            .where(*_of_unit(ContactTally.unit_id, wanted, seen))
            .group_by(ContactTally.workplace_id)
            .order_by(func.max(ContactTally.last_on).desc(), ContactTally.workplace_id)
        )
    return (
        select(Contact.workplace_id, func.count())
        .where(Contact.cancelled_at.is_(None), *_in_period_of(wanted))
        .where(*_of_unit(Contact.unit_id, wanted, seen))
        .group_by(Contact.workplace_id)
        .order_by(func.max(Contact.happened_on).desc(), Contact.workplace_id)
    )


def _at_stage(session: Session, stage: int, day: date | None, seen: Sight) -> set[int]:
    """As `stage_of.at_stage` says; the few lowered ones are corrected, not joined to every row."""
    held = select(Contact.workplace_id).where(Contact.cancelled_at.is_(None))
    if day is not None:
        held = held.where(Contact.happened_on <= day)
    there = held.group_by(Contact.workplace_id).having(func.max(reached(seen)) == stage)
    lowered = lowered_stages(session, day, seen)
    return {one for one in session.scalars(there) if one not in lowered} | {
        one for one, stands in lowered.items() if stands == stage
    }


def _in_period_of(wanted: OverviewFilter) -> list[ColumnElement[bool]]:
    within = [Contact.happened_on <= wanted.end]
    if wanted.period_from is not None:
        within.append(Contact.happened_on >= wanted.period_from)
    return within


def _of_unit(
    column: InstrumentedAttribute[int], wanted: OverviewFilter, seen: Sight
) -> list[ColumnElement[bool]]:
    """What a unit keeps to itself is not told by asking for that unit."""
    if wanted.unit_id is None:
        return []
    return [column == wanted.unit_id if seen.sees(wanted.unit_id) else false()]


def _in_period(wanted: OverviewFilter, seen: Sight) -> ColumnElement[bool]:
    condition, *others = (*_in_period_of(wanted), *_of_unit(Contact.unit_id, wanted, seen))
    for other in others:
        condition &= other
    return condition


def _since(day: date, column: InstrumentedAttribute[int]) -> ColumnElement[int]:
    return _only(Contact.happened_on > day, column)


def _only(condition: ColumnElement[bool], column: InstrumentedAttribute[int]) -> ColumnElement[int]:
    return case((condition, column))
