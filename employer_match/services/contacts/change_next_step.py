"""Change what was agreed as the next step: which, when, or who takes it – and say why.

An employer counts on what was agreed, so a change leaves its reason behind (product row 17).
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Contact, User
from employer_match.services import record
from employer_match.services.accounts.colleagues import meets_employers
from employer_match.services.actor import Actor
from employer_match.services.contacts import next_steps
from employer_match.services.edits import overwrite
from employer_match.services.employers.employer_layer import sight
from employer_match.services.permissions import Action, may, require
from employer_match.vocabulary import NextStep

LONGEST_REASON = 200


@dataclass(frozen=True, kw_only=True)
class StepChange:
    """The next step as it should stand; `owner_id` None leaves it with whoever has it."""

    next_step: NextStep
    next_step_on: date | None = None
    reason: str
    owner_id: int | None = None


def change_next_step(
    session: Session, actor: Actor, contact_id: int, change: StepChange, version: int | None
) -> Contact:
    """Write the change over the contact's next step; the earlier one is kept with the reason.

    By whoever made the contact or takes the step, or a coordinator of the unit. Raises NotFound,
    NotAllowed, VersionMissing, Stale, Invalid, or Conflict for a cancelled contact.
    """
    require(actor, Action.LOG_CONTACT)
    record.take_writing_turn(session)
    contact = session.get(Contact, contact_id, populate_existing=True)
    if contact is None or not sight(session, actor).sees(contact.unit_id):
        raise errors.NotFound()
    own = actor.user_id in {contact.user_id, contact.next_step_owner_id}
    if not own and not may(actor, Action.CORRECT_ANY_CONTACT, contact.unit_id):
        raise errors.NotAllowed("Only whoever takes the step, or a coordinator, changes it.")
    record.expect_version(contact, version)
    if contact.cancelled_at is not None:
        raise errors.Conflict("This contact is cancelled. Log a new one.")
    values: dict[str, object] = {
        "next_step": change.next_step,
        "next_step_on": None if change.next_step is NextStep.NOTHING else change.next_step_on,
    }
    if change.owner_id is not None:
        _check_owner(session, change.owner_id)
        values |= next_steps.given_to(contact, change.owner_id)
    _check(contact, change)
    overwrite(session, actor, contact, values, version, change.reason.strip())
    return contact


def step_changes(contact: Contact, next_step: NextStep, next_step_on: date | None) -> bool:
    """Whether this would be another step, or another day, than what was agreed."""
    return (next_step, next_step_on) != (contact.next_step, contact.next_step_on)


def _check(contact: Contact, change: StepChange) -> None:
    wrong = {}
    reason = change.reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        wrong["reason"] = "Say why, in at most 200 characters."
    moved = change.next_step_on != contact.next_step_on
    if change.next_step_on is not None and moved and change.next_step_on < clock.today():
        wrong["next_step_on"] = "Choose a day that is still to come."
    if wrong:
        raise errors.Invalid(fields=wrong)


def _check_owner(session: Session, user_id: int) -> None:
    if not meets_employers(session.get(User, user_id)):
        raise errors.Invalid(fields={"owner_id": "Choose a colleague who meets employers."})
