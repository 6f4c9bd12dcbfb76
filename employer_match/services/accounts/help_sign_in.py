"""Help colleagues with signing in: end sessions left behind, take away a lost authenticator.

A coordinator helps those of the own units; an operator everybody. Whoever looks after the system or
its privacy is helped by an operator alone, so that no help opens more than the helper's own door.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import SignIn, User
from employer_match.services import record
from employer_match.services.accounts import provider_sign_in, second_factor, sessions
from employer_match.services.accounts.door_words import words
from employer_match.services.accounts.sessions import Limits
from employer_match.services.actor import Actor
from employer_match.services.mail import outbox
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Role

GUARDED = frozenset({Role.OPERATOR, Role.PRIVACY_OFFICER})


@dataclass(frozen=True)
class Helped:
    """A colleague as the helper sees them: where they are signed in, and whether a code is asked.

    `linked`: whether an identity provider's name for the person stands for the account.

    `closed` accounts have no sessions; they stand here so that one can see it.
    """

    id: int
    name: str
    closed: bool
    sessions: tuple[SignIn, ...]
    second_factor: bool
    linked: bool


def people_to_help(session: Session, actor: Actor, limits: Limits) -> list[Helped]:
    """Everybody whom the actor may help, by name as Swedes sort."""
    require(actor, Action.HELP_SIGN_IN)
    users = session.scalars(select(User).order_by(User.name, User.id))
    return [_helped(session, user, limits) for user in users if _within(actor, user)]


def read_helped(session: Session, actor: Actor, user_id: int, limits: Limits) -> Helped:
    """One of them; raises NotFound for anybody else, there or not."""
    return _helped(session, _one(session, actor, user_id), limits)


def end_all_of(session: Session, actor: Actor, user_id: int) -> None:
    """Sign a colleague out everywhere."""
    user = _one(session, actor, user_id)
    ended = sessions.end_sessions(session, user.id)
    record.audit(session, actor, "sessions_ended", "user_account", user.id, sessions=ended)


def end_one_of(session: Session, actor: Actor, user_id: int, session_id: int) -> None:
    """Sign a colleague out of one browser."""
    user = _one(session, actor, user_id)
    kept = session.get(SignIn, session_id)
    if kept is None or kept.user_id != user.id:
        raise errors.NotFound()
    kept.revoked_at = kept.revoked_at or clock.now()
    record.audit(session, actor, "sessions_ended", "user_account", user.id, sessions=1)


def reset_second_factor(session: Session, actor: Actor, user_id: int) -> None:
    """Take a lost authenticator away; its owner is signed out and told by letter.

    The link to an identity provider is forgotten with it. Nobody resets their own.
    """
    user = _one(session, actor, user_id)
    if user.id == actor.user_id:
        raise errors.NotAllowed("Use your own code, or ask a colleague: nobody resets their own.")
    second_factor.forget(session, user.id)
    unlinked = provider_sign_in.unlink(session, user.id)
    sessions.end_sessions(session, user.id)
    outbox.post(session, user.email, *words("reset_factor", user.language))
    record.audit(session, actor, "second_factor_reset", "user_account", user.id, unlinked=unlinked)


def _one(session: Session, actor: Actor, user_id: int) -> User:
    require(actor, Action.HELP_SIGN_IN)
    user = session.get(User, user_id)
    if user is None or not _within(actor, user):
        raise errors.NotFound()
    return user


def _within(actor: Actor, user: User) -> bool:
    if actor.is_system or actor.has(Role.OPERATOR):
        return True
    if any(row.role in GUARDED for row in user.roles):
        return False
    return any(row.unit_id in actor.units_as(Role.COORDINATOR) for row in user.roles)


def _helped(session: Session, user: User, limits: Limits) -> Helped:
    return Helped(
        id=user.id,
        name=user.name,
        closed=user.disabled_at is not None,
        sessions=tuple(sessions.open_sessions(session, user.id, limits)),
        second_factor=second_factor.holds(session, user.id),
        linked=provider_sign_in.is_linked(session, user.id),
    )
