"""Make, or make anew, the plan of a week: what the coach has locked, accepted or removed stays."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from employer_match import clock, errors
from employer_match.models import Plan, PlanLine, PlanLineFor
from employer_match.outreach import plan_capacity
from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.plan import plan
from employer_match.outreach.plan_facts import Kept, Seeker
from employer_match.outreach.plan_promises import takes_place
from employer_match.outreach.plan_week import Week
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.employers.employer_layer import Sight, sight
from employer_match.services.permissions import Action, require
from employer_match.services.plan import plan_people, plan_places, plan_promises
from employer_match.services.plan.write_plan import Made, write_plans
from employer_match.vocabulary import LineState


def make_plan(
    session: Session,
    actor: Actor,
    week: Week,
    *,
    rest: RestPeriods | None = None,
    full_week: int = plan_capacity.FULL_WEEK,
) -> list[Plan]:
    """A coach plans the own week; the system that of every coach at once. Same facts, same plan.

    Raises Invalid for a week that is over.
    """
    require(actor, Action.PLAN_OUTREACH)
    today = clock.today()
    if week.sunday < today:
        raise errors.Invalid(fields={"week": "This week is over."})
    planned = _planned(session, actor)
    found = plan_people.seekers(session, actor, max(today, week.monday))
    record.take_writing_turn(session)
    standing = _standing(session, week)
    made = _make(session, actor, week, planned, found, standing, rest or RestPeriods(), full_week)
    return write_plans(session, actor, week, made, planned, standing)


def _planned(session: Session, actor: Actor) -> list[int]:
    if actor.is_system:
        return plan_people.coaches_of_all(session)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    return [actor.user_id]


def _standing(session: Session, week: Week) -> dict[int, list[PlanLine]]:
    """Every line of the week, by coach."""
    lines = select(PlanLine, Plan.user_id).join(Plan, Plan.id == PlanLine.plan_id)
    of_week = lines.where(Plan.monday == week.monday).order_by(PlanLine.position, PlanLine.id)
    alone = of_week.options(lazyload("*")).execution_options(populate_existing=True)
    found: dict[int, list[PlanLine]] = {}
    for line, user in session.execute(alone):
        found.setdefault(user, []).append(line)
    return found


def _make(
    session: Session,
    actor: Actor,
    week: Week,
    planned: Collection[int],
    found: Mapping[str, tuple[Seeker, list[plan_people.Suggested]]],
    standing: Mapping[int, Sequence[PlanLine]],
    rest: RestPeriods,
    full_week: int,
) -> Made:
    today = max(clock.today(), week.monday)
    people = [seeker for seeker, _suggested in found.values()]
    coaches = plan_people.team(session, week, clock.today(), planned, people, full_week)
    promised = plan_promises.promises(session, week, planned)
    wanted = {option.place for one in people for option in one.options}
    wanted |= {one.place for one in promised}
    wanted |= {line.workplace_id for lines in standing.values() for line in lines}
    near = {code for one in coaches if one.places for code in one.municipalities}
    places = {
        one.id: one
        for one in plan_places.places(session, week, wanted, near, rest, _seen(session, actor))
    }
    lines = plan(
        coaches,
        people,
        places.values(),
        today,
        kept=_kept(session, standing, planned, {one.contact for one in promised}),
        promises=promised,
        removed={
            (user, line.workplace_id)
            for user, lines in standing.items()
            for line in lines
            if line.state is LineState.REMOVED
        },
        rest=rest,
    )
    return Made(
        coaches,
        lines,
        places,
        {
            (key, each.option.vacancy): each.suggestion
            for key, (_seeker, suggested) in found.items()
            for each in suggested
        },
    )


def _seen(session: Session, actor: Actor) -> Sight:
    """The county's plan knows no more of a unit that keeps to itself than every coach may."""
    return sight(session, replace(actor, is_system=False) if actor.is_system else actor)


def _kept(
    session: Session,
    standing: Mapping[int, Sequence[PlanLine]],
    planned: Collection[int],
    promised: Collection[int | None],
) -> list[Kept]:
    """What stays: the coach's own choices, and the plans of those who do not plan now.

    A promise stands with whoever takes it now, not in the plan of who had it before.
    """
    staying = [
        (user, line)
        for user, lines in standing.items()
        for line in lines
        if line.state in {LineState.LOCKED, LineState.ACCEPTED}
        or (
            line.state is LineState.PLANNED
            and user not in planned
            and (line.agreed_at_id is None or line.agreed_at_id not in promised)
        )
    ]
    links = select(PlanLineFor).where(PlanLineFor.line_id.in_([line.id for _, line in staying]))
    people: dict[int, list[str]] = {}
    for link in session.scalars(links.order_by(PlanLineFor.id)):
        people.setdefault(link.line_id, []).append(link.participant_id)
    return [
        Kept(
            user,
            line.workplace_id,
            tuple(people.get(line.id, ())),
            takes_place(line.purpose, line.mode, agreed=line.agreed_at_id is not None),
        )
        for user, line in staying
    ]
