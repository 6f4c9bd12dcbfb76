"""Announcements end by themselves: a reminder two days before, once, and then the place is free.

What a stop has overtaken ends at once, without a reminder.
"""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from employer_match import clock
from employer_match.models import Intention, Workplace
from employer_match.outreach import letters
from employer_match.services import record
from employer_match.services.actor import SYSTEM
from employer_match.services.contacts.free_stopped import free_stopped
from employer_match.services.mail import outbox
from employer_match.services.mail.notices import tell
from employer_match.vocabulary import NoticeKind

REMIND_BEFORE = timedelta(days=2)


def lapse_intentions(session: Session, today: date) -> tuple[int, int]:
    """Remind and release what is due; returns (reminded, released). Twice a day is harmless."""
    record.take_writing_turn(session)
    released = release_lapsed(session, today) + free_stopped(session, SYSTEM)
    due = (
        select(Intention, Workplace.name)
        .join(Workplace, Workplace.id == Intention.workplace_id)
        .options(joinedload(Intention.user))
        .where(
            Intention.released_at.is_(None),
            Intention.reminded_at.is_(None),
            Intention.until <= today + REMIND_BEFORE,
        )
        .order_by(Intention.id)
    )
    reminded = 0
    for intention, workplace in session.execute(due).all():
        intention.reminded_at = clock.now()
        tell(
            session,
            intention.user_id,
            NoticeKind.INTENTION_ENDS,
            workplace_id=intention.workplace_id,
        )
        user = intention.user
        if user.disabled_at is None:
            letter = letters.intention_ends(user.language, workplace, intention.until)
            outbox.post(session, user.email, *letter)
        reminded += 1
    session.flush()
    return reminded, released


def release_lapsed(session: Session, today: date, workplace_id: int | None = None) -> int:
    """Release what has run out, at one workplace or everywhere, and tell whose it was."""
    lapsed = select(Intention).where(Intention.released_at.is_(None), Intention.until < today)
    if workplace_id is not None:
        lapsed = lapsed.where(Intention.workplace_id == workplace_id)
    intentions = session.scalars(lapsed.order_by(Intention.id)).all()
    for intention in intentions:
        intention.released_at = clock.now()
        session.flush()
        tell(
            session,
            intention.user_id,
            NoticeKind.INTENTION_LAPSED,
            workplace_id=intention.workplace_id,
        )
        record.audit(session, SYSTEM, "intention_lapsed", "intention", intention.id)
    return len(intentions)
