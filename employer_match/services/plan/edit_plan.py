"""The coach has the last word on the plan: add, lock, take out, take back, and announce a line."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Plan, PlanLine, PlanLineFor
from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.plan_sentences import chosen_for
from employer_match.outreach.plan_week import Week
from employer_match.outreach.working_days import working_days
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.contacts import announce as announcing
from employer_match.services.contacts.override_stop import obey_stop
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, acting_unit, require
from employer_match.services.plan.plan_questions import suggestion_at
from employer_match.services.vacancies.openings_in_force import found_vacancy
from employer_match.vocabulary import GoOnReason, LineState, Mode, Purpose

#: What may become of a line, and from which states; the same again changes nothing.
MAY_BECOME = {
    LineState.LOCKED: frozenset({LineState.PLANNED, LineState.REMOVED}),
    LineState.PLANNED: frozenset({LineState.LOCKED}),
    LineState.REMOVED: frozenset({LineState.PLANNED, LineState.LOCKED}),
    LineState.ACCEPTED: frozenset({LineState.PLANNED, LineState.LOCKED}),
}


@dataclass(frozen=True, kw_only=True)
class LineDraft:
    """A contact that the coach plans oneself; `day` None is the week's first day still to come."""

    workplace_id: int
    purpose: Purpose
    mode: Mode = Mode.VISIT
    day: date | None = None
    participant_id: str | None = None
    vacancy_id: int | None = None


def add_line(session: Session, actor: Actor, week: Week, draft: LineDraft) -> PlanLine:
    """Add a locked line to the own plan; what was taken out there comes back in this form.

    Raises NotFound, Invalid, EmployerSaidStop, or Conflict where the workplace is planned already.
    """
    unit_id = acting_unit(actor, Action.PLAN_OUTREACH)
    first = max(week.monday, clock.today())
    day = draft.day or next(iter(working_days(first, week.sunday)), first)
    if not first <= day <= week.sunday:
        raise errors.Invalid(fields={"day": "Choose a day of the week that is still to come."})
    record.take_writing_turn(session)
    draft = replace(draft, workplace_id=workplace_of(session, draft.workplace_id).id)
    if draft.vacancy_id is not None:
        found_vacancy(session, draft.vacancy_id)
    person = find(session, draft.participant_id) if draft.participant_id is not None else None
    obey_stop(session, actor, draft.workplace_id, day, draft.purpose, unit_id, None)
    plan = _plan_of(session, actor, week)
    line = _at(session, plan, draft.workplace_id)
    if line is not None and line.state is not LineState.REMOVED:
        raise errors.Conflict("This workplace is in your plan already.")
    _nobody_else(session, plan, draft.workplace_id)
    if line is not None:
        session.delete(line)
        session.flush()
    last = select(func.max(PlanLine.position)).where(PlanLine.plan_id == plan.id)
    line = PlanLine(
        plan_id=plan.id,
        plan=plan,
        position=(session.scalar(last) or 0) + 1,
        workplace_id=draft.workplace_id,
        purpose=draft.purpose,
        mode=draft.mode,
        day=day,
        state=LineState.LOCKED,
    )
    session.add(line)
    session.flush()
    if person is not None:
        about = suggestion_at(session, person.id, draft.workplace_id, draft.vacancy_id)
        tier = about.tier if about else None
        link = PlanLineFor(
            line_id=line.id,
            participant_id=person.id,
            vacancy_id=about.vacancy_id if about else draft.vacancy_id,
            tier=tier,
            reasons=[one.as_json() for one in chosen_for(tier)],
            questions=about.questions if about else [],
        )
        session.add(link)
        session.flush()
    record.audit(
        session, actor, "plan_line_added", "plan_line", line.id, workplace=draft.workplace_id
    )
    return line


def lock_line(session: Session, actor: Actor, line_id: int, version: int | None) -> PlanLine:
    """Keep the line when the week is planned anew; also takes back what was taken out."""
    return _become(session, actor, line_id, version, LineState.LOCKED)


