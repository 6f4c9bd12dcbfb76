"""What hangs on each of two records, and what was said when the later one was registered."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match.models import (
    AuditEntry,
    Contact,
    Employer,
    RelationshipOwner,
    User,
    Vacancy,
    Workplace,
)
from employer_match.vocabulary import RecordKind


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records with what hangs on it; counts are of contacts and open needs."""

    id: int
    version: int
    name: str
    employer_id: int
    employer: str
    workplaces: tuple[tuple[int, str], ...]
    contacts: int
    last_contact: date | None
    vacancies: int
    owners: tuple[str, ...]
    from_advert: bool
    registered_at: datetime


@dataclass(frozen=True, slots=True)
class SaidWhenAdded:
    """What whoever registered the later record said when the warning named the other one."""

    by: str | None
    at: datetime
    reason: str


def side_of(session: Session, one: Employer | Workplace) -> Side:
    """The record with its counts."""
    places = one.workplaces if isinstance(one, Employer) else [one]
    ids = [place.id for place in places]
    contacts, last = session.execute(
        select(func.count(Contact.id), func.max(Contact.happened_on)).where(
            Contact.workplace_id.in_(ids), Contact.cancelled_at.is_(None)
        )
    ).one()
    openings = select(func.count(Vacancy.id)).where(Vacancy.workplace_id.in_(ids))
    owners = (
        select(User.name)
        .join(RelationshipOwner, RelationshipOwner.owner_id == User.id)
        .where(RelationshipOwner.workplace_id.in_(ids), RelationshipOwner.until.is_(None))
        .distinct()
        .order_by(User.name)
    )
    employer = one if isinstance(one, Employer) else one.employer
    return Side(
        id=one.id,
        version=one.version,
        name=one.name,
        employer_id=employer.id,
        employer=employer.name,
        workplaces=tuple((place.id, place.name) for place in places),
        contacts=contacts,
        last_contact=last,
        vacancies=session.scalar(openings) or 0,
        owners=tuple(session.scalars(owners)),
        from_advert=all(place.from_advert for place in places),
        registered_at=one.created_at,
    )


def said_when_added(
    session: Session, a: Employer | Workplace, b: Employer | Workplace
) -> tuple[SaidWhenAdded, ...]:
    """Whoever registered one of them in spite of the other gave a reason: it stands in the log."""
    thing = RecordKind.EMPLOYER if isinstance(a, Employer) else RecordKind.WORKPLACE
    places = {
        one.id: {place.id for place in one.workplaces} if isinstance(one, Employer) else {one.id}
        for one in (a, b)
    }
    entries = session.execute(
        select(AuditEntry, User.name)
        .outerjoin(User, User.id == AuditEntry.user_id)
        .where(
            AuditEntry.thing == thing,
            AuditEntry.thing_id.in_([str(a.id), str(b.id)]),
            AuditEntry.action == f"{thing.value}_added",
        )
        .order_by(AuditEntry.id)
    )
    other = {str(a.id): places[b.id], str(b.id): places[a.id]}
    return tuple(
        SaidWhenAdded(name, entry.at, str(entry.data["reason"]))
        for entry, name in entries
        if other[entry.thing_id] & _named(entry)
    )


def _named(entry: AuditEntry) -> set[int]:
    """The workplaces that the warning showed."""
    named = entry.data.get("not_the_same_as")
    return set(named) if isinstance(named, list) else set()
