"""The second factor: codes of an authenticator (TOTP, RFC 6238), and recovery codes for a lost one.

A code holds once: the step of time it belongs to is kept, and neither it nor an earlier one is
taken again, by whichever process. Recovery codes are kept as hashes, each holds once.
"""

import secrets
from dataclasses import dataclass

import pyotp
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import RecoveryCode, SecondFactor, User
from employer_match.services import record
from employer_match.services.accounts.actors import token_hash
from employer_match.services.accounts.sealing import seal, unseal
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.permissions import Action, require

ISSUER = "Employer Match"
STEP = 30  # seconds
#: Clocks that are half a minute wrong are forgiven, no more.
STEPS_OFF = 1
RECOVERY_CODES = 10
#: 16 letters of 5 bits: too many to try, even against the hashes.
RECOVERY_LENGTH = 16
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
WRONG = "This code does not hold. Wait for the next one and write that."


@dataclass(frozen=True)
class Setup:
    """What an authenticator needs, shown while it is being set up: the key, and the same as a link.

    `link` is an otpauth address, which an authenticator on the same device opens.
    """

    secret: str
    link: str


@dataclass(frozen=True)
class Standing:
    """Whether the second factor is on, and how many recovery codes are left."""

    on: bool
    codes_left: int


def holds(session: Session, user_id: int) -> bool:
    """Whether signing in to this account asks for a code."""
    kept = session.get(SecondFactor, user_id)
    return kept is not None and kept.confirmed_at is not None


def sealed_secret_of(session: Session, user_id: int) -> str:
    """The sealed secret, by which one factor is told from the next; blank without one."""
    kept = session.get(SecondFactor, user_id)
    return kept.sealed_secret if kept is not None else ""


def standing(session: Session, user_id: int | None) -> Standing:
    """How it stands with an account's second factor."""
    if user_id is None or not holds(session, user_id):
        return Standing(False, 0)
    left = select(func.count(RecoveryCode.id)).where(
        RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None)
    )
    return Standing(True, session.scalar(left) or 0)


def set_up(session: Session, actor: Actor, key: str) -> Setup:
    """A new secret to put into an authenticator; it asks for nothing until it is confirmed.

    Raises Conflict where a second factor is on already: that one is ended first.
    """
    require(actor, Action.OWN_ACCOUNT)
    user = session.get(User, actor.user_id) if actor.user_id is not None else None
    if user is None:
        raise errors.NotSignedIn()
    kept = session.get(SecondFactor, user.id)
    if kept is not None and kept.confirmed_at is not None:
        raise errors.Conflict("You have an authenticator already. Remove it first.")
    secret = pyotp.random_base32()
    kept = kept or SecondFactor(user_id=user.id, last_step=0)
    kept.sealed_secret = seal(key, _purpose(user.id), secret)
    session.add(kept)
    session.flush()
    return _setup(user, secret)


def begun(session: Session, actor: Actor, key: str) -> Setup | None:
    """What `set_up` gave and nobody has confirmed yet; None where there is nothing of the kind."""
    require(actor, Action.OWN_ACCOUNT)
    kept = session.get(SecondFactor, actor.user_id) if actor.user_id is not None else None
    if kept is None or kept.confirmed_at is not None:
        return None
    secret = unseal(key, _purpose(kept.user_id), kept.sealed_secret)
    return _setup(session.get_one(User, kept.user_id), secret) if secret else None


def confirm(session: Session, actor: Actor, code: str, key: str) -> list[str]:
    """Switch it on with a first code from the authenticator; returns the recovery codes, once."""
    require(actor, Action.OWN_ACCOUNT)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    record.take_writing_turn(session)
    kept = _fresh(session, actor.user_id)
    if kept is None or kept.confirmed_at is not None or not _takes(kept, code, key):
        raise errors.Invalid(fields={"code": WRONG})
    kept.confirmed_at = clock.now()
    record.audit(session, actor, "second_factor_on", "user_account", actor.user_id)
    return _new_codes(session, actor.user_id)


