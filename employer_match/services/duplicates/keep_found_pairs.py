"""Keep what the scan found, so that a coordinator's list opens at once however large the register.

The whole register is looked through every night and when a coordinator asks for it; what a merge or
a new record brings side by side is added in the same breath.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import AuditEntry, FoundPair
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.duplicates.judge_apart import Key
from employer_match.services.duplicates.merged import leads_on
from employer_match.services.duplicates.scan_duplicates import DoubledRecord, alike
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import RecordKind

#: What the audit entry of a look names: the register as a whole.
THING, THING_ID = "register", "duplicates"


@dataclass(frozen=True, slots=True)
class Looked:
    """How many pairs stand after a look, and how many of them are new."""

    pairs: int
    new: int


def look_for_duplicates(
    session: Session, actor: Actor, seen: Iterable[DoubledRecord] | None = None
) -> Looked:
    """Look through the whole register and keep each pair found; forget what is alike no longer.

    5,000 workplaces take a few seconds. `seen` is what a reading transaction has found just now:
    then no writer waits for the look on SQLite, as none ever does on PostgreSQL.
    """
    require(actor, Action.MERGE_EMPLOYERS)
    found = {pair.key: pair for pair in (alike(session) if seen is None else seen)}
    record.take_writing_turn(session)
    held = _held(session)
    new = _write(session, held, found.values())
    merged = {thing: leads_on(session, thing) for thing in RecordKind}
    for key, row in held.items():
        thing, *ids = key
        if key not in found and not any(one in merged[RecordKind(thing)] for one in ids):
            session.delete(row)
    session.flush()
    record.audit(session, actor, "duplicates_looked_for", THING, THING_ID, found=len(found))
    return Looked(len(found), new)


def look_within(session: Session, *employer_ids: int) -> None:
    """Add what is alike among these employers and their workplaces; what stands stays."""
    _write(session, _held(session), alike(session, employer_ids))


def keep_pair(session: Session, pair: DoubledRecord) -> None:
    """Add one pair that was seen otherwise."""
    _write(session, _held(session), [pair])


def last_look(session: Session) -> datetime | None:
    """When the whole register was looked through last; None for never."""
    looks = select(AuditEntry.at).where(AuditEntry.thing == THING, AuditEntry.thing_id == THING_ID)
    return session.scalar(looks.order_by(AuditEntry.id.desc()).limit(1))


def _held(session: Session) -> dict[Key, FoundPair]:
    rows = session.scalars(select(FoundPair).order_by(FoundPair.id))
    return {(row.thing, row.a_id, row.b_id): row for row in rows}


def _write(session: Session, held: dict[Key, FoundPair], found: Iterable[DoubledRecord]) -> int:
    new = 0
    for pair in found:
        likeness, reasons = pair.likeness.value, [reason.value for reason in pair.reasons]
        row = held.get(pair.key)
        if row is None:
            thing, a_id, b_id = pair.key
            session.add(
                FoundPair(
                    thing=thing, a_id=a_id, b_id=b_id, likeness=likeness, reasons=reasons,
                    created_at=clock.now(),
                )
            )  # fmt: skip
            new += 1
        elif (row.likeness, row.reasons) != (likeness, reasons):
            row.likeness, row.reasons = likeness, reasons
    session.flush()
    return new
