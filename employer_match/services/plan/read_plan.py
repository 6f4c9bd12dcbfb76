"""A week's plan: in full for the coach and who reaches the participants, else employers only.

Whoever does not reach a participant sees neither that a line is on somebody's behalf nor why it
stands there: the reasons that are left would tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import (
    Participant,
    Plan,
    PlanLine,
    PlanLineFor,
    RoleInUnit,
    Vacancy,
    Workplace,
)
from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.plan_promises import takes_place
from employer_match.outreach.plan_week import Week
from employer_match.ranking import Sentence
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts.find_collisions import Findings, find_collisions
from employer_match.services.disclosures.in_force import approach_on, rows_of
from employer_match.services.employers.employer_layer import sight
from employer_match.services.permissions import Action, may, require
from employer_match.vocabulary import Approach, LineState, Mode, Pace, Purpose, Role, Tier


@dataclass(frozen=True, slots=True)
class ForWhom:
    """A participant on whose behalf a line stands, the opening, why, and what is to be asked.

    `approach`: whether the person lets this employer be approached.
    """

    participant_id: str
    code_name: str
    pace: Pace
    vacancy_id: int | None
    headline: str
    tier: Tier | None
    reasons: tuple[Sentence, ...]
    questions: tuple[Sentence, ...]
    approach: Approach


@dataclass(frozen=True, slots=True)
class LineView:
    """One contact to make. `findings` say what speaks against a line that the coach chose.

    `through` is the colleague to ask first; `agreed_at_id` the contact at which it was agreed; what
    was agreed to be short takes none of the week's places.
    """

    id: int
    version: int
    state: LineState
    workplace_id: int
    workplace: str
    employer: str
    municipality_code: str | None
    purpose: Purpose
    mode: Mode
    day: date
    through: str | None
    agreed_at_id: int | None
    takes_place: bool
    reasons: tuple[Sentence, ...] = ()
    for_whom: tuple[ForWhom, ...] = ()
    findings: Findings | None = None


@dataclass(frozen=True, slots=True)
class PlanView:
    """One coach's week. `made_at` None: nothing was planned yet. `removed` may be taken back."""

    week: Week
    user_id: int
    coach: str
    places: int
    made_at: datetime | None
    lines: tuple[LineView, ...] = ()
    removed: tuple[LineView, ...] = ()

    @property
    def taken(self) -> int:
        """How many of the week's places are taken."""
        return sum(line.takes_place for line in self.lines)


def read_plan(
    session: Session,
    actor: Actor,
    week: Week,
    language: str = "sv",
    *,
    rest: RestPeriods | None = None,
) -> PlanView:
    """The actor's own plan, in full; reads of participants are logged.

    `rest` is how long workplaces rest in this programme, for what speaks against a line.
    """
    require(actor, Action.PLAN_OUTREACH)
    found = _plans(session, week, actor.user_id)
    if not found:
        return PlanView(week, actor.user_id or 0, actor.name, 0, None)
    lines = _lines(session, found)
    return _in_full(session, actor, found[0], lines.get(found[0].id, []), language, rest)


def read_line(
    session: Session,
    actor: Actor,
    line_id: int,
    language: str = "sv",
    *,
    rest: RestPeriods | None = None,
) -> LineView:
    """One line of the actor's own plan, in full; raises NotFound."""
    require(actor, Action.PLAN_OUTREACH)
    line = session.get(PlanLine, line_id)
    if line is None or line.plan.user_id != actor.user_id:
        raise errors.NotFound()
    plan = _in_full(session, actor, line.plan, [line], language, rest)
    return (*plan.lines, *plan.removed)[0]


def read_plans(
    session: Session,
    actor: Actor,
    week: Week,
    language: str = "sv",
    *,
    rest: RestPeriods | None = None,
) -> list[PlanView]:
    """Every coach's plan of the week, by name: of led units in full, of the others employers only.

    The system reads all in full. Units that keep their dealings to themselves are left out.
    """
    require(actor, Action.READ_PLANS)
    led = actor.units_as(Role.TEAM_LEADER)
    seen = sight(session, actor)
    roles = select(RoleInUnit.user_id, RoleInUnit.unit_id).where(RoleInUnit.role == Role.COACH)
    units: dict[int, set[int]] = {}
    for user, unit in session.execute(roles.order_by(RoleInUnit.id)):
        units.setdefault(user, set()).add(unit)
    views = []
    plans = _plans(session, week)
    lines = _lines(session, plans)
    for one in plans:
        here = units.get(one.user_id, set())
        if actor.is_system or here & led:
            views.append(_in_full(session, actor, one, lines.get(one.id, []), language, rest))
        elif any(seen.sees(unit) for unit in here):
            views.append(_employers_only(one, lines.get(one.id, [])))
    return sorted(views, key=lambda view: (view.coach, view.user_id))


