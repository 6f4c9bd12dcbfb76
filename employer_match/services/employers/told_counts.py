"""Participants and jobs at workplaces, as "at least" for everybody alike (`outreach.told_counts`).

The reader's own access changes nothing here, or the difference would tell.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact, OnBehalfOf, Placement
from employer_match.outreach import told_counts as rule
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import PlacementKind


@dataclass(frozen=True, slots=True)
class ToldCounts:
    """At least so many participants were spoken for, and began a job; None: fewer than five."""

    participants: int | None
    jobs: int | None


def told_counts(session: Session, actor: Actor, workplace_ids: Collection[int]) -> ToldCounts:
    """What everybody may know of these workplaces together."""
    require(actor, Action.READ_EMPLOYERS)
    day = rule.counted_before(clock.today())
    moment = datetime.combine(day, time(), clock.STOCKHOLM).astimezone(UTC)
    people = (
        select(func.count(OnBehalfOf.participant_id.distinct()))
        .join(Contact, Contact.id == OnBehalfOf.contact_id)
        .where(
            Contact.workplace_id.in_(workplace_ids),
            Contact.happened_on < day,
            OnBehalfOf.created_at < moment,
            or_(Contact.cancelled_at.is_(None), Contact.cancelled_at >= moment),
        )
    )
    jobs = select(func.count(Placement.id)).where(
        Placement.workplace_id.in_(workplace_ids),
        Placement.kind == PlacementKind.JOB,
        Placement.started_on < day,
        Placement.created_at < moment,
    )
    before = session.info.get("actor")
    session.info["actor"] = SYSTEM  # only counts leave this function
    try:
        counted = session.scalar(people) or 0, session.scalar(jobs) or 0
    finally:
        session.info["actor"] = before
    return ToldCounts(rule.told(counted[0]), rule.told(counted[1]))
