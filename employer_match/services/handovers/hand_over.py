"""Hand over what a colleague holds, line by line or all to one, in one transaction.

Nothing is lost: who held it before stands in the history of each thing, and in the audit.
"""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import (
    Contact,
    ContactRule,
    Intention,
    Participant,
    RelationshipOwner,
    Talk,
    User,
    Vacancy,
    Versioned,
)
from employer_match.outreach.handover import HandoverKind, Move, in_order, relation_after
from employer_match.services import record
from employer_match.services.accounts.colleagues import meets_employers
from employer_match.services.actor import Actor
from employer_match.services.contacts import next_steps
from employer_match.services.edits import overwrite
from employer_match.services.employers.assign_owner import replace_owner
from employer_match.services.handovers.read_handover import Line, held_by, leaving
from employer_match.services.mail.notices import tell
from employer_match.services.permissions import ROLES, Action
from employer_match.services.talks.pass_on import pass_on
from employer_match.vocabulary import NoticeKind, Role

COACH_OF_UNIT = "Choose a coach of this unit."


def hand_over(
    session: Session,
    actor: Actor,
    user_id: int,
    moves: Iterable[Move],
    to_id: int | None = None,
    reason: str = "Handed over",
) -> frozenset[int]:
    """Give each thing to whom its move names, else to `to_id`; what is not named stays.

    Returns who got something, each of whom is told once. Raises NotFound, NotAllowed, Invalid with
    fields `to_id` and `lines.N.to_id`, or Stale where anything named has changed hands meanwhile.
    """
    record.take_writing_turn(session)
    user = leaving(session, actor, user_id)
    held = {(line.kind, line.id): line for line in held_by(session, user.id)}
    wrong: dict[str, str] = {}
    chosen: list[tuple[Line, User]] = []
    for place, move in in_order(moves):
        line = held.get((move.kind, move.id))
        if line is None or line.version != move.version:
            raise errors.Stale(version=None)
        receiver = move.to_id if move.to_id is not None else to_id
        field = f"lines.{place}.to_id" if move.to_id is not None else "to_id"
        found, message = _receiver(session, line, receiver, user)
        if found is None:
            of_line = message == COACH_OF_UNIT
            wrong[f"lines.{place}.to_id" if of_line else field] = message
        else:
            chosen.append((line, found))
    if wrong:
        raise errors.Invalid(fields=wrong)
    if not chosen:
        raise errors.Invalid(fields={"to_id": "Choose who takes over at least one thing."})
    for line, receiver_ in chosen:
        _give(session, actor, user, line, receiver_, reason)
    receivers = frozenset(found.id for _line, found in chosen)
    for receiver in sorted(receivers - {actor.user_id or 0}):
        tell(session, receiver, NoticeKind.HANDED_OVER, from_user_id=user.id)
    record.audit(session, actor, "work_handed_over", "user_account", user.id, to=sorted(receivers))
    return receivers


def _receiver(
    session: Session, line: Line, receiver_id: int | None, user: User
) -> tuple[User | None, str]:
    if receiver_id is None:
        return None, "Choose who takes over."
    found = session.get(User, receiver_id)
    if found is None or found.disabled_at is not None or found.id == user.id:
        return None, "Choose a colleague who stays."
    if line.kind.of_participant:
        coach = any(
            role.unit_id == line.unit_id and role.role is Role.COACH for role in found.roles
        )
        return (found, "") if coach else (None, COACH_OF_UNIT)
    if not meets_employers(found):
        return None, "Choose a colleague who meets employers."
    return found, ""


def _give(session: Session, actor: Actor, user: User, line: Line, to: User, reason: str) -> None:
    """One thing; what stood there before is kept."""
    if line.kind in {HandoverKind.WORKPLACE, HandoverKind.DEPUTY}:
        row = session.get_one(RelationshipOwner, line.version)
        owner, deputy = relation_after((row.owner_id, row.deputy_id), user.id, to.id)
        replace_owner(session, actor, row.workplace_id, row, owner, deputy)
        return
    if line.kind.of_participant:
        _give_participant(session, actor, line, to)
        return
    if line.kind is HandoverKind.TALK:
        pass_on(session, actor, session.get_one(Talk, int(line.id)), user, to)
        return
    kinds: dict[HandoverKind, type[Versioned]] = {
        HandoverKind.ONLY_THROUGH: ContactRule,
        HandoverKind.STEP: Contact,
        HandoverKind.INTENTION: Intention,
        HandoverKind.NEED: Vacancy,
    }
    thing = session.get_one(kinds[line.kind], int(line.id), populate_existing=True)
    values: dict[str, object] = {}
    if isinstance(thing, ContactRule):
        values = {"only_through_id": to.id}
    elif isinstance(thing, Contact):
        values = next_steps.given_to(thing, to.id)
    elif isinstance(thing, Intention):
        values = {"user_id": to.id, "unit_id": _unit_of(to, thing.unit_id), "reminded_at": None}
    elif isinstance(thing, Vacancy):
        values = {"responsible_id": to.id}
    overwrite(session, actor, thing, values, line.version, reason)


def _give_participant(session: Session, actor: Actor, line: Line, to: User) -> None:
    person = session.get_one(Participant, line.id, populate_existing=True)
    if line.kind is HandoverKind.PARTICIPANT:
        person.coach_id = to.id
        person.deputy_id = None if person.deputy_id == to.id else person.deputy_id
    else:
        person.deputy_id = None if person.coach_id == to.id else to.id
    session.flush()
    record.audit(
        session, actor, "participant_edited", "participant", person.id, coach=person.coach_id
    )


def _unit_of(user: User, before: int) -> int:
    """The unit in whose name the receiver goes on: the same where they work there."""
    units = [role.unit_id for role in user.roles if role.role in ROLES[Action.LOG_CONTACT]]
    return before if before in units else units[0]
