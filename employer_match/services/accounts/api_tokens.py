"""Tokens of the API: a user's rights in one unit, shown once, ending of themselves."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import ApiToken, User
from employer_match.services import record
from employer_match.services.accounts.actors import actor_of, token_hash
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require

TOKEN_DAYS = 90
#: How stale `last_used_at` may be before a request writes it anew.
USED_EVERY = timedelta(minutes=5)


@dataclass(frozen=True)
class NewToken:
    """A fresh API token: `secret` is shown once and kept only as a hash."""

    id: int
    secret: str


@dataclass(frozen=True)
class TokenBearer:
    """For whom a token speaks; `read_only` ones may only ask, `mark` says to note the use."""

    actor: Actor
    token_id: int
    read_only: bool
    mark: bool


@dataclass(frozen=True)
class OwnToken:
    """One of the actor's own tokens, without its secret."""

    id: int
    name: str
    unit: str
    read_only: bool
    expires_at: datetime
    last_used_at: datetime | None


def make_token(
    session: Session,
    actor: Actor,
    *,
    user_id: int,
    unit_id: int,
    name: str,
    days: int = TOKEN_DAYS,
    read_only: bool = False,
) -> NewToken:
    """Make a bearer token for a user's rights in one unit; `days` from 1 to 365."""
    require(actor, Action.MANAGE_TOKENS)
    user = session.get(User, user_id)
    if user is None or not any(row.unit_id == unit_id for row in user.roles):
        raise errors.Invalid(fields={"unit_id": "The user has no role in this unit."})
    if user.disabled_at is not None:
        raise errors.Invalid(fields={"user_id": "This account is closed."})
    if not 1 <= days <= 365:
        raise errors.Invalid(fields={"days": "Choose between 1 and 365 days."})
    secret = "em_" + secrets.token_urlsafe(32)
    token = ApiToken(
        user_id=user_id,
        unit_id=unit_id,
        name=name,
        token_hash=token_hash(secret),
        expires_at=clock.now() + timedelta(days=days),
        read_only=read_only,
    )
    session.add(token)
    session.flush()
    record.audit(
        session,
        actor,
        "token_made",
        "api_token",
        token.id,
        user=user_id,
        unit=unit_id,
        read_only=read_only,
    )
    return NewToken(token.id, secret)


def bearer_of(session: Session, secret: str) -> TokenBearer | None:
    """For whom a token speaks: its user's roles within its unit alone; None where it holds not."""
    found = session.execute(
        select(ApiToken, User)
        .join(User, User.id == ApiToken.user_id)
        .where(
            ApiToken.token_hash == token_hash(secret),
            ApiToken.revoked_at.is_(None),
            ApiToken.expires_at > clock.now(),
            User.disabled_at.is_(None),
        )
    ).one_or_none()
    if found is None:
        return None
    kept, user = found
    mark = kept.last_used_at is None or clock.now() - kept.last_used_at > USED_EVERY
    return TokenBearer(actor_of(user, kept.unit_id), kept.id, bool(kept.read_only), mark)


def mark_used(session: Session, token_id: int) -> None:
    """Note that a token is in use."""
    kept = session.get(ApiToken, token_id)
    if kept is not None:
        kept.last_used_at = clock.now()


def revoke_token(session: Session, actor: Actor, token_id: int) -> None:
    """End any token at once."""
    require(actor, Action.MANAGE_TOKENS)
    token = session.get(ApiToken, token_id)
    if token is None:
        raise errors.NotFound()
    _revoke(session, actor, token)


def revoke_own_token(session: Session, actor: Actor, token_id: int) -> None:
    """End one of the actor's own tokens at once; another's is not found."""
    require(actor, Action.OWN_ACCOUNT)
    token = session.get(ApiToken, token_id)
    if token is None or token.user_id != actor.user_id:
        raise errors.NotFound()
    _revoke(session, actor, token)


def list_tokens(session: Session, actor: Actor) -> list[ApiToken]:
    """Every token, newest first; none of them can be read back."""
    require(actor, Action.MANAGE_TOKENS)
    return list(session.scalars(select(ApiToken).order_by(ApiToken.id.desc())))


def own_tokens(session: Session, actor: Actor) -> list[OwnToken]:
    """The actor's own tokens that hold, newest first."""
    require(actor, Action.OWN_ACCOUNT)
    own = select(ApiToken).where(
        ApiToken.user_id == actor.user_id,
        ApiToken.revoked_at.is_(None),
        ApiToken.expires_at > clock.now(),
    )
    user = session.get_one(User, actor.user_id)
    names = {row.unit_id: row.unit.name for row in user.roles}
    return [
        OwnToken(
            one.id,
            one.name,
            names.get(one.unit_id, ""),
            bool(one.read_only),
            one.expires_at,
            one.last_used_at,
        )
        for one in session.scalars(own.order_by(ApiToken.id.desc()))
    ]


def _revoke(session: Session, actor: Actor, token: ApiToken) -> None:
    token.revoked_at = token.revoked_at or clock.now()
    record.audit(session, actor, "token_revoked", "api_token", token.id)


def end_tokens(session: Session, user_id: int) -> None:
    """End every token of an account; the caller says so in the audit."""
    open_ones = select(ApiToken).where(ApiToken.user_id == user_id, ApiToken.revoked_at.is_(None))
    for token in session.scalars(open_ones.order_by(ApiToken.id)):
        token.revoked_at = clock.now()