def use_code(session: Session, user_id: int, code: str, key: str) -> str:
    """Take a code of the authenticator ("code"), or a recovery code ("recovery_code"), once.

    Raises Invalid for one that is wrong, too old or used; which of them is not told.
    """
    record.take_writing_turn(session)  # whoever comes second sees that the code is used
    kept = _fresh(session, user_id)
    if kept is not None and kept.confirmed_at is not None:
        if _takes(kept, code, key):
            session.flush()
            return "code"
        spare = session.scalar(
            select(RecoveryCode)
            .where(
                RecoveryCode.user_id == user_id,
                RecoveryCode.code_hash == token_hash(_plain(code)),
                RecoveryCode.used_at.is_(None),
            )
            .execution_options(populate_existing=True)
        )
        if spare is not None:
            spare.used_at = clock.now()
            record.audit(session, SYSTEM, "recovery_code_used", "user_account", user_id)
            return "recovery_code"
    raise errors.Invalid(WRONG, fields={"code": WRONG})


def new_recovery_codes(session: Session, actor: Actor, code: str, key: str) -> list[str]:
    """Ten new recovery codes for a code of the authenticator; the old ones end."""
    require(actor, Action.OWN_ACCOUNT)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    use_code(session, actor.user_id, code, key)
    record.audit(session, actor, "recovery_codes_made", "user_account", actor.user_id)
    return _new_codes(session, actor.user_id)


def remove(session: Session, actor: Actor, code: str, key: str) -> None:
    """Switch one's own second factor off, with a code."""
    require(actor, Action.OWN_ACCOUNT)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    use_code(session, actor.user_id, code, key)
    forget(session, actor.user_id)
    record.audit(session, actor, "second_factor_off", "user_account", actor.user_id)


def forget(session: Session, user_id: int) -> None:
    """Take away secret and recovery codes; the caller says so in the audit."""
    kept = session.get(SecondFactor, user_id)
    if kept is not None:
        session.delete(kept)
    for spare in _codes(session, user_id):
        session.delete(spare)
    session.flush()


def _setup(user: User, secret: str) -> Setup:
    link = pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=ISSUER)
    return Setup(secret, link)


def _takes(kept: SecondFactor, code: str, key: str) -> bool:
    """Whether the code is of a step that is not yet used, which then is."""
    secret = unseal(key, _purpose(kept.user_id), kept.sealed_secret)
    digits = _plain(code)
    if secret is None or not (digits.isascii() and digits.isdigit() and len(digits) == 6):
        return False
    generator, present = pyotp.TOTP(secret), int(clock.now().timestamp()) // STEP
    for step in range(present - STEPS_OFF, present + STEPS_OFF + 1):
        if step > kept.last_step and secrets.compare_digest(generator.at(step * STEP), digits):
            kept.last_step = step
            return True
    return False


def _new_codes(session: Session, user_id: int) -> list[str]:
    for spare in _codes(session, user_id):
        session.delete(spare)
    session.flush()
    made = [
        "".join(secrets.choice(LETTERS) for _ in range(RECOVERY_LENGTH))
        for _ in range(RECOVERY_CODES)
    ]
    session.add_all(RecoveryCode(user_id=user_id, code_hash=token_hash(one)) for one in made)
    session.flush()
    return ["-".join(one[at : at + 4] for at in range(0, RECOVERY_LENGTH, 4)) for one in made]


def _codes(session: Session, user_id: int) -> list[RecoveryCode]:
    own = select(RecoveryCode).where(RecoveryCode.user_id == user_id).order_by(RecoveryCode.id)
    return list(session.scalars(own))


def _fresh(session: Session, user_id: int) -> SecondFactor | None:
    """As it stands now, not as this transaction has read it before it had its turn."""
    return session.get(SecondFactor, user_id, populate_existing=True)


def _plain(code: str) -> str:
    return "".join(letter for letter in code.lower() if letter.isalnum())


def _purpose(user_id: int) -> str:
    return f"second factor of {user_id}"
