"""What was agreed at a contact and is still to be done, as conditions on the contact's row.

A step is its holder's: whoever took it over, else whoever made the contact. It is open until one of
the two is in contact with the workplace again (product row 17); what the holder logged before
taking it over does not count, or a step handed over would be lost.
"""

from sqlalchemy import ColumnElement, exists, func, or_, tuple_
from sqlalchemy.orm import aliased

from employer_match import clock
from employer_match.models import Contact
from employer_match.vocabulary import NextStep


def holder(contact: Contact) -> int:
    """The id of the user who takes the step of this contact."""
    return contact.next_step_owner_id or contact.user_id


def given_to(contact: Contact, user_id: int) -> dict[str, object]:
    """The columns that change when this user takes the step, from now on."""
    if user_id == holder(contact):
        return {}
    mine = user_id == contact.user_id
    return {
        "next_step_owner_id": None if mine else user_id,
        "next_step_taken_at": None if mine else clock.now(),
    }


def held_by(users: list[int]) -> ColumnElement[bool]:
    """The contacts whose step is one of these users'; written so that both indexes serve."""
    own = Contact.next_step_owner_id.is_(None) & Contact.user_id.in_(users)
    return or_(own, Contact.next_step_owner_id.in_(users))


def still_open() -> ColumnElement[bool]:
    """The contacts with a step that nobody has taken yet."""
    later = aliased(Contact)
    # Whoever took a step over before that was written down did so at the last change, as far as we
    # know.
    taken_over = func.coalesce(Contact.next_step_taken_at, Contact.updated_at)
    taken = exists().where(
        later.workplace_id == Contact.workplace_id,
        later.cancelled_at.is_(None),
        or_(
            later.user_id == Contact.user_id,
            (later.user_id == Contact.next_step_owner_id) & (later.created_at > taken_over),
        ),
        tuple_(later.happened_on, later.id) > tuple_(Contact.happened_on, Contact.id),
    )
    return Contact.cancelled_at.is_(None) & (Contact.next_step != NextStep.NOTHING) & ~taken
