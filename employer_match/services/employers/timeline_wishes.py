"""What a timeline shows of the employer's own wishes: written down, changed, said, gone past."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import (
    Contact,
    ContactPerson,
    ContactRule,
    EarlierVersion,
    EmployerWish,
    StopOverride,
    Unit,
    User,
    Vacancy,
    Workplace,
)
from employer_match.services.actor import Actor
from employer_match.services.employers.employer_layer import sight
from employer_match.services.employers.timeline_entries import Entries, Entry, Happening


def wishes(session: Session, _actor: Actor, ids: Sequence[int]) -> Entries:
    """When an employer's wishes about contact were first written down."""
    rows = session.execute(
        select(ContactRule, Workplace.name)
        .join(Workplace, Workplace.id == ContactRule.workplace_id)
        .where(ContactRule.id.in_(ids))
    )
    return {
        row.id: Entry(Happening.WISH, clock.local_day(row.created_at), row.workplace_id, place)
        for row, place in rows
    }


def wish_changes(session: Session, _actor: Actor, ids: Sequence[int]) -> Entries:
    """When they were changed, and by whom of us."""
    rows = session.execute(
        select(EarlierVersion, ContactRule.workplace_id, Workplace.name, User.name)
        .join(ContactRule, ContactRule.id == EarlierVersion.thing_id)
        .join(Workplace, Workplace.id == ContactRule.workplace_id)
        .outerjoin(User, User.id == EarlierVersion.replaced_by_user_id)
        .where(EarlierVersion.id.in_(ids))
    )
    return {
        row.id: Entry(
            Happening.WISH_CHANGED, clock.local_day(row.created_at), place_id, place, name=name
        )
        for row, place_id, place, name in rows
    }


def said_by_employer(session: Session, _actor: Actor, ids: Sequence[int]) -> Entries:
    """When the employer said through the link how to be contacted."""
    rows = session.execute(
        select(EmployerWish, Workplace.id, Workplace.name)
        .join(Vacancy, Vacancy.id == EmployerWish.vacancy_id)
        .join(Workplace, Workplace.id == Vacancy.workplace_id)
        .where(EmployerWish.id.in_(ids))
    )
    return {
        row.id: Entry(
            Happening.EMPLOYER_SAID,
            clock.local_day(row.said_at),
            place_id,
            place,
            name=row.said_by,
        )
        for row, place_id, place in rows
    }


def stops_passed(session: Session, actor: Actor, ids: Sequence[int]) -> Entries:
    """Where a coordinator went past a stop: the reason only where the unit shares."""
    seen = sight(session, actor)
    rows = session.execute(
        select(StopOverride, Workplace.name, User, Unit, Contact.happened_on, ContactPerson.name)
        .join(Workplace, Workplace.id == StopOverride.workplace_id)
        .join(User, User.id == StopOverride.user_id)
        .join(Unit, Unit.id == StopOverride.unit_id)
        .outerjoin(Contact, Contact.id == StopOverride.contact_id)
        .outerjoin(ContactPerson, ContactPerson.id == StopOverride.contact_person_id)
        .where(StopOverride.id.in_(ids))
    )
    return {
        row.id: Entry(
            Happening.STOP_PASSED,
            happened_on or clock.local_day(row.created_at),
            row.workplace_id,
            place,
            who=seen.who(user, unit),
            name=person,
            text=row.reason if seen.sees(row.unit_id) else "",
            announced=row.contact_id is None,
            until=row.stop_until,
        )
        for row, place, user, unit, happened_on, person in rows
    }
