"""Browser sessions: opened under a new name, listed, revoked, and ended by time.

Only the hash of a session's token is kept, and the kind of device, never an address.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import SignIn, User
from employer_match.services import record
from employer_match.services.accounts.actors import actor_of, token_hash
from employer_match.services.actor import Actor

#: How stale `last_seen_at` may be before a request writes it anew.
SEEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True)
class SignedIn:
    """A fresh session: the token goes into the cookie and is kept nowhere else."""

    token: str
    actor: Actor


@dataclass(frozen=True)
class Limits:
    """How long a session may go unused, and last at all."""

    idle: timedelta
    absolute: timedelta

    def over(self, kept: SignIn) -> bool:
        """Whether time has ended the session."""
        now = clock.now()
        return now - kept.created_at > self.absolute or now - kept.last_seen_at > self.idle


@dataclass(frozen=True)
class Known:
    """Whose a session is; `mark` says that it is time to note that it is in use.

    `second_factor`: whether more than a password was asked for when it was opened.
    """

    actor: Actor
    session_id: int
    mark: bool
    second_factor: bool


def start_session(
    session: Session,
    user: User,
    *,
    way: str,
    device: str | None = None,
    second_factor: bool = False,
    replaces: str | None = None,
) -> SignedIn:
    """Open a session under a token that nobody has seen; one that this browser had before ends.

    `way` is "password", "code", "recovery_code" or "provider" and stands in the audit.
    """
    if replaces:
        before = session.scalar(
            select(SignIn).where(
                SignIn.token_hash == token_hash(replaces), SignIn.revoked_at.is_(None)
            )
        )
        if before is not None:
            before.revoked_at = clock.now()
    token = secrets.token_urlsafe(32)
    now = clock.now()
    opened = SignIn(
        user_id=user.id,
        token_hash=token_hash(token),
        created_at=now,
        last_seen_at=now,
        device=device,
        second_factor_at=now if second_factor else None,
    )
    session.add(opened)
    actor = actor_of(user)
    record.audit(session, actor, "signed_in", "user_account", user.id, way=way)
    return SignedIn(token, actor)


def actor_of_session(session: Session, token: str, limits: Limits) -> Known | None:
    """Whose session it is; None where it is unknown, revoked, over, or the account closed."""
    found = session.execute(
        select(SignIn, User)
        .join(User, User.id == SignIn.user_id)
        .where(SignIn.token_hash == token_hash(token), SignIn.revoked_at.is_(None))
    ).one_or_none()
    if found is None:
        return None
    kept, user = found
    if limits.over(kept) or user.disabled_at is not None:
        return None
    mark = clock.now() - kept.last_seen_at > SEEN_EVERY
    return Known(actor_of(user), kept.id, mark, kept.second_factor_at is not None)


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


def mark_second_factor(session: Session, sign_in_id: int) -> None:
    """Note that more than the password has been shown in this session."""
    session.get_one(SignIn, sign_in_id).second_factor_at = clock.now()


def sign_out(session: Session, actor: Actor, sign_in_id: int) -> None:
    """Revoke one of the actor's own sessions; another's is not found."""
    kept = session.scalar(
        select(SignIn).where(SignIn.id == sign_in_id, SignIn.user_id == actor.user_id)
    )
    if kept is None:
        raise errors.NotFound()
    kept.revoked_at = clock.now()
    record.audit(session, actor, "signed_out", "user_account", actor.user_id)


def sign_out_elsewhere(session: Session, actor: Actor, but: int | None) -> int:
    """Revoke all the actor's own sessions but one; returns how many there were."""
    if actor.user_id is None:
        raise errors.NotSignedIn()
    ended = end_sessions(session, actor.user_id, but=but)
    record.audit(session, actor, "signed_out_elsewhere", "user_account", actor.user_id)
    return ended


def open_sessions(session: Session, user_id: int | None, limits: Limits) -> list[SignIn]:
    """A user's sessions that neither somebody nor time has ended, last used first."""
    found = session.scalars(_not_revoked(user_id))
    open_ones = [kept for kept in found if not limits.over(kept)]
    return sorted(open_ones, key=_last_used, reverse=True)


def end_sessions(session: Session, user_id: int, but: int | None = None) -> int:
    """Revoke every session of an account, but the one named; the caller says so in the audit."""
    ended = 0
    for kept in session.scalars(_not_revoked(user_id)):
        if kept.id != but:
            kept.revoked_at = clock.now()
            ended += 1
    return ended


def _not_revoked(user_id: int | None) -> Select[SignIn]:
    return (
        select(SignIn)
        .where(SignIn.user_id == user_id, SignIn.revoked_at.is_(None))
        .order_by(SignIn.id)
    )


def _last_used(kept: SignIn) -> datetime:
    return kept.last_seen_at
