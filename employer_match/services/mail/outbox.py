"""Mail is written with its cause and sent after the commit: never lost, never sent for nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.db import transaction
from employer_match.models import OutboxMessage
from employer_match.services.actor import SYSTEM


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail on its way; `key` stays the same over several tries, so no inbox shows it twice."""

    key: str
    recipient: str
    subject: str
    body: str
    written_at: datetime


#: Sends one letter, or raises.
Send = Callable[[Letter], None]

CLAIM = timedelta(minutes=5)
TRIES = 8


def post(session: Session, recipient: str, subject: str, body: str) -> None:
    """Put a mail in the outbox, in the caller's transaction."""
    session.add(
        OutboxMessage(recipient=recipient, subject=subject, body=body, send_after=clock.now())
    )


def send_due(engine: Engine, send: Send, limit: int = 50) -> tuple[int, int]:
    """Send what is due; returns (sent, failed). A failed one is tried again, later each time.

    Each message is claimed right before it is sent, in a transaction of its own: two senders never
    send one twice, however slow the mail server is.
    """
    sent = failed = 0
    while sent + failed < limit and (message_id := _claim(engine)) is not None:
        with transaction(engine, read_only=True, actor=SYSTEM) as reading:
            letter = _letter(reading.get_one(OutboxMessage, message_id))
        try:
            send(letter)
            error = None
        except Exception as problem:  # one bad address must not hold up the rest
            error = f"{type(problem).__name__}: {problem}"[:300]
        with transaction(engine, actor=SYSTEM) as writing:
            kept = writing.get_one(OutboxMessage, message_id)
            kept.attempts += 1
            kept.claimed_until = None
            kept.last_error = error
            if error is None:
                kept.sent_at = clock.now()
                sent += 1
            else:
                kept.send_after = clock.now() + timedelta(minutes=2**kept.attempts)
                failed += 1
    return sent, failed


def _letter(message: OutboxMessage) -> Letter:
    return Letter(
        key=f"{message.id}.{int(message.created_at.timestamp())}",
        recipient=message.recipient,
        subject=message.subject,
        body=message.body,
        written_at=message.created_at,
    )


def _claim(engine: Engine) -> int | None:
    now = clock.now()
    with transaction(engine, actor=SYSTEM) as session:
        due = session.scalar(
            select(OutboxMessage)
            .where(
                OutboxMessage.sent_at.is_(None),
                OutboxMessage.send_after <= now,
                OutboxMessage.attempts < TRIES,
                or_(OutboxMessage.claimed_until.is_(None), OutboxMessage.claimed_until < now),
            )
            .order_by(OutboxMessage.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if due is None:
            return None
        due.claimed_until = now + CLAIM
        return due.id
