"""Where a merged record is now: old ids and old links lead to what was kept."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Employer, Merge, Workplace

MERGED_MEANWHILE = "This was merged with another record meanwhile. Open that one and change it."


@dataclass(frozen=True, slots=True)
class Former:
    """A record that was merged away: what it said of itself, and the id it is kept under today."""

    thing: str
    id: int
    now_id: int
    row: dict[str, Any]


def now_at(session: Session, thing: str, old_id: int) -> int | None:
    """The id under which a merged "employer" or "workplace" is kept today, or None for no merge."""
    found: int | None = None
    seen = {old_id}
    while True:
        step = select(Merge.kept_id).where(
            Merge.thing == thing,
            Merge.gone_id == (found if found is not None else old_id),
            Merge.undone_at.is_(None),
        )
        following = session.scalar(step)
        if following is None or following in seen:
            return found
        seen.add(following)
        found = following


def leads_on(session: Session, thing: str) -> dict[int, int]:
    """Each merged id of this thing → the id under which the record is kept today."""
    steps = session.execute(
        select(Merge.gone_id, Merge.kept_id)
        .where(Merge.thing == thing, Merge.undone_at.is_(None))
        .order_by(Merge.id)
    )
    onward = dict(steps.all())
    return {gone: _last(onward, gone) for gone in onward}


def formers(session: Session, thing: str) -> list[Former]:
    """Every record of this thing that was merged away: imports know it by its former name."""
    onward = leads_on(session, thing)
    gone = session.execute(
        select(Merge.gone_id, Merge.removed)
        .where(Merge.thing == thing, Merge.undone_at.is_(None))
        .order_by(Merge.id)
    )
    rows: list[Former] = []
    for gone_id, removed in gone:
        row = removed[0]["row"]
        assert isinstance(row, dict)  # noqa: S101 - written by merging
        rows.append(Former(thing, gone_id, onward[gone_id], row))
    return rows


def workplace_of(session: Session, workplace_id: int) -> Workplace:
    """The workplace of this id, or the one that it was merged into; raises NotFound."""
    place = session.get(Workplace, workplace_id)
    if place is None:
        kept = now_at(session, "workplace", workplace_id)
        place = session.get(Workplace, kept) if kept is not None else None
    if place is None:
        raise errors.NotFound()
    return place


def employer_of(session: Session, employer_id: int) -> Employer:
    """The employer of this id, or the one that it was merged into; raises NotFound."""
    employer = session.get(Employer, employer_id)
    if employer is None:
        kept = now_at(session, "employer", employer_id)
        employer = session.get(Employer, kept) if kept is not None else None
    if employer is None:
        raise errors.NotFound()
    return employer


def missing(session: Session, thing: str, record_id: int) -> errors.Problem:
    """What to raise for a record that is not there to be changed: merged, or never known.

    Nobody edits what was kept by the id of what is gone: the editor has not seen that record.
    """
    merged = now_at(session, thing, record_id) is not None
    return errors.Conflict(MERGED_MEANWHILE) if merged else errors.NotFound()


def _last(onward: dict[int, int], start: int) -> int:
    at, seen = onward[start], {start}
    while at in onward and at not in seen:
        seen.add(at)
        at = onward[at]
    return at
