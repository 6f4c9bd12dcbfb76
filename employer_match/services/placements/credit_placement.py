"""Credit a placement to a second colleague, also of another unit, who learns almost nothing by it.

What the colleague learns, and why not more: docs/decisions/0006.
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Placement, PlacementCredit, SharedCredit
from employer_match.services import record
from employer_match.services.accounts.colleagues import home_units
from employer_match.services.actor import Actor
from employer_match.services.contacts.companions import check_companions
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, require

MOST = 2
#: Nobody begins more often than this; a larger number is somebody playing.
LONGEST = 1000


def credit_placement(
    session: Session, actor: Actor, participant_id: str, number: int, user_id: int
) -> PlacementCredit:
    """Credit the participant's placement of that number to this colleague too; once is enough.

    Raises NotFound for what is beyond reach, Invalid for nobody who works here, and Conflict for a
    third one.
    """
    require(actor, Action.EDIT_PARTICIPANTS)
    record.take_writing_turn(session)
    person = find(session, participant_id)
    if not 1 <= number <= LONGEST:
        raise errors.NotFound()
    theirs = select(Placement).where(Placement.participant_id == person.id)
    placement = session.scalar(theirs.order_by(Placement.id).offset(number - 1).limit(1))
    if placement is None:
        raise errors.NotFound()
    given = select(PlacementCredit).where(PlacementCredit.placement_id == placement.id)
    standing = {one.user_id: one for one in session.scalars(given.order_by(PlacementCredit.id))}
    if user_id in standing:
        return standing[user_id]
    try:
        check_companions(session, 0, [user_id])
    except errors.Invalid:
        raise errors.Invalid(fields={"user_id": "Choose a colleague who works here."}) from None
    if len(standing) >= MOST:
        raise errors.Conflict("A placement is credited to two at most.")
    unit = home_units(session, [user_id]).get(user_id)
    made = PlacementCredit(
        participant_id=person.id,
        placement_id=placement.id,
        user_id=user_id,
        unit_id=unit.id if unit else person.unit_id,
    )
    session.add(made)
    _share(session, user_id, placement.workplace_id)
    session.flush()
    record.audit(session, actor, "placement_credited", "participant", person.id, credited=user_id)
    return made


def next_quarter(day: date) -> date:
    """The first day of the quarter after the one of this day."""
    month = (day.month - 1) // 3 * 3 + 4
    return date(day.year + 1, 1, 1) if month > 12 else date(day.year, month, 1)


def _share(session: Session, user_id: int, workplace_id: int) -> None:
    """Let the colleague see it when the quarter is over; several in a quarter are one."""
    shown_from = next_quarter(clock.today())
    same = select(SharedCredit.id).where(
        SharedCredit.user_id == user_id,
        SharedCredit.workplace_id == workplace_id,
        SharedCredit.shown_from == shown_from,
    )
    if session.scalar(same.limit(1)) is None:
        session.add(SharedCredit(user_id=user_id, workplace_id=workplace_id, shown_from=shown_from))
