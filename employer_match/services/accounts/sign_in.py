"""Signing in by password, and by a code on top of it where the account has a second factor."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from employer_match import errors
from employer_match.models import User
from employer_match.services.accounts import second_factor, sessions
from employer_match.services.accounts.passwords import is_password_of, make_stronger
from employer_match.services.accounts.sessions import SignedIn

WRONG = "The address or the password is wrong."


@dataclass(frozen=True)
class CodeAsked:
    """The password was right and a code is asked for; `stamp` is void when either changes."""

    user_id: int
    stamp: str


def sign_in(
    session: Session,
    email: str,
    password: str,
    *,
    device: str | None = None,
    replaces: str | None = None,
) -> SignedIn | CodeAsked:
    """Start a session, or ask for a code.

    Unknown address, wrong password and closed account answer alike and cost the same. `replaces`
    is the token of a session that this browser had.
    """
    found = select(User).where(User.email == email.strip().lower())
    # Roles are read once somebody is in: asking for them would tell that there is an account.
    user = session.scalar(found.options(lazyload(User.roles)))
    if not is_password_of(user, password) or user is None or user.disabled_at is not None:
        raise errors.Invalid(WRONG, fields={"password": WRONG})
    make_stronger(user, password)
    if second_factor.holds(session, user.id):
        return CodeAsked(user.id, stamp_of(session, user))
    return sessions.start_session(session, user, way="password", device=device, replaces=replaces)


def enter_code(
    session: Session,
    asked: CodeAsked,
    code: str,
    *,
    key: str,
    device: str | None = None,
    replaces: str | None = None,
) -> SignedIn:
    """Start the session for which a code was asked; raises Invalid for a wrong or used one.

    Raises NotSignedIn where the password, the factor or the account has changed meanwhile.
    """
    user = session.get(User, asked.user_id)
    if user is None or user.disabled_at is not None or stamp_of(session, user) != asked.stamp:
        raise errors.NotSignedIn("Too long a time had passed. Sign in again.")
    way = second_factor.use_code(session, user.id, code, key)
    return sessions.start_session(
        session, user, way=way, device=device, second_factor=True, replaces=replaces
    )


def stamp_of(session: Session, user: User) -> str:
    """What is void as soon as the password or the second factor changes."""
    content = f"{user.password_hash} {second_factor.sealed_secret_of(session, user.id)}"
    return hashlib.sha256(content.encode()).hexdigest()[:32]
