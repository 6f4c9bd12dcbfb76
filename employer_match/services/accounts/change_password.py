"""Change one's own password: who knows the present one may, and every session ends."""

from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import User
from employer_match.services.accounts.passwords import is_password_of
from employer_match.services.accounts.users import set_password
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require

WRONG = "This is not your present password."


def change_password(session: Session, actor: Actor, present: str, wanted: str) -> None:
    """Set the new password; raises Invalid for a wrong present one or a new one that is too short.

    Every session of the account ends, this one included: whoever else had one is out.
    """
    user = _self(session, actor)
    if not is_password_of(user, present):
        raise errors.Invalid(fields={"present": WRONG})
    set_password(session, actor, user.id, wanted)


def has_password(session: Session, actor: Actor) -> bool:
    """Whether the actor signs in by a password at all, rather than through a provider alone."""
    return bool(_self(session, actor).password_hash)


def confirm_password(session: Session, actor: Actor, present: str) -> None:
    """Raise Invalid unless this is the actor's password, or the actor has none."""
    user = _self(session, actor)
    if user.password_hash and not is_password_of(user, present):
        raise errors.Invalid(fields={"present": WRONG})


def _self(session: Session, actor: Actor) -> User:
    require(actor, Action.OWN_ACCOUNT)
    user = session.get(User, actor.user_id) if actor.user_id is not None else None
    if user is None:
        raise errors.NotFound()
    return user
