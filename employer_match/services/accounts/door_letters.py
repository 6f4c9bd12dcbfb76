"""Letters with a link to choose a password: asked for in the request, looked up and sent after it.

Whoever asks learns nothing: known address and unknown one write the same row, and only the sending
finds out whether there is an account. The link's token is made there and kept as a hash alone.
"""

import secrets
from datetime import timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.db import transaction
from employer_match.models import DoorLetter, User
from employer_match.services import record
from employer_match.services.accounts.actors import token_hash
from employer_match.services.accounts.door_words import words
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.mail.outbox import CLAIM, TRIES, Letter, Send
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import LetterPurpose

#: How long a link holds, from when it is sent.
HOLDS = {LetterPurpose.RESET: timedelta(hours=1), LetterPurpose.INVITATION: timedelta(days=7)}
PATH = "/sign-in/choose-password/"


def ask_for_new_password(session: Session, address: str) -> None:
    """Note that somebody wants a new password for this address, known or not."""
    session.add(
        DoorLetter(
            purpose=LetterPurpose.RESET, address=address.strip().lower(), send_after=clock.now()
        )
    )
    session.flush()


def invite(session: Session, actor: Actor, user_id: int) -> None:
    """Send somebody a link to choose the password of their account, for seven days."""
    require(actor, Action.MANAGE_USERS)
    user = session.get(User, user_id)
    if user is None:
        raise errors.NotFound()
    if user.disabled_at is not None:
        raise errors.Conflict("This account is closed.")
    session.add(
        DoorLetter(
            purpose=LetterPurpose.INVITATION,
            address=user.email,
            user_id=user.id,
            send_after=clock.now(),
        )
    )
    record.audit(session, actor, "invited", "user_account", user_id)


def send_due(engine: Engine, send: Send, base_url: str, limit: int = 50) -> tuple[int, int]:
    """Send what was asked for; returns (sent, failed). A failed one is tried again, later.

    Each is claimed in a transaction of its own, so two senders never send one twice.
    """
    sent = failed = 0
    for letter_id in _claim(engine, limit):
        letter = _write(engine, letter_id, base_url)
        if letter is None:
            continue
        try:
            send(letter)
        except Exception:  # one bad address must not hold up the rest
            failed += 1
            continue
        with transaction(engine, actor=SYSTEM) as writing:
            writing.get_one(DoorLetter, letter_id).sent_at = clock.now()
        sent += 1
    return sent, failed


def _claim(engine: Engine, limit: int) -> list[int]:
    now = clock.now()
    with transaction(engine, actor=SYSTEM) as session:
        due = session.scalars(
            select(DoorLetter)
            .where(
                DoorLetter.sent_at.is_(None),
                DoorLetter.used_at.is_(None),
                DoorLetter.send_after <= now,
                DoorLetter.attempts < TRIES,
            )
            .order_by(DoorLetter.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        ).all()
        for letter in due:
            letter.attempts += 1
            letter.send_after = now + max(CLAIM, timedelta(minutes=2**letter.attempts))
        return [letter.id for letter in due]


def _write(engine: Engine, letter_id: int, base_url: str) -> Letter | None:
    """The letter with a fresh link; None, and forgotten, where the address has no open account."""
    with transaction(engine, actor=SYSTEM) as session:
        asked = session.get_one(DoorLetter, letter_id)
        user = session.scalar(
            select(User).where(
                User.id == asked.user_id if asked.user_id else User.email == asked.address
            )
        )
        if user is None or user.disabled_at is not None:
            session.delete(asked)
            return None
        token = secrets.token_urlsafe(32)
        asked.user_id = user.id
        asked.token_hash = token_hash(token)
        asked.expires_at = clock.now() + HOLDS[asked.purpose]
        subject, body = words(asked.purpose, user.language, base_url + PATH + token)
        key = f"door-{asked.id}.{int(asked.created_at.timestamp())}.{asked.attempts}"
        return Letter(key, user.email, subject, body, asked.created_at)
