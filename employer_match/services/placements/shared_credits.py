"""What a colleague who is credited learns, and when: by whole quarters, without person or day.

Several credits of a quarter at one workplace are one row, and the row goes when the last of them is
taken back. Why: docs/decisions/0006.
"""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Placement, PlacementCredit, SharedCredit
from employer_match.services.actor import SYSTEM


def next_quarter(day: date) -> date:
    """The first day of the quarter after the one of this day."""
    month = (day.month - 1) // 3 * 3 + 4
    return date(day.year + 1, 1, 1) if month > 12 else date(day.year, month, 1)


def share(session: Session, user_id: int, workplace_id: int) -> None:
    """Let the colleague see it when the quarter is over; several in a quarter are one."""
    shown_from = next_quarter(clock.today())
    row = _row(session, user_id, workplace_id, shown_from)
    if row is None:
        row = SharedCredit(user_id=user_id, workplace_id=workplace_id, shown_from=shown_from)
        session.add(row)
    row.shown_until = None
    session.flush()


def unshare(session: Session, user_id: int, workplace_id: int, given_at: datetime) -> None:
    """A credit given then is taken back: what nobody has seen goes, the rest when the quarter ends.

    What other placements of that quarter are credited for stays, whoever's they are.
    """
    shown_from = next_quarter(clock.local_day(given_at))
    row = _row(session, user_id, workplace_id, shown_from)
    if row is None or shown_from in _quarters(session, user_id, workplace_id):
        return
    if shown_from > clock.today():
        session.delete(row)
    else:
        row.shown_until = next_quarter(clock.today())
    session.flush()


def _row(
    session: Session, user_id: int, workplace_id: int, shown_from: date
) -> SharedCredit | None:
    same = select(SharedCredit).where(
        SharedCredit.user_id == user_id,
        SharedCredit.workplace_id == workplace_id,
        SharedCredit.shown_from == shown_from,
    )
    return session.scalar(same.order_by(SharedCredit.id).limit(1))


def _quarters(session: Session, user_id: int, workplace_id: int) -> set[date]:
    """From when each credit that stands is shown: of everybody's, and nothing else leaves here."""
    standing = (
        select(PlacementCredit.created_at)
        .join(Placement, Placement.id == PlacementCredit.placement_id)
        .where(
            PlacementCredit.user_id == user_id,
            PlacementCredit.taken_back_at.is_(None),
            Placement.workplace_id == workplace_id,
        )
        .order_by(PlacementCredit.id)
    )
    before = session.info.get("actor")
    session.info["actor"] = SYSTEM
    try:
        return {next_quarter(clock.local_day(at)) for at in session.scalars(standing)}
    finally:
        session.info["actor"] = before
