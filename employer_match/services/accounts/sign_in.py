"""Signing in: argon2 passwords and revocable sessions of which only a hash is kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import ApiToken, SignIn, User
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.vocabulary import Role

_hasher = PasswordHasher()
#: Verified where there is no such user, so that the answer takes as long.
_nobody = _hasher.hash(secrets.token_urlsafe(16))

PASSWORD_LENGTH = 12
#: How stale `last_seen_at` may be before a request writes it anew.
SEEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True)
class SignedIn:
    """A fresh session: the token goes into the cookie and is kept nowhere else."""

    token: str
    actor: Actor


def hash_password(password: str) -> str:
    """Argon2id with the library's defaults; raises Invalid when it is too short."""
    if len(password) < PASSWORD_LENGTH:
        raise errors.Invalid(fields={"password": "Use at least 12 characters."})
    return _hasher.hash(password)


def sign_in(session: Session, email: str, password: str) -> SignedIn:
    """Start a session. Unknown address, wrong password and closed account answer alike."""
    user = session.scalar(select(User).where(User.email == email.strip().lower()))
    if not is_password_of(user, password):
        user = None
    if user is None or user.disabled_at is not None:
        raise errors.Invalid(
            "The address or the password is wrong.",
            fields={"password": "The address or the password is wrong."},
        )
    if user.password_hash and _hasher.check_needs_rehash(user.password_hash):
        user.password_hash = _hasher.hash(password)
    token = secrets.token_urlsafe(32)
    now = clock.now()
    session.add(
        SignIn(user_id=user.id, token_hash=token_hash(token), created_at=now, last_seen_at=now)
    )
    actor = actor_of(user)
    record.audit(session, actor, "signed_in", "user_account", user.id)
    return SignedIn(token, actor)


def is_password_of(user: User | None, password: str) -> bool:
    """Whether this is the user's password; takes as long where there is no user or no password."""
    kept = user.password_hash if user and user.password_hash else _nobody
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def actor_of_session(
    session: Session, token: str, idle: timedelta, absolute: timedelta
) -> tuple[Actor, int, bool] | None:
    """The actor of a session cookie, the session's id, and whether it is time to mark it as seen.

    None where the session is unknown, revoked, idle too long or too old, or the account closed.
    """
    found = session.execute(
        select(SignIn, User)
        .join(User, User.id == SignIn.user_id)
        .where(SignIn.token_hash == token_hash(token), SignIn.revoked_at.is_(None))
    ).one_or_none()
    if found is None:
        return None
    kept, user = found
    now = clock.now()
    too_old = now - kept.created_at > absolute or now - kept.last_seen_at > idle
    if too_old or user.disabled_at is not None:
        return None
    return actor_of(user), kept.id, now - kept.last_seen_at > SEEN_EVERY


def whose(session: Session, token: str | None) -> int | None:
    """Whose a session was, even if it has run out; None for one that never was."""
    if not token:
        return None
    return session.scalar(select(SignIn.user_id).where(SignIn.token_hash == token_hash(token)))


def mark_seen(session: Session, sign_in_id: int) -> None:
    """Note that the session is in use, which keeps it from idling out."""
    kept = session.get(SignIn, sign_in_id)
    if kept is not None:
        kept.last_seen_at = clock.now()


def sign_out(session: Session, actor: Actor, sign_in_id: int) -> None:
    """Revoke one of the actor's own sessions; another's is not found."""
    kept = session.scalar(
        select(SignIn).where(SignIn.id == sign_in_id, SignIn.user_id == actor.user_id)
    )
    if kept is None:
        raise errors.NotFound()
    kept.revoked_at = clock.now()
    record.audit(session, actor, "signed_out", "user_account", actor.user_id)


def open_sessions(session: Session, actor: Actor) -> list[SignIn]:
    """The actor's sessions that are not revoked, newest first."""
    return list(
        session.scalars(
            select(SignIn)
            .where(SignIn.user_id == actor.user_id, SignIn.revoked_at.is_(None))
            .order_by(SignIn.last_seen_at.desc(), SignIn.id)
        )
    )


def actor_of_token(session: Session, token: str) -> Actor | None:
    """The actor of an API token: its user's roles, within the token's unit alone."""
    now = clock.now()
    found = session.execute(
        select(ApiToken, User)
        .join(User, User.id == ApiToken.user_id)
        .where(
            ApiToken.token_hash == token_hash(token),
            ApiToken.revoked_at.is_(None),
            ApiToken.expires_at > now,
            User.disabled_at.is_(None),
        )
    ).one_or_none()
    if found is None:
        return None
    kept, user = found
    return actor_of(user, unit_id=kept.unit_id)


def actor_of(user: User, unit_id: int | None = None) -> Actor:
    """A user as an actor, with all roles or those in one unit."""
    roles: frozenset[tuple[int, Role]] = frozenset(
        (row.unit_id, row.role) for row in user.roles if unit_id in (None, row.unit_id)
    )
    units = {row.unit_id: row.unit.name for row in user.roles if unit_id in (None, row.unit_id)}
    return Actor(
        user_id=user.id,
        name=user.name,
        roles=roles,
        language=user.language,
        unit_names=tuple(name for _, name in sorted(units.items())),
    )


def token_hash(token: str) -> str:
    """SHA-256 (hex) of a random token: enough, since it cannot be guessed or listed."""
    return hashlib.sha256(token.encode()).hexdigest()


def seconds_left(until: datetime) -> int:
    """Whole seconds until a moment, at least one."""
    return max(1, round((until - clock.now()).total_seconds()))


def user_count(session: Session) -> int:
    """How many accounts there are: none means that the installation is new."""
    return session.scalar(select(func.count(User.id))) or 0
