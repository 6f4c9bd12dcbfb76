"""Sign somebody in whom an identity provider vouches for: into an account that is there already.

The first time, a claim (an address) finds the account; from then on the provider's own name for the
person does, so an address that passes to somebody else opens nothing. No account is ever made.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import OutsideIdentity, User
from employer_match.services import record
from employer_match.services.accounts import second_factor, sessions
from employer_match.services.accounts.actors import actor_of
from employer_match.services.accounts.sealing import keyed_hash
from employer_match.services.accounts.sign_in import CodeAsked, stamp_of

UNKNOWN = "Nobody here is known by this identity. Ask whoever runs the system."


@dataclass(frozen=True)
class Identity:
    """Whom a provider means; `address` is blank where it vouches for none.

    `assured` says that it was demanded, and given, at a level that replaces a code of ours.
    """

    issuer: str
    subject: str
    address: str
    assured: bool


def sign_in_through_provider(
    session: Session,
    identity: Identity,
    *,
    key: str,
    device: str | None = None,
    replaces: str | None = None,
) -> tuple[sessions.SignedIn | CodeAsked, str]:
    """The session, or that a code is asked for, and the account's address.

    Raises NotAllowed for somebody without an account, with a closed one, or with an address whose
    account belongs to another person at the provider; which of them is not told.
    """
    record.take_writing_turn(session)  # two first times at once: one of them links
    user = _user_of(session, identity, key)
    if user is None or user.disabled_at is not None:
        raise errors.NotAllowed(UNKNOWN)
    if not identity.assured and second_factor.holds(session, user.id):
        return CodeAsked(user.id, stamp_of(session, user)), user.email
    opened = sessions.start_session(
        session,
        user,
        way="provider",
        device=device,
        second_factor=identity.assured,
        replaces=replaces,
    )
    return opened, user.email


def is_linked(session: Session, user_id: int) -> bool:
    """Whether a provider's name for a person stands for this account."""
    own = select(OutsideIdentity.id).where(OutsideIdentity.user_id == user_id).limit(1)
    return session.scalar(own) is not None


def unlink(session: Session, user_id: int) -> bool:
    """Forget whom providers mean by this account; the caller says so in the audit."""
    own = select(OutsideIdentity).where(OutsideIdentity.user_id == user_id)
    found = session.scalars(own.order_by(OutsideIdentity.id)).all()
    for one in found:
        session.delete(one)
    return bool(found)


def _user_of(session: Session, identity: Identity, key: str) -> User | None:
    subject = keyed_hash(key, f"subject at {identity.issuer}", identity.subject)
    known = session.scalar(
        select(OutsideIdentity).where(
            OutsideIdentity.issuer == identity.issuer, OutsideIdentity.subject_hash == subject
        )
    )
    if known is not None:
        return session.get(User, known.user_id)
    if not identity.address:
        return None
    user = session.scalar(select(User).where(User.email == identity.address.strip().lower()))
    if user is None or user.disabled_at is not None or _is_another(session, user, identity.issuer):
        return None
    session.add(OutsideIdentity(user_id=user.id, issuer=identity.issuer, subject_hash=subject))
    record.audit(session, actor_of(user), "identity_linked", "user_account", user.id)
    return user


def _is_another(session: Session, user: User, issuer: str) -> bool:
    linked = select(OutsideIdentity.id).where(
        OutsideIdentity.user_id == user.id, OutsideIdentity.issuer == issuer
    )
    return session.scalar(linked) is not None
