"""Placements for who may see the person, and credits for who may not."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Placement, PlacementCredit, SharedCredit, User, Workplace
from employer_match.outreach.stages import HIRED
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.stage_of import stages
from employer_match.services.employers.employer_layer import sight
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import PlacementKind


@dataclass(frozen=True, slots=True)
class Credited:
    """A colleague to whom a placement is credited."""

    user_id: int
    name: str


@dataclass(frozen=True, slots=True)
class PlacementView:
    """A job or study spell of somebody within reach, and to whom it is credited: one or two.

    `number` counts the person's own from 1: an id would tell how many others have begun.
    """

    number: int
    workplace_id: int
    workplace: str
    vacancy_id: int | None
    kind: PlacementKind
    started_on: date
    ended_on: date | None
    credits: tuple[Credited, ...]

    @property
    def credited(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(one.name for one in self.credits)


@dataclass(frozen=True, slots=True)
class Credit:
    """That there is something at a workplace; neither who, nor when, nor how many."""

    workplace_id: int
    workplace: str
    year: int


def read_placements(session: Session, actor: Actor, participant_id: str) -> list[PlacementView]:
    """Of one participant, newest first; raises NotFound beyond reach, and is logged as a read."""
    require(actor, Action.READ_PARTICIPANTS)
    person = find(session, participant_id)
    record.note_read(session, actor, person.id, "placements")
    given = (
        select(PlacementCredit.placement_id, User.id, User.name)
        .join(User, User.id == PlacementCredit.user_id)
        .where(PlacementCredit.participant_id == person.id, PlacementCredit.taken_back_at.is_(None))
        .order_by(PlacementCredit.id)
    )
    names: dict[int, tuple[Credited, ...]] = {}
    for placement_id, user_id, name in session.execute(given):
        names[placement_id] = (*names.get(placement_id, ()), Credited(user_id, name))
    rows = session.execute(
        select(Placement, Workplace.name)
        .join(Workplace, Workplace.id == Placement.workplace_id)
        .where(Placement.participant_id == person.id)
        .order_by(Placement.id)
    )
    found = [
        PlacementView(
            number=number,
            workplace_id=one.workplace_id,
            workplace=name,
            vacancy_id=one.vacancy_id,
            kind=one.kind,
            started_on=one.started_on,
            ended_on=one.ended_on,
            credits=names.get(one.id, ()),
        )
        for number, (one, name) in enumerate(rows, start=1)
    ]
    return sorted(found, key=lambda one: (one.started_on, one.number), reverse=True)


def own_credits(session: Session, actor: Actor, workplace_id: int | None = None) -> list[Credit]:
    """Where the actor is credited: from the quarter after, and only where it tells nothing new.

    That is where the log that units share says already that somebody of ours works there.
    """
    require(actor, Action.LOG_CONTACT)
    today = clock.today()
    mine = (
        select(SharedCredit.workplace_id, Workplace.name, SharedCredit.shown_from)
        .join(Workplace, Workplace.id == SharedCredit.workplace_id)
        .where(
            SharedCredit.user_id == actor.user_id,
            SharedCredit.shown_from <= today,
            or_(SharedCredit.shown_until.is_(None), SharedCredit.shown_until > today),
        )
    )
    if workplace_id is not None:
        mine = mine.where(SharedCredit.workplace_id == workplace_id)
    rows = session.execute(mine.order_by(Workplace.name, SharedCredit.workplace_id)).all()
    known = stages(session, {row[0] for row in rows}, sight(session, actor))
    found = {
        Credit(row[0], row[1], (row[2] - timedelta(days=1)).year): None
        for row in rows
        if known.get(row[0]) == HIRED
    }
    return list(found)
