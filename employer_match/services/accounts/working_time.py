"""Who works how much, and when: leave and part-time, as the weekly plan counts them."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import User, WorkingTime
from employer_match.outreach.plan_capacity import WorkSpan
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, may, require


def set_working_time(
    session: Session,
    actor: Actor,
    first: date,
    last: date | None,
    percent: int,
    user_id: int | None = None,
) -> WorkingTime:
    """From `first` through `last` the actor, or somebody of a unit that the actor leads, works so.

    0 is leave; `last` None is until further notice. Raises NotFound or Invalid.
    """
    _require(actor)
    user = _whose(session, actor, user_id)
    if not 0 <= percent <= 100:
        raise errors.Invalid(fields={"percent": "Write a whole number between 0 and 100."})
    if last is not None and last < first:
        raise errors.Invalid(fields={"last": "The last day comes before the first."})
    span = WorkingTime(user_id=user.id, first=first, last=last, percent=percent)
    session.add(span)
    session.flush()
    record.audit(session, actor, "working_time_set", "working_time", span.id, user=user.id)
    return span


def end_working_time(
    session: Session, actor: Actor, span_id: int, version: int | None = None
) -> None:
    """Take a span away, as if it had never been said; raises NotFound, VersionMissing or Stale."""
    _require(actor)
    span = session.get(WorkingTime, span_id)
    if span is None:
        raise errors.NotFound()
    _whose(session, actor, span.user_id)
    record.expect_version(span, version)
    session.delete(span)
    session.flush()
    record.audit(session, actor, "working_time_ended", "working_time", span_id, user=span.user_id)


def read_working_time(
    session: Session, actor: Actor, user_id: int | None = None
) -> Sequence[WorkingTime]:
    """The spans that were said, earliest first; raises NotFound for somebody else's."""
    _require(actor)
    whose = _whose(session, actor, user_id)
    spans = select(WorkingTime).where(WorkingTime.user_id == whose.id)
    return session.scalars(spans.order_by(WorkingTime.first, WorkingTime.id)).all()


def spans_between(
    session: Session, first: date, last: date, users: Collection[int] | None = None
) -> dict[int, tuple[WorkSpan, ...]]:
    """Per user (of these, or any) the spans that touch these days; who is missing works full time."""
    touching = select(WorkingTime).where(
        WorkingTime.first <= last, or_(WorkingTime.last.is_(None), WorkingTime.last >= first)
    )
    if users is not None:
        touching = touching.where(WorkingTime.user_id.in_(sorted(users)))
    found: dict[int, tuple[WorkSpan, ...]] = {}
    for row in session.scalars(touching.order_by(WorkingTime.id)):
        span = WorkSpan(row.first, row.last, row.percent)
        found[row.user_id] = (*found.get(row.user_id, ()), span)
    return found


def _require(actor: Actor) -> None:
    if not may(actor, Action.PLAN_OUTREACH):
        require(actor, Action.READ_PLANS)


def _whose(session: Session, actor: Actor, user_id: int | None) -> User:
    """The user at hand: oneself, or for those who lead a unit somebody of it."""
    user = session.get(User, actor.user_id if user_id is None else user_id)
    if user is None:
        raise errors.NotFound()
    led = any(may(actor, Action.READ_PLANS, role.unit_id) for role in user.roles)
    if user.id != actor.user_id and not led:
        raise errors.NotFound()
    return user
