"""The overview's counting: one pass over the log, by workplace, alike on both databases."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from employer_match import clock
from employer_match.models import Contact, Employer, Workplace
from employer_match.services.contacts.stage_of import reached
from employer_match.services.employers.employer_layer import Sight

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


@dataclass(frozen=True, slots=True)
class Count:
    """Of one workplace: contacts in the period, and what led up to the period's end."""

    workplace_id: int
    contacts: int
    coaches: int
    units: int
    stage: int
    last_on: date

    @property
    def overlap(self) -> bool:
        """Whether more than one unit was there in the last thirty days."""
        return self.units > 1


def count(session: Session, wanted: OverviewFilter, seen: Sight) -> list[Count]:
    """Every workplace contacted in the period, the newest contact first."""
    end = wanted.period_to or clock.today()
    in_period: list[ColumnElement[bool]] = [Contact.happened_on <= end]
    if wanted.period_from is not None:
        in_period.append(Contact.happened_on >= wanted.period_from)
    if wanted.unit_id is not None:
        own = wanted.unit_id if seen.sees(wanted.unit_id) else None
        in_period.append(Contact.unit_id == own)
    contacts = func.sum(case((and_(*in_period), 1), else_=0))
    stage = func.max(reached(seen))
    counted = (
        select(
            Contact.workplace_id,
            contacts,
            func.count(_since(end - COACHES_WITHIN, Contact.user_id).distinct()),
            func.count(_since(end - UNITS_WITHIN, Contact.unit_id).distinct()),
            stage,
            func.max(Contact.happened_on),
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
    newest_first = counted.order_by(func.max(Contact.happened_on).desc(), Contact.workplace_id)
    return [Count(*row) for row in session.execute(newest_first)]


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


def nobody_called() -> ColumnElement[bool]:
    """That no contact was ever made with the workplace."""
    called = select(Contact.id).where(
        Contact.workplace_id == Workplace.id, Contact.cancelled_at.is_(None)
    )
    return ~called.exists()
