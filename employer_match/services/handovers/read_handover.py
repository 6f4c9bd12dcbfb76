"""All that a colleague holds and would hand over, as far as the reader may see it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import (
    Contact,
    ContactRule,
    Intention,
    Participant,
    RelationshipOwner,
    User,
    Vacancy,
    Workplace,
)
from employer_match.outreach.handover import HandoverKind
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts import next_steps
from employer_match.services.handovers.still_held import (
    announcement_holds,
    relation_holds,
    still_with_us,
    to_be_answered,
)
from employer_match.services.permissions import Action, may, require
from employer_match.services.talks.pass_on import waiting_talks
from employer_match.services.vacancies.vacancy_content import title_of
from employer_match.vocabulary import NextStep, Purpose, Role


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that somebody holds. `version` guards against two who hand it over at once.

    `id` is a number, or a participant's; `name` is a workplace's, a need's or a code name.
    `unit_id` is a participant's; `what` and `day` are those of a step or an announcement.
    """

    kind: HandoverKind
    id: str
    version: int
    name: str
    workplace_id: int | None = None
    unit_id: int | None = None
    what: NextStep | Purpose | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Handover:
    """Whose work it is, and all of it; participants only those within the reader's reach."""

    user_id: int
    name: str
    closed: bool
    lines: tuple[Line, ...]


def read_handover(session: Session, actor: Actor, user_id: int) -> Handover:
    """What this colleague holds today. Raises NotFound, or NotAllowed for somebody else's team."""
    user = leaving(session, actor, user_id)
    lines = held_by(session, user.id)
    for line in lines:
        if line.kind.of_participant:
            record.note_read(session, actor, line.id, "handover")
    return Handover(user.id, user.name, user.disabled_at is not None, lines)


def leaving(session: Session, actor: Actor, user_id: int) -> User:
    """The colleague whose work the actor may hand over: oneself, one's team, or a coordinator any.

    Raises NotFound or NotAllowed.
    """
    require(actor, Action.HAND_OVER)
    user = session.get(User, user_id)
    if user is None:
        raise errors.NotFound()
    led = actor.units_as(Role.TEAM_LEADER)
    in_team = any(role.unit_id in led for role in user.roles)
    if user.id != actor.user_id and not in_team and not may(actor, Action.ASSIGN_OWNER):
        raise errors.NotAllowed("Work is handed over by oneself, the team leader or a coordinator.")
    return user


def held_by(session: Session, user_id: int) -> tuple[Line, ...]:
    """Every line, by kind and name; participants through the wall."""
    return (
        *_relations(session, user_id),
        *_only_through(session, user_id),
        *_steps(session, user_id),
        *_intentions(session, user_id),
        *_needs(session, user_id),
        *_talks(session, user_id),
        *_participants(session, user_id),
    )


def _relations(session: Session, user_id: int) -> list[Line]:
    held = (
        select(RelationshipOwner, Workplace.name)
        .join(Workplace, Workplace.id == RelationshipOwner.workplace_id)
        .where(
            relation_holds(),
            or_(RelationshipOwner.owner_id == user_id, RelationshipOwner.deputy_id == user_id),
        )
        .order_by(Workplace.name, Workplace.id)
    )

    def kind(row: RelationshipOwner) -> HandoverKind:
        return HandoverKind.WORKPLACE if row.owner_id == user_id else HandoverKind.DEPUTY

    # The row itself is the version: a later choice is another row.
    lines = [
        Line(kind(row), str(row.workplace_id), row.id, name, row.workplace_id)
        for row, name in session.execute(held)
    ]
    return sorted(lines, key=lambda line: line.kind is HandoverKind.DEPUTY)


def _only_through(session: Session, user_id: int) -> list[Line]:
    rules = (
        select(ContactRule, Workplace.name)
        .join(Workplace, Workplace.id == ContactRule.workplace_id)
        .where(ContactRule.only_through_id == user_id)
        .order_by(Workplace.name, ContactRule.id)
    )
    kind = HandoverKind.ONLY_THROUGH
    return [
        Line(kind, str(rule.id), rule.version, name, rule.workplace_id)
        for rule, name in session.execute(rules)
    ]


def _steps(session: Session, user_id: int) -> list[Line]:
    steps = (
        select(Contact, Workplace.name)
        .join(Workplace, Workplace.id == Contact.workplace_id)
        .where(next_steps.held_by([user_id]), next_steps.still_open())
        .order_by(Contact.next_step_on.asc().nulls_last(), Contact.id)
    )
    return [
        Line(
            HandoverKind.STEP,
            str(row.id),
            row.version,
            name,
            row.workplace_id,
            what=row.next_step,
            day=row.next_step_on,
        )
        for row, name in session.execute(steps)
    ]


def _intentions(session: Session, user_id: int) -> list[Line]:
    announced = (
        select(Intention, Workplace.name)
        .join(Workplace, Workplace.id == Intention.workplace_id)
        .where(
            Intention.user_id == user_id,
            announcement_holds(),
        )
        .order_by(Intention.until, Intention.id)
    )
    return [
        Line(
            HandoverKind.INTENTION,
            str(row.id),
            row.version,
            name,
            row.workplace_id,
            what=row.purpose,
            day=row.until,
        )
        for row, name in session.execute(announced)
    ]


def _needs(session: Session, user_id: int) -> list[Line]:
    needs = select(Vacancy).where(Vacancy.responsible_id == user_id, to_be_answered())
    return [
        Line(HandoverKind.NEED, str(row.id), row.version, title_of(row), row.workplace_id)
        for row in session.scalars(needs.order_by(Vacancy.id))
    ]


def _talks(session: Session, user_id: int) -> list[Line]:
    """Questions to or from colleagues that wait for an answer; what was said stays with the two."""
    waiting = waiting_talks(session, user_id)
    places = select(Workplace.id, Workplace.name).where(
        Workplace.id.in_({talk.workplace_id for talk, _said in waiting})
    )
    names = {row[0]: row[1] for row in session.execute(places.order_by(Workplace.id))}
    # Messages are only ever added: so many is how far the reader has seen it.
    return [
        Line(
            HandoverKind.TALK,
            str(talk.id),
            said,
            names[talk.workplace_id],
            talk.workplace_id,
            day=talk.free_from,
        )
        for talk, said in waiting
    ]


def _participants(session: Session, user_id: int) -> list[Line]:
    people = session.scalars(
        select(Participant)
        .where(
            or_(Participant.coach_id == user_id, Participant.deputy_id == user_id),
            still_with_us(),
        )
        .order_by(Participant.code_name, Participant.id)
    )

    def kind(person: Participant) -> HandoverKind:
        own = person.coach_id == user_id
        return HandoverKind.PARTICIPANT if own else HandoverKind.PARTICIPANT_DEPUTY

    lines = [
        Line(kind(one), one.id, one.version, one.code_name, unit_id=one.unit_id) for one in people
    ]
    return sorted(lines, key=lambda line: line.kind is HandoverKind.PARTICIPANT_DEPUTY)
