"""People at workplaces: data subjects, so source, information given and objection are kept.

GDPR art. 14: whoever did not give us the details is told within a month; art. 21: may object.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Contact, ContactPerson
from employer_match.outreach.contact_rules import Wishes, lifts, stop_begins
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.override_stop import stop_of
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.edits import overwrite
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import ContactSource

INFORM_WITHIN = timedelta(days=30)
#: Whoever spoke or wrote to us knows that we have the details (art. 13).
TOLD_US_THEMSELVES = frozenset({ContactSource.PERSON, ContactSource.FORM})


@dataclass(frozen=True, kw_only=True)
class PersonDraft:
    """A person at a workplace. `informed` and `objected`, `left`: True stamps today's moment.

    The person's own stop holds through `stop_until`, or for good.
    """

    name: str
    source: ContactSource
    title: str | None = None
    phone: str | None = None
    email: str | None = None
    informed: bool = False
    objected: bool = False
    left: bool = False
    stop_until: date | None = None
    stop_for_good: bool = False


@dataclass(frozen=True, slots=True)
class PersonView:
    """A contact person as shown: an objection hides every channel."""

    id: int
    version: int
    name: str
    title: str | None
    phone: str | None
    email: str | None
    source: ContactSource
    informed_at: datetime | None
    objected: bool
    left: bool
    inform_by: date | None
    stop_until: date | None
    stop_for_good: bool

    @property
    def stopped(self) -> bool:
        """Whether the person's own stop holds today."""
        until = self.stop_until
        return self.stop_for_good or (until is not None and until >= clock.today())


def add_contact_person(
    session: Session, actor: Actor, workplace_id: int, draft: PersonDraft
) -> ContactPerson:
    """Add a person to a workplace; raises NotFound or Invalid."""
    require(actor, Action.EDIT_EMPLOYER)
    _check(draft)
    record.take_writing_turn(session)
    workplace_id = workplace_of(session, workplace_id).id
    person = ContactPerson(workplace_id=workplace_id, **_values(draft, None))
    session.add(person)
    session.flush()
    record.audit(
        session, actor, "contact_person_added", "contact_person", person.id, workplace=workplace_id
    )
    return person


def edit_contact_person(
    session: Session, actor: Actor, person_id: int, draft: PersonDraft, version: int | None
) -> ContactPerson:
    """Write the draft over the person; raises NotFound, VersionMissing, Stale or Invalid.

    Ending the person's own stop sooner, or taking back an objection, takes the right to override a
    stop, or raises NotAllowed.
    With an objection the channels stay as they are: they are not shown, so not sent back either.
    """
    require(actor, Action.EDIT_EMPLOYER)
    _check(draft)
    record.take_writing_turn(session)
    person = session.get(ContactPerson, person_id, populate_existing=True)
    if person is None:
        raise errors.NotFound()
    record.expect_version(person, version)
    taken_back = person.objected_at is not None and not draft.objected
    if taken_back or lifts(stop_of(person), _stop(draft), clock.today()):
        require(actor, Action.OVERRIDE_STOP)
    overwrite(session, actor, person, _values(draft, person), version)
    return person


def contact_persons(session: Session, actor: Actor, workplace_id: int) -> tuple[PersonView, ...]:
    """The people of a workplace: those who are there first, by name as Swedes sort."""
    require(actor, Action.READ_EMPLOYERS)
    people = select(ContactPerson).where(ContactPerson.workplace_id == workplace_id)
    in_order = session.scalars(
        people.order_by(ContactPerson.left_at.is_not(None), ContactPerson.name, ContactPerson.id)
    ).all()
    spoken_to = first_contacts(session, [person.id for person in in_order])
    return tuple(_view(person, spoken_to.get(person.id)) for person in in_order)


def first_contacts(session: Session, person_ids: Collection[int]) -> dict[int, date]:
    """The day on which each of these persons was first contacted; absent where nobody was."""
    made = (
        select(Contact.contact_person_id, func.min(Contact.happened_on))
        .where(Contact.contact_person_id.in_(person_ids), Contact.cancelled_at.is_(None))
        .group_by(Contact.contact_person_id)
    )
    return {person: day for person, day in session.execute(made) if person is not None}


def inform_by(person: ContactPerson, first_contact: date | None = None) -> date | None:
    """The last day on which the person must be told, or None where that is done or not needed.

    At the first contact, and within a month at the latest (GDPR art. 14.3). Whoever has left, or
    has objected, is not sought out for it.
    """
    if person.informed_at or person.left_at or person.objected_at:
        return None
    if person.source in TOLD_US_THEMSELVES:
        return None
    month = clock.local_day(person.created_at) + INFORM_WITHIN
    return month if first_contact is None else min(month, first_contact)


def _check(draft: PersonDraft) -> None:
    if not draft.name.strip() or len(draft.name) > 200:
        raise errors.Invalid(fields={"name": "Write a name of at most 200 characters."})


def _values(draft: PersonDraft, before: ContactPerson | None) -> dict[str, object]:
    def stamp(said: bool, kept: datetime | None) -> datetime | None:
        return (kept or clock.now()) if said else None

    hidden = before if before and (before.objected_at or draft.objected) else None
    return {
        "name": draft.name.strip(),
        "title": draft.title,
        "phone": hidden.phone if hidden else draft.phone,
        "email": hidden.email if hidden else draft.email,
        "source": draft.source,
        "informed_at": stamp(draft.informed, before.informed_at if before else None),
        "objected_at": stamp(draft.objected, before.objected_at if before else None),
        "left_at": stamp(draft.left, before.left_at if before else None),
        "stop_until": draft.stop_until,
        "stop_for_good": draft.stop_for_good,
        "stop_since": stop_begins(
            stop_of(before) if before else Wishes(), _stop(draft), clock.today()
        ),
    }


def _stop(draft: PersonDraft) -> Wishes:
    return Wishes(stop_until=draft.stop_until, stop_for_good=draft.stop_for_good)


def _view(person: ContactPerson, first_contact: date | None) -> PersonView:
    objected = person.objected_at is not None
    return PersonView(
        id=person.id,
        version=person.version,
        name=person.name,
        title=person.title,
        phone=None if objected else person.phone,
        email=None if objected else person.email,
        source=person.source,
        informed_at=person.informed_at,
        objected=objected,
        left=person.left_at is not None,
        inform_by=inform_by(person, first_contact),
        stop_until=person.stop_until,
        stop_for_good=person.stop_for_good,
    )
