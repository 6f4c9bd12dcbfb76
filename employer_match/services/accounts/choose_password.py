"""By the link in the letter: choose a password, once; and what makes a link useless before that."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import DoorLetter, User
from employer_match.services import record
from employer_match.services.accounts.actors import actor_of, token_hash
from employer_match.services.accounts.users import set_password


def whose_link(session: Session, token: str) -> User:
    """Whose password the link lets choose; raises LinkExpired for any that does not hold."""
    found = session.execute(
        select(DoorLetter, User)
        .join(User, User.id == DoorLetter.user_id)
        .where(
            DoorLetter.token_hash == token_hash(token),
            DoorLetter.used_at.is_(None),
            DoorLetter.expires_at > clock.now(),
            User.disabled_at.is_(None),
        )
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise errors.LinkExpired()
    user: User = found[1]
    return user


def choose_password(session: Session, token: str, password: str) -> str:
    """Set the password and end every link and session of the account; returns its address.

    The second factor stays: the link replaces the password and nothing else.
    """
    record.take_writing_turn(session)  # two browsers with one link: the second finds it used
    user = whose_link(session, token)
    set_password(session, actor_of(user), user.id, password)
    return user.email
