"""Nothing recorded is lost: the audit chain, earlier versions, and the log of who read whom."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from itertools import groupby
from typing import Literal

from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.db import take_turn, transaction
from employer_match.models import (
    AccessLogEntry,
    AuditEntry,
    EarlierVersion,
    Suggestion,
    Versioned,
)
from employer_match.services.actor import SYSTEM, Actor

FIRST = "0" * 64
Look = Literal["shown", "opened"]


def take_writing_turn(session: Session) -> None:
    """Take now the turn that `audit` needs at the end: before any row is read or locked.

    What is then read is what stands when the change is written, so that two coaches at one
    workplace see each other; and with one lock, taken first, nobody waits in a circle.
    """
    take_turn(session, "audit")


def audit(
    session: Session, actor: Actor, action: str, thing: str, thing_id: object, **data: object
) -> AuditEntry:
    """Add one entry to the chain, in the same transaction as what it tells of.

    `data` holds codes and ids, never free text about a participant.
    """
    take_turn(session, "audit")
    previous = session.scalar(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1))
    entry = AuditEntry(
        at=clock.now(),
        user_id=actor.user_id,
        action=action,
        thing=thing,
        thing_id=str(thing_id),
        data=json.loads(json.dumps(data, default=_plain)),
        previous_hash=previous or FIRST,
    )
    entry.hash = entry_hash(entry)
    session.add(entry)
    session.flush()
    return entry


def entry_hash(entry: AuditEntry) -> str:
    """SHA-256 (hex) over the entry's content and the hash of the one before it."""
    content = [
        entry.previous_hash,
        entry.at.isoformat(),
        entry.user_id,
        entry.action,
        entry.thing,
        entry.thing_id,
        entry.data,
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def first_broken_link(session: Session) -> int | None:
    """The id of the first audit entry whose hash does not hold, or None when the chain is whole."""
    previous = FIRST
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id)).yield_per(1000):
        if entry.previous_hash != previous or entry.hash != entry_hash(entry):
            return entry.id
        previous = entry.hash
    return None


def expect_version(thing: Versioned, version: int | None) -> None:
    """Raise unless the editor read today's version: VersionMissing, or Stale with today's."""
    expect_number(thing.version, version)


def expect_number(today: int, read: int | None) -> None:
    """The same for what is kept row by row: `today` is the newest row's number (0: none yet)."""
    if read is None:
        raise errors.VersionMissing()
    if read != today:
        raise errors.Stale(version=today)


def keep_version(
    session: Session, actor: Actor, thing: Versioned, reason: str | None = None
) -> None:
    """Keep how an employer-side record looks now, right before it is changed."""
    columns = inspect(type(thing)).columns
    data = {column.key: getattr(thing, column.key) for column in columns}
    session.add(
        EarlierVersion(
            thing=thing.__tablename__,  # type: ignore[attr-defined]
            thing_id=data["id"],
            version=thing.version,
            data=json.loads(json.dumps(data, default=_plain)),
            replaced_by_user_id=actor.user_id,
            reason=reason,
        )
    )


def note_read(session: Session, actor: Actor, participant_id: str, what: str) -> None:
    """Remember that a participant's record was read; the face writes it before it answers."""
    if actor.user_id is not None:
        reads = session.info.setdefault("reads", [])
        reads.append((clock.now(), actor.user_id, participant_id, what[:80]))


def note_looked(session: Session, actor: Actor, suggestion_ids: Iterable[int], how: Look) -> None:
    """Remember that suggestions were shown, or opened; written like the reads of a record."""
    if actor.user_id is not None:
        looked = session.info.setdefault("looked", [])
        looked += [(clock.now(), how, each) for each in suggestion_ids]


def write_reads(engine: Engine, session: Session) -> None:
    """Write the remembered reads in a short transaction of their own (a GET reads only)."""
    reads = session.info.pop("reads", [])
    looked = session.info.pop("looked", [])
    if not reads and not looked:
        return
    with transaction(engine, actor=SYSTEM) as writing:
        writing.add_all(
            AccessLogEntry(at=at, user_id=user_id, participant_id=participant_id, what=what)
            for at, user_id, participant_id, what in dict.fromkeys(reads)
        )
        for (at, how), same in groupby(looked, key=lambda one: one[:2]):
            _first_time(writing, how, at, [each for *_, each in same])


def _first_time(session: Session, how: Look, at: datetime, suggestion_ids: list[int]) -> None:
    """Stamp what has no stamp yet: the first look is what the log keeps."""
    when = Suggestion.shown_at if how == "shown" else Suggestion.opened_at
    untouched = select(Suggestion).where(Suggestion.id.in_(suggestion_ids), when.is_(None))
    for one in session.scalars(untouched.order_by(Suggestion.id)):
        setattr(one, when.key, at)


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"{type(value).__name__} does not belong in the record")