def _plans(session: Session, week: Week, user_id: int | None = None) -> Sequence[Plan]:
    found = select(Plan).where(Plan.monday == week.monday)
    if user_id is not None:
        found = found.where(Plan.user_id == user_id)
    return session.scalars(found.order_by(Plan.id)).all()


def _lines(session: Session, plans: Sequence[Plan]) -> dict[int, list[PlanLine]]:
    """The lines of these plans, by plan, each in its order."""
    lines = select(PlanLine).where(PlanLine.plan_id.in_([one.id for one in plans]))
    found: dict[int, list[PlanLine]] = {}
    for line in session.scalars(lines.order_by(PlanLine.position, PlanLine.id)):
        found.setdefault(line.plan_id, []).append(line)
    return found


def _in_full(
    session: Session,
    actor: Actor,
    plan: Plan,
    lines: Sequence[PlanLine],
    language: str,
    rest: RestPeriods | None,
) -> PlanView:
    people = _for_whom(session, actor, plan, language)
    views = [
        replace(
            _employer_side(line),
            reasons=_said(line.reasons, language),
            for_whom=tuple(people.get(line.id, ())),
            findings=_findings(session, actor, line, rest),
        )
        for line in lines
    ]
    return PlanView(
        Week(plan.monday),
        plan.user_id,
        plan.user.name,
        plan.places,
        plan.made_at,
        tuple(one for one in views if one.state is not LineState.REMOVED),
        tuple(one for one in views if one.state is LineState.REMOVED),
    )


def _employers_only(plan: Plan, lines: Sequence[PlanLine]) -> PlanView:
    """Without reasons, and by name, since their order tells who has waited."""
    standing = [one for one in lines if one.state is not LineState.REMOVED]
    views = sorted(map(_employer_side, standing), key=lambda one: (one.workplace, one.id))
    return PlanView(Week(plan.monday), plan.user_id, plan.user.name, 0, plan.made_at, tuple(views))


def _employer_side(line: PlanLine) -> LineView:
    place = line.workplace
    return LineView(
        line.id,
        line.version,
        line.state,
        place.id,
        place.name,
        place.employer.name,
        place.municipality_code,
        line.purpose,
        line.mode,
        line.day,
        line.through.name if line.through else None,
        line.agreed_at_id,
        takes_place(line.purpose, line.mode, agreed=line.agreed_at_id is not None),
    )


def _for_whom(
    session: Session, actor: Actor, plan: Plan, language: str
) -> dict[int, list[ForWhom]]:
    links = (
        select(PlanLineFor, Participant, Vacancy.headline, Workplace.employer_id)
        .join(PlanLine, PlanLine.id == PlanLineFor.line_id)
        .join(Workplace, Workplace.id == PlanLine.workplace_id)
        .join(Participant, Participant.id == PlanLineFor.participant_id)
        .outerjoin(Vacancy, Vacancy.id == PlanLineFor.vacancy_id)
        .where(PlanLine.plan_id == plan.id)
        .order_by(PlanLineFor.id)
    )
    found: dict[int, list[ForWhom]] = {}
    people = session.execute(links).all()
    agreed = rows_of(session, {person.id for _, person, *_ in people})
    for link, person, headline, employer_id in people:
        record.note_read(session, actor, person.id, "plan")
        found.setdefault(link.line_id, []).append(
            ForWhom(
                person.id,
                person.code_name,
                person.pace,
                link.vacancy_id,
                headline or "",
                link.tier,
                _said(link.reasons, language),
                _said(link.questions, language),
                approach_on(agreed.get(person.id, ()), employer_id, clock.today()),
            )
        )
    return found


def _findings(
    session: Session, actor: Actor, line: PlanLine, rest: RestPeriods | None
) -> Findings | None:
    """What speaks against a line that the coach has chosen: the plan itself proposes none such."""
    chosen = line.state is LineState.LOCKED and line.plan.user_id == actor.user_id
    if not chosen or not may(actor, Action.READ_EMPLOYERS):
        return None
    return find_collisions(
        session,
        actor,
        line.workplace_id,
        purpose=line.purpose,
        day=line.day,
        mode=line.mode,
        rest=rest,
    )


def _said(kept: list[dict[str, object]], language: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(str(each["code"]), str(each[language])) for each in kept)
