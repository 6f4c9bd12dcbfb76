"""The overview's counting, by workplace and in SQL, alike on both databases."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from employer_match import clock
from employer_match.models import Contact, Employer, Workplace
from employer_match.services.employer_layer import Sight
from employer_match.services.stage_of import reached

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
    for what that unit contacted.
    """

    shown: Shown = Shown.CONTACTED
    period_from: date | None = None
    period_to: date | None = None
    unit_id: int | None = None
    municipality_code: str | None = None
    sni: str | None = None
    stage: int | None = None


def by_workplace(wanted: OverviewFilter, seen: Sight) -> Subquery:
    """One row for each workplace contacted in the period, counted over what led up to its end."""
    end = wanted.period_to or clock.today()
    in_period: list[ColumnElement[bool]] = [Contact.happened_on <= end]
    if wanted.period_from is not None:
        in_period.append(Contact.happened_on >= wanted.period_from)
    if wanted.unit_id is not None:
        own = wanted.unit_id if seen.sees(wanted.unit_id) else None
        in_period.append(Contact.unit_id == own)
    contacts = func.sum(case((and_(*in_period), 1), else_=0))
    stage = func.max(reached())
    counted = (
        select(
            Contact.workplace_id.label("workplace_id"),
            contacts.label("contacts"),
            func.count(_since(end - COACHES_WITHIN, Contact.user_id).distinct()).label("coaches"),
            func.count(_since(end - UNITS_WITHIN, Contact.unit_id).distinct()).label("units"),
            stage.label("stage"),
            func.max(Contact.happened_on).label("last_on"),
        )
        .where(Contact.cancelled_at.is_(None), Contact.happened_on <= end)
        .group_by(Contact.workplace_id)
        .having(contacts > 0)
    )
    if wanted.municipality_code or wanted.sni:
        within = select(Workplace.id).join(Workplace.employer).where(*places(wanted))
        counted = counted.where(Contact.workplace_id.in_(within))
    if wanted.stage is not None:
        counted = counted.having(stage == wanted.stage)
    return counted.subquery()


def _since(day: date, column: InstrumentedAttribute[int]) -> ColumnElement[int]:
    return case((Contact.happened_on > day, column))


def places(wanted: OverviewFilter) -> list[ColumnElement[bool]]:
    """The conditions on workplace and employer."""
    where: list[ColumnElement[bool]] = []
    if wanted.municipality_code:
        where.append(Workplace.municipality_code == wanted.municipality_code)
    if wanted.sni:
        where.append(Employer.sni.startswith(wanted.sni, autoescape=True))
    return where


def rows(wanted: OverviewFilter, counted: Subquery) -> Select[Workplace, *tuple[Any, ...]]:
    """The workplaces to show, each with contacts, coaches, units and stage."""
    columns = (counted.c.contacts, counted.c.coaches, counted.c.units, counted.c.stage)
    everywhere = wanted.shown in {Shown.NEVER_ASKED, Shown.REGISTER}
    rows = (
        select(Workplace, *(func.coalesce(column, 0) for column in columns))
        .join(Workplace.employer)
        .join(counted, counted.c.workplace_id == Workplace.id, isouter=everywhere)
        .where(*places(wanted))
    )
    if wanted.shown is Shown.OVERLAP:
        rows = rows.where(counted.c.units > 1)
    if wanted.shown is Shown.NEVER_ASKED:
        rows = rows.where(nobody_called())
    newest_first = [] if everywhere else [counted.c.last_on.desc()]
    return rows.order_by(*newest_first, Workplace.name, Workplace.id)


def nobody_called() -> ColumnElement[bool]:
    """That no contact was ever made with the workplace."""
    called = select(Contact.id).where(
        Contact.workplace_id == Workplace.id, Contact.cancelled_at.is_(None)
    )
    return ~called.exists()