def unlock_line(session: Session, actor: Actor, line_id: int, version: int | None) -> PlanLine:
    """Let the line give way again when the week is planned anew."""
    return _become(session, actor, line_id, version, LineState.PLANNED)


def remove_line(session: Session, actor: Actor, line_id: int, version: int | None) -> PlanLine:
    """Take the line out: the workplace is not proposed to this coach again this week."""
    return _become(session, actor, line_id, version, LineState.REMOVED)


def accept_line(
    session: Session,
    actor: Actor,
    line_id: int,
    version: int | None,
    *,
    days: int = 14,
    go_on_reason: GoOnReason | None = None,
    rest: RestPeriods | None = None,
) -> PlanLine:
    """Announce the contact: the workplace is the coach's, at least to the end of the week.

    Raises what announcing raises: CollisionFound, EmployerSaidStop. Accepting twice is once.
    """
    require(actor, Action.PLAN_OUTREACH)
    record.take_writing_turn(session)
    line = _own(session, actor, line_id)
    if line.state is LineState.ACCEPTED:
        return line
    record.expect_version(line, version)
    _check(line, LineState.ACCEPTED)
    to_sunday = (Week(line.plan.monday).sunday - clock.today()).days
    intention = announcing.announce(
        session,
        actor,
        line.workplace_id,
        line.purpose,
        days=min(max(days, to_sunday), announcing.LONGEST_DAYS),
        go_on_reason=go_on_reason,
        rest=rest,
    )
    line.state = LineState.ACCEPTED
    line.intention_id = intention.id
    session.flush()
    record.audit(session, actor, "plan_line_accepted", "plan_line", line.id)
    return line


def _become(
    session: Session, actor: Actor, line_id: int, version: int | None, state: LineState
) -> PlanLine:
    require(actor, Action.PLAN_OUTREACH)
    record.take_writing_turn(session)
    line = _own(session, actor, line_id)
    if line.state is state:
        return line
    record.expect_version(line, version)
    _check(line, state)
    if line.state is LineState.REMOVED:
        _nobody_else(session, line.plan, line.workplace_id)
    line.state = state
    session.flush()
    record.audit(session, actor, f"plan_line_{state}", "plan_line", line.id)
    return line


def _check(line: PlanLine, state: LineState) -> None:
    if line.state not in MAY_BECOME[state]:
        raise errors.Conflict("The line has changed: look at the plan again.")


def _own(session: Session, actor: Actor, line_id: int) -> PlanLine:
    line = session.get(PlanLine, line_id, populate_existing=True)
    if line is None or line.plan.user_id != actor.user_id:
        raise errors.NotFound()
    return line


def _plan_of(session: Session, actor: Actor, week: Week) -> Plan:
    """The actor's plan of the week; an empty one where nothing was planned yet."""
    found = select(Plan).where(Plan.monday == week.monday, Plan.user_id == actor.user_id)
    plan = session.scalar(found)
    if plan is None:
        plan = Plan(monday=week.monday, user_id=actor.user_id, made_at=clock.now(), places=0)
        session.add(plan)
        session.flush()
    return plan


def _at(session: Session, plan: Plan, workplace_id: int) -> PlanLine | None:
    lines = select(PlanLine).where(
        PlanLine.plan_id == plan.id, PlanLine.workplace_id == workplace_id
    )
    return session.scalar(lines.order_by(PlanLine.id).limit(1))


def _nobody_else(session: Session, plan: Plan, workplace_id: int) -> None:
    """Raise where a colleague has chosen it; a mere proposal to a colleague is in nobody's way."""
    others = (
        select(func.count(PlanLine.id))
        .join(Plan, Plan.id == PlanLine.plan_id)
        .where(
            Plan.monday == plan.monday,
            Plan.id != plan.id,
            PlanLine.workplace_id == workplace_id,
            PlanLine.state.in_({LineState.LOCKED, LineState.ACCEPTED}),
        )
    )
    if session.scalar(others):
        raise errors.Conflict("A colleague has planned to see this workplace this week.")
