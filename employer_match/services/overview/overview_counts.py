"""The overview's counting: which workplaces were contacted in a period, alike on both databases.

What happened up to now is read from the tally that is kept with the log (`contacts.tally`). For
what happened up to an earlier day the shorter part of the log is read, before that day or after it;
all are exact. Measured by benchmarks/overview.py.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, false, func, null, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from employer_match import clock
from employer_match.models import Companion, Contact, ContactTally, Workplace
from employer_match.services.contacts.stage_of import at_stage
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


def contacted(session: Session, wanted: OverviewFilter, seen: Sight) -> dict[int, int]:
    """Workplace → contacts in the period, for every one that had any; the newest contact first."""
    found = _spans(session, wanted, seen)
    place = found.selected_columns.workplace_id
    return dict(session.execute(found.where(*matching(wanted, place, seen))).all())


def matching(
    wanted: OverviewFilter, place: ColumnElement[int], seen: Sight
) -> list[ColumnElement[bool]]:
    """That a workplace is one of those asked for, whenever it was contacted."""
    where: list[ColumnElement[bool]] = []
    if conditions := narrow(wanted):
        where.append(place.in_(select(Workplace.id).where(*conditions)))
    if wanted.stage is not None:
        where.append(place.in_(at_stage(wanted.stage, wanted.period_to, seen)))
    return where


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


def lately(session: Session, end: date, ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Workplace → distinct coaches in the ninety days to this one, units in thirty; where any.

    Whoever came along is one of the coaches. Their unit is none of the units: where two go
    together nothing overlaps.
    """
    within = (
        Contact.workplace_id.in_(ids),
        Contact.cancelled_at.is_(None),
        Contact.happened_on > end - COACHES_WITHIN,
        Contact.happened_on <= end,
    )
    unit = case((Contact.happened_on > end - UNITS_WITHIN, Contact.unit_id))
    came_along = select(Contact.workplace_id, Companion.user_id, null()).join(
        Contact, Contact.id == Companion.contact_id
    )
    met = (
        select(Contact.workplace_id, Contact.user_id, unit.label("unit_id"))
        .where(*within)
        .union_all(came_along.where(*within))
        .subquery()
    )
    counted = select(
        met.c.workplace_id,
        func.count(met.c.user_id.distinct()),
        func.count(met.c.unit_id.distinct()),
    ).group_by(met.c.workplace_id)
    return {row[0]: (row[1], row[2]) for row in session.execute(counted)}


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
    if wanted.period_from is None:
        reach = select(func.min(ContactTally.first_on), func.max(ContactTally.last_on))
        first, last = session.execute(reach).one()
        if last is None or last <= wanted.end:
            return _of_tally(wanted, seen)
        if last - wanted.end < wanted.end - first:
            return _but_later(wanted, seen)
    return (
        select(Contact.workplace_id, func.count())
        .where(Contact.cancelled_at.is_(None), *_in_period_of(wanted))
        .where(*_of_unit(Contact.unit_id, wanted, seen))
        .group_by(Contact.workplace_id)
        .order_by(func.max(Contact.happened_on).desc(), Contact.workplace_id)
    )


def _of_tally(wanted: OverviewFilter, seen: Sight) -> Select[int, int]:
    """Everything that was ever logged."""
    return (
        select(ContactTally.workplace_id, func.sum(ContactTally.contacts))
        .where(*_of_unit(ContactTally.unit_id, wanted, seen))
        .group_by(ContactTally.workplace_id)
        .order_by(func.max(ContactTally.last_on).desc(), ContactTally.workplace_id)
    )


def _but_later(wanted: OverviewFilter, seen: Sight) -> Select[int, int]:
    """Everything without what came after the period, which is the shorter part of the log."""
    later = aliased(Contact)
    after = (
        select(later.workplace_id, func.count().label("contacts"))
        .where(later.cancelled_at.is_(None), later.happened_on > wanted.end)
        .where(*_of_unit(later.unit_id, wanted, seen))
        .group_by(later.workplace_id)
        .subquery()
    )
    tallied = (
        select(
            ContactTally.workplace_id,
            func.sum(ContactTally.contacts).label("contacts"),
            func.max(ContactTally.last_on).label("last_on"),
        )
        .where(*_of_unit(ContactTally.unit_id, wanted, seen))
        .group_by(ContactTally.workplace_id)
        .subquery()
    )
    # Only where somebody was there later, too, the log must be asked for the last day before.
    newest = (
        select(Contact.happened_on)
        .where(Contact.workplace_id == tallied.c.workplace_id, Contact.cancelled_at.is_(None))
        .where(*_in_period_of(wanted), *_of_unit(Contact.unit_id, wanted, seen))
        .order_by(Contact.happened_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    last_on = case((tallied.c.last_on <= wanted.end, tallied.c.last_on), else_=newest)
    contacts = tallied.c.contacts - func.coalesce(after.c.contacts, 0)
    return (
        select(tallied.c.workplace_id, contacts)
        .outerjoin(after, after.c.workplace_id == tallied.c.workplace_id)
        .where(contacts > 0)
        .order_by(last_on.desc(), tallied.c.workplace_id)
    )


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
