"""Which workplaces stand in one's own plan of a week: for whoever logs a contact in a minute."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Plan, PlanLine
from employer_match.outreach.plan_week import Week
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import LineState


def planned_workplaces(session: Session, actor: Actor, week: Week) -> list[tuple[int, str]]:
    """Id and name of each, in the plan's order, without what was taken out."""
    require(actor, Action.PLAN_OUTREACH)
    lines = (
        select(PlanLine)
        .join(Plan, Plan.id == PlanLine.plan_id)
        .where(
            Plan.user_id == actor.user_id,
            Plan.monday == week.monday,
            PlanLine.state != LineState.REMOVED,
        )
        .order_by(PlanLine.position, PlanLine.id)
    )
    return [(line.workplace_id, line.workplace.name) for line in session.scalars(lines)]
