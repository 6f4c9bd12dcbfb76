"""Correct a contact, keeping what stood there, or cancel it with a reason; nothing is deleted.

On whose behalf it was made is not corrected here: cancel the contact and log it again.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Contact, OnBehalfOf
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.change_next_step import step_changes
from employer_match.services.contacts.contact_draft import (
    check_days,
    check_person,
    check_vacancy,
    check_wanted,
)
from employer_match.services.contacts.override_stop import Overridden, keep_override, obey_stop
from employer_match.services.contacts.tally import count_anew
from employer_match.services.disclosures.check_agreed import check_presented
from employer_match.services.edits import overwrite
from employer_match.services.employers.employer_layer import sight
from employer_match.services.permissions import Action, may, require
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose


@dataclass(frozen=True, kw_only=True)
class Correction:
    """The contact as it should stand."""

    happened_on: date
    mode: Mode
    purpose: Purpose
    outcome: Outcome
    next_step: NextStep
    next_step_on: date | None = None
    contact_person_id: int | None = None
    vacancy_id: int | None = None
    note: str = ""


def correct_contact(
    session: Session,
    actor: Actor,
    contact_id: int,
    correction: Correction,
    version: int | None,
    *,
    reason: str | None = None,
    override_stop_reason: str | None = None,
) -> Contact:
    """Write the correction over the contact; the earlier version is kept.

    Another next step than what was agreed needs a reason.
    One's own, or any of the unit's for a coordinator. Raises NotFound, NotAllowed, VersionMissing,
    Stale, Invalid, EmployerSaidStop, or Conflict for a cancelled one.
    """
    contact = _editable(session, actor, contact_id, version)
    values = vars(correction) | {"note": correction.note.strip()}
    reason = (reason or "").strip() or None
    if step_changes(contact, correction.next_step, correction.next_step_on) and reason is None:
        raise errors.Invalid(fields={"reason": "Say why the next step changes."})
    check_days(correction.happened_on, correction.next_step_on, confirmed=True)
    if correction.contact_person_id != contact.contact_person_id:
        check_person(
            session, contact.workplace_id, correction.contact_person_id, correction.purpose
        )
    check_vacancy(session, contact.workplace_id, correction.vacancy_id)
    people = _people(session, contact_id)
    check_wanted(session, correction.purpose, correction.vacancy_id, people)
    # What was logged before anybody was asked may still be corrected, but not made into more.
    if (correction.purpose, correction.happened_on) != (contact.purpose, contact.happened_on):
        place, on = contact.workplace_id, correction.happened_on
        check_presented(session, correction.purpose, place, people, on)
    overridden = _stops_met_anew(session, actor, contact, correction, override_stop_reason)
    overwrite(session, actor, contact, values, version, reason)
    count_anew(session, [contact.workplace_id])
    keep_override(session, actor, contact, overridden, override_stop_reason)
    return contact


def cancel_contact(
    session: Session, actor: Actor, contact_id: int, reason: str, version: int | None
) -> Contact:
    """Mark a contact as never made, with the reason; it counts nowhere and stays readable.

    Raises as `correct_contact` does.
    """
    contact = _editable(session, actor, contact_id, version)
    reason = reason.strip()
    if not reason or len(reason) > 200:
        message = "Say why, in at most 200 characters."
        raise errors.Invalid(fields={"reason": message})
    values = {"cancelled_at": clock.now(), "cancelled_reason": reason}
    overwrite(session, actor, contact, values, version, reason)
    count_anew(session, [contact.workplace_id])
    return contact


def _stops_met_anew(
    session: Session,
    actor: Actor,
    contact: Contact,
    correction: Correction,
    override_stop_reason: str | None,
) -> tuple[Overridden, ...]:
    """The stops that the contact goes past only as corrected, where a coordinator may."""
    as_met = ("happened_on", "purpose", "contact_person_id")
    if all(getattr(contact, name) == getattr(correction, name) for name in as_met):
        return ()
    return obey_stop(
        session,
        actor,
        contact.workplace_id,
        correction.happened_on,
        correction.purpose,
        contact.unit_id,
        override_stop_reason,
        person_id=correction.contact_person_id,
    )


def _people(session: Session, contact_id: int) -> list[str]:
    behalf = select(OnBehalfOf.participant_id).where(OnBehalfOf.contact_id == contact_id)
    return list(session.scalars(behalf.order_by(OnBehalfOf.id)))


def _editable(session: Session, actor: Actor, contact_id: int, version: int | None) -> Contact:
    require(actor, Action.LOG_CONTACT)
    record.take_writing_turn(session)
    contact = session.get(Contact, contact_id, populate_existing=True)
    if contact is None or not sight(session, actor).sees(contact.unit_id):
        raise errors.NotFound()
    if contact.user_id != actor.user_id and not may(
        actor, Action.CORRECT_ANY_CONTACT, contact.unit_id
    ):
        raise errors.NotAllowed("Only whoever logged a contact, or a coordinator, corrects it.")
    record.expect_version(contact, version)
    if contact.cancelled_at is not None:
        raise errors.Conflict("This contact is cancelled. Log a new one.")
    return contact
