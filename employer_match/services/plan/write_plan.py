"""Write a plan down: the lines, and apart from them on whose behalf each stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from employer_match import clock
from employer_match.models import Contact, Plan, PlanLine, PlanLineFor, Suggestion, User
from employer_match.outreach.plan_facts import Coach, Line, Option, Place
from employer_match.outreach.plan_sentences import employer_side, participant_side, promised_for
from employer_match.outreach.plan_week import Week
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.plan.plan_questions import suggestion_at
from employer_match.vocabulary import LineState

Questions = Mapping[int, list[dict[str, object]]]


@dataclass(frozen=True)
class Made:
    """What was planned, and the facts behind it; `suggestion` by participant and vacancy."""

    coaches: Sequence[Coach]
    lines: Sequence[Line]
    places: Mapping[int, Place]
    suggestion: Mapping[tuple[str, int], int]


def write_plans(
    session: Session,
    actor: Actor,
    week: Week,
    made: Made,
    users: Sequence[int],
    standing: Mapping[int, Sequence[PlanLine]],
) -> list[Plan]:
    """Put these coaches' new lines in the place of those that were only planned; audited.

    All at once: a county is written with a few statements more than one coach.
    """
    plans = _emptied(session, week, made, users, standing)
    lines = [line for user in users for line in made.lines if line.coach == user]
    names = _names(session, lines)
    position = {
        user: max((one.position for one in standing.get(user, ())), default=0) for user in users
    }
    rows = []
    for line in lines:
        position[line.coach] += 1
        rows.append(_row(plans[line.coach], position[line.coach], line, made, names))
    session.add_all(rows)
    session.flush()
    asked = _questions(session, lines, made)
    for row, line in zip(rows, lines, strict=True):
        for person in line.promise.participants if line.promise else ():
            _promised_for(session, row, person)
        if line.participant is not None and line.option is not None:
            session.add(_on_behalf(row, line.participant, line, line.option, made, asked))
    session.flush()
    for user in users:
        record.audit(session, actor, "week_planned", "plan", plans[user].id, week=str(week))
    return [plans[user] for user in users]


def _emptied(
    session: Session,
    week: Week,
    made: Made,
    users: Sequence[int],
    standing: Mapping[int, Sequence[PlanLine]],
) -> dict[int, Plan]:
    """The coaches' plans, of today's facts, without the lines that were only planned."""
    of_week = select(Plan).where(Plan.monday == week.monday, Plan.user_id.in_(users))
    plans = {one.user_id: one for one in session.scalars(of_week.options(lazyload(Plan.user)))}
    holds = {one.id: one.places for one in made.coaches}
    for user in users:
        plan = plans.setdefault(user, Plan(monday=week.monday, user_id=user))
        plan.made_at, plan.places = clock.now(), holds.get(user, 0)
        session.add(plan)
        for gone in standing.get(user, ()):
            if gone.state is LineState.PLANNED:
                session.delete(gone)
    session.flush()
    return plans


def _row(
    written: Plan, position: int, line: Line, made: Made, names: Mapping[int, str]
) -> PlanLine:
    return PlanLine(
        plan_id=written.id,
        position=position,
        workplace_id=line.place,
        purpose=line.purpose,
        mode=line.mode,
        day=line.day,
        through_id=line.through,
        agreed_at_id=line.promise.contact if line.promise else None,
        reasons=[one.as_json() for one in employer_side(line, made.places[line.place], names)],
    )


def _on_behalf(
    row: PlanLine, person: str, line: Line, option: Option, made: Made, asked: Questions
) -> PlanLineFor:
    return PlanLineFor(
        line_id=row.id,
        participant_id=person,
        vacancy_id=option.vacancy,
        tier=option.tier,
        reasons=[one.as_json() for one in participant_side(line)],
        questions=asked.get(made.suggestion[person, option.vacancy], []),
    )


def _questions(session: Session, lines: Sequence[Line], made: Made) -> Questions:
    """By suggestion: what is open there, as the suggestion keeps it."""
    ids = [
        made.suggestion[line.participant, line.option.vacancy]
        for line in lines
        if line.participant is not None and line.option is not None
    ]
    rows = session.execute(
        select(Suggestion.id, Suggestion.questions)
        .where(Suggestion.id.in_(ids))
        .order_by(Suggestion.id)
    )
    return {row[0]: row[1] for row in rows}


def _promised_for(session: Session, row: PlanLine, person: str) -> None:
    """On behalf of whom a step was agreed, with what is still to be asked there."""
    agreed_at = session.get_one(Contact, row.agreed_at_id)
    about = suggestion_at(session, person, row.workplace_id, agreed_at.vacancy_id)
    session.add(
        PlanLineFor(
            line_id=row.id,
            participant_id=person,
            vacancy_id=about.vacancy_id if about else agreed_at.vacancy_id,
            tier=about.tier if about else None,
            reasons=[one.as_json() for one in promised_for(about.tier if about else None)],
            questions=about.questions if about else [],
        )
    )


def _names(session: Session, lines: Sequence[Line]) -> dict[int, str]:
    asked = {line.through for line in lines if line.through is not None}
    found = select(User.id, User.name).where(User.id.in_(asked)).order_by(User.id)
    return {row[0]: row[1] for row in session.execute(found)}
