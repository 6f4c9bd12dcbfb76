"""The weekly meeting of a unit: that it was held moves the window of what is new to it.

A stamp set by mistake is taken back, and the window is the earlier one again. Source: product row
18, IPS-25 item 7 (leads are shared weekly).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import MeetingStamp, User
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, acting_unit, require

#: How far back a unit looks that has held no meeting yet.
FIRST_WINDOW = timedelta(days=7)
#: Two presses of the button are one meeting.
SAME_MEETING = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that stands: when, and who said so."""

    id: int
    held_at: datetime
    by: str


def last_meeting(session: Session, unit_id: int) -> Held | None:
    """The unit's last meeting that was not taken back."""
    standing = (
        select(MeetingStamp, User.name)
        .join(User, User.id == MeetingStamp.user_id)
        .where(MeetingStamp.unit_id == unit_id, MeetingStamp.taken_back_at.is_(None))
        .order_by(MeetingStamp.held_at.desc(), MeetingStamp.id.desc())
        .limit(1)
    )
    found = session.execute(standing).first()
    return Held(found[0].id, found[0].held_at, found[1]) if found else None


def hold_meeting(session: Session, actor: Actor, unit_id: int | None = None) -> Held:
    """The unit's meeting is held now; pressing twice is one meeting. Raises NotAllowed."""
    unit_id = acting_unit(actor, Action.HOLD_MEETING, unit_id)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    record.take_writing_turn(session)
    last = last_meeting(session, unit_id)
    if last is not None and last.held_at > clock.now() - SAME_MEETING:
        return last
    stamp = MeetingStamp(unit_id=unit_id, user_id=actor.user_id, held_at=clock.now())
    session.add(stamp)
    session.flush()
    record.audit(session, actor, "meeting_held", "meeting_stamp", stamp.id, unit=unit_id)
    return Held(stamp.id, stamp.held_at, actor.name)


def take_back_meeting(session: Session, actor: Actor, stamp_id: int) -> None:
    """The meeting was stamped by mistake; twice changes nothing. Raises NotFound or NotAllowed."""
    require(actor, Action.HOLD_MEETING)
    record.take_writing_turn(session)
    stamp = session.get(MeetingStamp, stamp_id, populate_existing=True)
    if stamp is None:
        raise errors.NotFound()
    require(actor, Action.HOLD_MEETING, stamp.unit_id)
    if stamp.taken_back_at is None:
        stamp.taken_back_at = clock.now()
        session.flush()
        record.audit(session, actor, "meeting_taken_back", "meeting_stamp", stamp.id)
