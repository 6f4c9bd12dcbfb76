"""The participants whom the actor may reach, by code name as Swedes sort."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match.models import Participant, User, Wish
from employer_match.models import Profile as ProfileRow
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Goal, Pace


@dataclass(frozen=True)
class ParticipantLine:
    """One line of the list; `wishes` counts the ranked wishes of the newest profile."""

    id: str
    code_name: str
    unit_id: int
    coach_id: int
    coach_name: str
    goal: Goal
    pace: Pace
    enrolled_on: date
    ended_on: date | None
    wishes: int


def list_participants(
    session: Session, actor: Actor, *, ended: bool = False
) -> list[ParticipantLine]:
    """Own, deputised and (for a team leader) the unit's; `ended` adds those who have left."""
    require(actor, Action.READ_PARTICIPANTS)
    newest = (
        select(ProfileRow.participant_id, func.max(ProfileRow.id).label("profile_id"))
        .group_by(ProfileRow.participant_id)
        .subquery()
    )
    wishes = (
        select(Wish.profile_id, func.count(Wish.id).label("count"))
        .group_by(Wish.profile_id)
        .subquery()
    )
    people = (
        select(Participant, User.name, func.coalesce(wishes.c.count, 0))
        .join(User, User.id == Participant.coach_id)
        .outerjoin(newest, newest.c.participant_id == Participant.id)
        .outerjoin(wishes, wishes.c.profile_id == newest.c.profile_id)
        .order_by(Participant.code_name, Participant.id)
    )
    if not ended:
        people = people.where(Participant.ended_on.is_(None))
    found = session.execute(people).all()
    for person, _coach, _count in found:
        record.note_read(session, actor, person.id, "list")
    return [
        ParticipantLine(
            id=person.id,
            code_name=person.code_name,
            unit_id=person.unit_id,
            coach_id=person.coach_id,
            coach_name=coach,
            goal=person.goal,
            pace=person.pace,
            enrolled_on=person.enrolled_on,
            ended_on=person.ended_on,
            wishes=count,
        )
        for person, coach, count in found
    ]
