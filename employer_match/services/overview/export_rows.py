"""Every list of the overview as plain rows of codes, days and numbers: for CSV, XLSX and JSON.

The same rows as the pages show, under the same rights; no participant, no free text, no number of
a sole trader, no contact person who has objected. Source: product row 61. The columns are
described in docs/formats.md.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, ContactPerson, Unit, User, Workplace
from employer_match.services.actor import Actor
from employer_match.services.contacts.list_contacts import ContactFilter, conditions
from employer_match.services.employers.employer_layer import Who, sight
from employer_match.services.employers.organisation_numbers import shown_number
from employer_match.services.overview.coverage import coverage
from employer_match.services.overview.overview import OverviewRow, overview_rows
from employer_match.services.overview.overview_counts import OverviewFilter
from employer_match.services.overview.settlements import SettlementFilter, settlements
from employer_match.services.overview.weekly_meeting import Meeting, NeedRow, weekly_meeting
from employer_match.services.permissions import Action, require

Row = Mapping[str, Any]

#: The version of the columns; a column that is added changes nothing, one that goes changes it.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Records:
    """The names of the columns, and the rows by them."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def workplace_records(session: Session, actor: Actor, wanted: OverviewFilter) -> Records:
    """The overview's list."""
    require(actor, Action.READ_OVERVIEW)
    fields = _workplace_fields(actor)
    rows = (
        {name: of(row) for name, of in fields.items()}
        for row in overview_rows(session, actor, wanted)
    )
    return Records(tuple(fields), rows)


def contact_records(session: Session, actor: Actor, wanted: ContactFilter) -> Records:
    """The contact log's list, newest first; without notes, which are free text."""
    require(actor, Action.READ_OVERVIEW)
    columns = (
        "contact_id", "day", "workplace_id", "workplace", "municipality_code", "coach", "unit",
        "mode", "purpose", "outcome", "next_step", "next_step_on", "contact_person",
    )  # fmt: skip
    return Records(columns, _contacts(session, actor, wanted))


def coverage_records(session: Session, actor: Actor, wanted: OverviewFilter) -> Records:
    """A row for each municipality and size that the register has."""
    columns = (
        "municipality_code", "size_class", "register", "contacted", "percent", "never_asked",
    )  # fmt: skip
    found = coverage(session, actor, wanted)
    rows = (
        {
            "municipality_code": row.municipality_code,
            "size_class": size,
            "register": cell.register,
            "contacted": cell.contacted,
            "percent": cell.percent,
            "never_asked": cell.never_asked,
        }
        for row in found.rows
        for size, cell in row.by_size.items()
        if cell.register
    )
    return Records(columns, rows)


def settlement_records(session: Session, actor: Actor, wanted: SettlementFilter) -> Records:
    """How collisions were settled, newest first."""
    columns = (
        "day", "way", "workplace_id", "workplace", "municipality_code", "coach", "unit",
        "earlier_coach", "earlier_unit",
    )  # fmt: skip
    every = settlements(session, actor, wanted, page_size=10**9)
    rows = (
        {
            "day": clock.local_day(one.at),
            "way": one.way,
            "workplace_id": one.workplace_id,
            "workplace": one.workplace,
            "municipality_code": one.municipality_code,
            **_who(one.who),
            **{f"earlier_{name}": value for name, value in _who(one.earlier).items()},
        }
        for one in every.rows
    )
    return Records(columns, rows)


def meeting_records(session: Session, actor: Actor, unit_id: int | None = None) -> Records:
    """The needs of the weekly meeting's three lists; a need may stand in more than one."""
    columns = (
        "list", "vacancy_id", "need", "kind", "workplace_id", "workplace", "municipality_code",
        "opened_on", "coach", "unit", "claimed_on", "acted_on",
    )  # fmt: skip
    return Records(columns, _meeting(weekly_meeting(session, actor, unit_id)))


def _workplace_fields(actor: Actor) -> Mapping[str, Callable[[OverviewRow], object]]:
    """Column → what stands in it."""

    def last(row: OverviewRow, name: str) -> object:
        return getattr(row.relation.last, name) if row.relation.last else None

    def last_who(row: OverviewRow, name: str) -> object:
        return _who(row.relation.last.who)[name] if row.relation.last else None

    return {
        "workplace_id": lambda row: row.workplace.id,
        "workplace": lambda row: row.workplace.name,
        "employer": lambda row: row.workplace.employer.name,
        "organisation_number": lambda row: shown_number(row.workplace.employer, actor),
        "municipality_code": lambda row: row.workplace.municipality_code,
        "size_class": lambda row: row.workplace.size_class,
        "sni": lambda row: row.workplace.employer.sni,
        "phone": lambda row: row.workplace.phone,
        "contacts": lambda row: row.contacts,
        "coaches_90_days": lambda row: row.coaches,
        "units_30_days": lambda row: row.units,
        "stage": lambda row: row.stage,
        "last_on": lambda row: last(row, "day"),
        "last_coach": lambda row: last_who(row, "coach"),
        "last_unit": lambda row: last_who(row, "unit"),
        "next_step": lambda row: last(row, "next_step"),
        "next_step_on": lambda row: last(row, "next_step_on"),
        "owner": lambda row: row.relation.owner,
        "announced_until": lambda row: row.relation.reserved and row.relation.reserved.until,
    }


def _contacts(session: Session, actor: Actor, wanted: ContactFilter) -> Iterator[Row]:
    seen = sight(session, actor)
    matching = (
        select(Contact, Workplace.name, Workplace.municipality_code, User, Unit, ContactPerson.name)
        .join(Workplace, Workplace.id == Contact.workplace_id)
        .join(User, User.id == Contact.user_id)
        .join(Unit, Unit.id == Contact.unit_id)
        .outerjoin(
            ContactPerson,
            (ContactPerson.id == Contact.contact_person_id) & ContactPerson.objected_at.is_(None),
        )
        .where(*conditions(wanted, seen))
        .order_by(Contact.happened_on.desc(), Contact.id.desc())
        .execution_options(yield_per=1000)
    )
    for contact, workplace, municipality, user, unit, person in session.execute(matching):
        row = {
            "contact_id": contact.id,
            "day": contact.happened_on,
            "workplace_id": contact.workplace_id,
            "workplace": workplace,
            "municipality_code": municipality,
            **_who(seen.who(user, unit)),
        }
        if seen.sees(unit.id):
            row |= {
                "mode": contact.mode,
                "purpose": contact.purpose,
                "outcome": contact.outcome,
                "next_step": contact.next_step,
                "next_step_on": contact.next_step_on,
                "contact_person": person,
            }
        yield row


def _meeting(meeting: Meeting) -> Iterator[Row]:
    lists = {"new": meeting.new, "unclaimed": meeting.unclaimed, "left_alone": meeting.left_alone}
    for name, needs in lists.items():
        for need in needs:
            yield {"list": name, **_need(need)}


def _need(need: NeedRow) -> Row:
    claimed = need.claimed
    return {
        "vacancy_id": need.vacancy_id,
        "need": need.title,
        "kind": need.kind,
        "workplace_id": need.workplace_id,
        "workplace": need.workplace,
        "municipality_code": need.municipality_code,
        "opened_on": clock.local_day(need.opened_at),
        **(_who(claimed.who) if claimed else {}),
        "claimed_on": claimed.since if claimed else None,
        "acted_on": need.acted_on,
    }


def _who(who: Who) -> dict[str, str | None]:
    """Names, or nothing where only "another unit" may be known."""
    return {"coach": who.name or None, "unit": who.unit or None}
