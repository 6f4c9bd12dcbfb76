"""Who is still to be told that we keep their details, and telling them once (GDPR art. 14)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Contact, ContactPerson, RelationshipOwner, Workplace
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.edits import overwrite
from employer_match.services.employers.contact_persons import (
    TOLD_US_THEMSELVES,
    first_contacts,
    inform_by,
)
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import ContactSource

#: Who is due within this many days stands on the list already, so that nobody is told too late.
AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PersonToInform:
    """Somebody to tell, through the day `by`; `first_contact` is the day we first spoke to them."""

    id: int
    version: int
    name: str
    title: str | None
    phone: str | None
    email: str | None
    source: ContactSource
    workplace_id: int
    workplace: str
    by: date
    first_contact: date | None


def persons_to_inform(
    session: Session, actor: Actor, *, everybody: bool = False
) -> list[PersonToInform]:
    """Who must be told by now or within a week, the most overdue first.

    Of workplaces that the actor holds, stands in for or has been in contact with; or of all.
    """
    require(actor, Action.EDIT_EMPLOYER)
    untold = (
        select(ContactPerson, Workplace.name)
        .join(Workplace, Workplace.id == ContactPerson.workplace_id)
        .where(
            ContactPerson.informed_at.is_(None),
            ContactPerson.left_at.is_(None),
            ContactPerson.objected_at.is_(None),
            ContactPerson.source.not_in(TOLD_US_THEMSELVES),
        )
    )
    if not everybody:
        untold = untold.where(
            or_(
                ContactPerson.workplace_id.in_(_held_by(actor)),
                ContactPerson.workplace_id.in_(
                    select(Contact.workplace_id).where(
                        Contact.user_id == actor.user_id, Contact.cancelled_at.is_(None)
                    )
                ),
            )
        )
    rows = session.execute(untold.order_by(ContactPerson.id)).all()
    spoken_to = first_contacts(session, [person.id for person, _place in rows])
    due = [_view(person, place, spoken_to) for person, place in rows]
    soon = clock.today() + AHEAD
    return sorted(
        (one for one in due if one is not None and one.by <= soon),
        key=lambda one: (one.by, one.id),
    )


def stamp_informed(session: Session, actor: Actor, person_id: int, version: int | None) -> None:
    """The person has been told today; stamping twice changes nothing.

    Raises NotFound, VersionMissing or Stale.
    """
    require(actor, Action.EDIT_EMPLOYER)
    record.take_writing_turn(session)
    person = session.get(ContactPerson, person_id, populate_existing=True)
    if person is None:
        raise errors.NotFound()
    if person.informed_at is None:
        overwrite(session, actor, person, {"informed_at": clock.now()}, version)


def _held_by(actor: Actor) -> Select[int]:
    return select(RelationshipOwner.workplace_id).where(
        RelationshipOwner.until.is_(None),
        or_(
            RelationshipOwner.owner_id == actor.user_id,
            RelationshipOwner.deputy_id == actor.user_id,
        ),
    )


def _view(
    person: ContactPerson, place: str, spoken_to: Mapping[int, date]
) -> PersonToInform | None:
    first = spoken_to.get(person.id)
    by = inform_by(person, first)
    if by is None:
        return None
    return PersonToInform(
        id=person.id,
        version=person.version,
        name=person.name,
        title=person.title,
        phone=person.phone,
        email=person.email,
        source=person.source,
        workplace_id=person.workplace_id,
        workplace=place,
        by=by,
        first_contact=first,
    )
