"""Credit a placement to a second colleague, also of another unit, and take a wrong credit back.

What the colleague learns of it, and why not more: docs/decisions/0006.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Participant, Placement, PlacementCredit
from employer_match.services import record
from employer_match.services.accounts.colleagues import home_units
from employer_match.services.actor import Actor
from employer_match.services.contacts.companions import check_companions
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, require
from employer_match.services.placements.shared_credits import share, unshare

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
    placement, standing = _in_force(session, person, number)
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
    share(session, user_id, placement.workplace_id)
    session.flush()
    record.audit(session, actor, "placement_credited", "participant", person.id, credited=user_id)
    return made


def take_credit_back(
    session: Session, actor: Actor, participant_id: str, number: int, user_id: int
) -> PlacementCredit:
    """Take a credit that was given by mistake back from this colleague; that it was given is kept.

    The colleague sees no credit that has not been shown yet, and one that is shown until the
    quarter is over. Raises NotFound for what is beyond reach and for a credit that is not there,
    and Conflict for the only one.
    """
    require(actor, Action.EDIT_PARTICIPANTS)
    record.take_writing_turn(session)
    person = find(session, participant_id)
    placement, standing = _in_force(session, person, number)
    given = standing.get(user_id)
    if given is None:
        raise errors.NotFound()
    if len(standing) == 1:
        raise errors.Conflict("A placement is always somebody's. Credit the right one first.")
    given.taken_back_at, given.taken_back_by_id = clock.now(), actor.user_id
    session.flush()
    unshare(session, user_id, placement.workplace_id, given.created_at)
    record.audit(
        session, actor, "placement_credit_taken_back", "participant", person.id, credited=user_id
    )
    return given


def _in_force(
    session: Session, person: Participant, number: int
) -> tuple[Placement, dict[int, PlacementCredit]]:
    """The person's placement of that number, and its credits by user; raises NotFound."""
    if not 1 <= number <= LONGEST:
        raise errors.NotFound()
    theirs = select(Placement).where(Placement.participant_id == person.id)
    placement = session.scalar(theirs.order_by(Placement.id).offset(number - 1).limit(1))
    if placement is None:
        raise errors.NotFound()
    given = select(PlacementCredit).where(
        PlacementCredit.placement_id == placement.id, PlacementCredit.taken_back_at.is_(None)
    )
    rows = session.scalars(
        given.order_by(PlacementCredit.id).execution_options(populate_existing=True)
    )
    return placement, {one.user_id: one for one in rows}
