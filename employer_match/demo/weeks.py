"""Plan the demo's first week as its coaches would: all of it, and some of it decided on."""

from sqlalchemy import Engine, select

from employer_match import clock, errors
from employer_match.db import transaction
from employer_match.demo.acting import as_actor
from employer_match.models import Plan, PlanLine, User
from employer_match.outreach.plan_week import Week
from employer_match.services.actor import SYSTEM
from employer_match.services.plan.edit_plan import accept_line, lock_line
from employer_match.services.plan.make_plan import make_plan
from employer_match.services.scoping import act_as

#: Every so many lines of a plan the coach has announced one, and locked the last.
ANNOUNCED = 2
#: Every so many coaches one has not looked at the plan yet.
NOT_LOOKED = 3


def plan_the_week(engine: Engine) -> int:
    """The plans of the week at hand; returns how many contacts they hold.

    Follows from the suggestions, which must be there. A week that is planned already is left alone.
    """
    week = Week.at_hand(clock.today())
    with transaction(engine, actor=SYSTEM) as session:
        if session.scalar(select(Plan.id).where(Plan.monday == week.monday).limit(1)) is not None:
            return 0
        made = [plan.id for plan in make_plan(session, SYSTEM, week)]
        plans = session.scalars(select(Plan).where(Plan.id.in_(made)).order_by(Plan.user_id)).all()
        held = 0
        for place, plan in enumerate(plans):
            coach = as_actor(session.get_one(User, plan.user_id))
            act_as(session, coach)
            lines = session.scalars(
                select(PlanLine).where(PlanLine.plan_id == plan.id).order_by(PlanLine.position)
            ).all()
            held += len(lines)
            if place % NOT_LOOKED < NOT_LOOKED - 1:
                for line in lines[:-1:ANNOUNCED]:
                    try:
                        accept_line(session, coach, line.id, line.version)
                    except errors.Problem:
                        continue  # a colleague was there, or the employer said stop: left to judge
                for line in lines[-1:]:
                    lock_line(session, coach, line.id, line.version)
            act_as(session, SYSTEM)
        return held
