"""Change one's own password: who knows the present one may, and every session ends."""

from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import User
from employer_match.services.accounts.passwords import is_password_of
from employer_match.services.accounts.users import set_password
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require


def change_password(session: Session, actor: Actor, present: str, wanted: str) -> None:
    """Set the new password; raises Invalid for a wrong present one or a new one that is too short.

    Every session of the account ends, this one included: whoever else had one is out.
    """
    require(actor, Action.OWN_ACCOUNT)
    user = session.get(User, actor.user_id)
    if user is None or actor.user_id is None:
        raise errors.NotFound()
    if not is_password_of(user, present):
        raise errors.Invalid(fields={"present": "This is not your present password."})
    set_password(session, actor, actor.user_id, wanted)
