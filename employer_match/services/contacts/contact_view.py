"""Contacts as others see them: shared as far as units share, participants only for who has access.

Who may not reach a participant gets nothing at all: no name, no count, no hint.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from employer_match.models import Contact, ContactPerson, OnBehalfOf, Participant
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.companions import companions_of
from employer_match.services.employers.employer_layer import Who, sight
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose


@dataclass(frozen=True, slots=True)
class CodeName:
    """A participant within the reader's reach."""

    id: str
    code_name: str


@dataclass(frozen=True, slots=True)
class ContactView:
    """One contact. Of a unit that keeps its dealings to itself only place and day are there."""

    id: int
    workplace_id: int
    workplace: str
    day: date
    who: Who
    version: int = 0
    mode: Mode | None = None
    purpose: Purpose | None = None
    outcome: Outcome | None = None
    next_step: NextStep | None = None
    next_step_on: date | None = None
    contact_person: str | None = None
    contact_person_id: int | None = None
    vacancy_id: int | None = None
    note: str = ""
    cancelled_reason: str | None = None
    corrected: bool = False
    on_behalf_of: tuple[CodeName, ...] = ()
    together_with: tuple[Who, ...] = ()

    @property
    def cancelled(self) -> bool:
        """Whether the contact was marked as never made."""
        return self.cancelled_reason is not None


def with_names(contacts: Select[Contact]) -> Select[Contact]:
    """The query, fetching all that a view names."""
    return contacts.options(
        joinedload(Contact.user), joinedload(Contact.unit), joinedload(Contact.workplace)
    )


def view_contacts(
    session: Session, actor: Actor, contacts: Sequence[Contact]
) -> tuple[ContactView, ...]:
    """The views, in the order given; reading whose behalf it was on is logged."""
    seen = sight(session, actor)
    shown = [contact.id for contact in contacts if seen.sees(contact.unit_id)]
    behalf = _on_behalf_of(session, actor, shown)
    along = companions_of(session, seen, shown)
    persons = select(ContactPerson.id, ContactPerson.name).where(
        ContactPerson.id.in_({contact.contact_person_id for contact in contacts} - {None})
    )
    names = {row[0]: row[1] for row in session.execute(persons.order_by(ContactPerson.id))}
    return tuple(
        ContactView(
            id=contact.id,
            workplace_id=contact.workplace_id,
            workplace=contact.workplace.name,
            day=contact.happened_on,
            who=seen.who(contact.user, contact.unit),
            version=contact.version,
            mode=contact.mode,
            purpose=contact.purpose,
            outcome=contact.outcome,
            next_step=contact.next_step,
            next_step_on=contact.next_step_on,
            contact_person=names.get(contact.contact_person_id or 0),
            contact_person_id=contact.contact_person_id,
            vacancy_id=contact.vacancy_id,
            note=contact.note,
            cancelled_reason=contact.cancelled_reason,
            corrected=contact.version > 1 and contact.cancelled_at is None,
            on_behalf_of=tuple(behalf.get(contact.id, ())),
            together_with=along.get(contact.id, ()),
        )
        if seen.sees(contact.unit_id)
        else ContactView(
            id=contact.id,
            workplace_id=contact.workplace_id,
            workplace=contact.workplace.name,
            day=contact.happened_on,
            who=seen.who(contact.user, contact.unit),
            cancelled_reason="" if contact.cancelled_at else None,
        )
        for contact in contacts
    )


def _on_behalf_of(
    session: Session, actor: Actor, contact_ids: Sequence[int]
) -> dict[int, list[CodeName]]:
    """Only who is within reach: the wall stands in the query itself."""
    links = (
        select(OnBehalfOf.contact_id, Participant.id, Participant.code_name)
        .join(Participant, Participant.id == OnBehalfOf.participant_id)
        .where(OnBehalfOf.contact_id.in_(contact_ids))
        .order_by(Participant.code_name, Participant.id)
    )
    found: dict[int, list[CodeName]] = {}
    for contact_id, participant_id, code_name in session.execute(links):
        found.setdefault(contact_id, []).append(CodeName(participant_id, code_name))
        record.note_read(session, actor, participant_id, "contacts on their behalf")
    return found
