"""Who works how much, and when: leave and part-time, as the weekly plan counts them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import RoleInUnit, Unit, User, WorkingTime
from employer_match.outreach.plan_capacity import WorkSpan
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.edits import overwrite
from employer_match.services.permissions import ROLES, Action, may, require

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` through `last` (None: until further notice) this share of full time.

    0 is leave.
    """

    first: date
    last: date | None
    percent: int


@dataclass(frozen=True, slots=True)
class Member:
    """A colleague of a unit that the actor leads, with what holds today or is to come."""

    user_id: int
    name: str
    unit: str
    spans: tuple[WorkingTime, ...]


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
    require(actor, Action.SET_WORKING_TIME)
    user = _whose(session, actor, user_id)
    _check(Span(first, last, percent))
    span = WorkingTime(user_id=user.id, first=first, last=last, percent=percent)
    session.add(span)
    session.flush()
    record.audit(session, actor, "working_time_set", "working_time", span.id, user=user.id)
    return span


def change_working_time(
    session: Session, actor: Actor, span_id: int, said: Span, version: int | None
) -> WorkingTime:
    """Write the span anew; the earlier one is kept.

    Raises NotFound, VersionMissing, Stale or Invalid.
    """
    span = read_span(session, actor, span_id)
    record.expect_version(span, version)
    _check(said)
    values = {"first": said.first, "last": said.last, "percent": said.percent}
    overwrite(session, actor, span, values, version)
    return span


def end_working_time(
    session: Session, actor: Actor, span_id: int, version: int | None = None
) -> None:
    """From today the span holds no more; what has been worked so stays, what was to come goes.

    Raises NotFound, VersionMissing or Stale, and Conflict for a span that is over.
    """
    span = read_span(session, actor, span_id)
    record.expect_version(span, version)
    today = clock.today()
    if span.last is not None and span.last < today:
        raise errors.Conflict("This is over already. Change its days if they are wrong.")
    if span.first < today:
        overwrite(session, actor, span, {"last": today - ONE_DAY}, version)
        return
    session.delete(span)
    session.flush()
    record.audit(session, actor, "working_time_ended", "working_time", span_id, user=span.user_id)


def read_span(session: Session, actor: Actor, span_id: int) -> WorkingTime:
    """One span of the actor, or of somebody of a unit that the actor leads; raises NotFound."""
    require(actor, Action.SET_WORKING_TIME)
    span = session.get(WorkingTime, span_id, populate_existing=True)
    if span is None:
        raise errors.NotFound()
    _whose(session, actor, span.user_id)
    return span


def read_working_time(
    session: Session, actor: Actor, user_id: int | None = None
) -> Sequence[WorkingTime]:
    """The spans that were said, earliest first; raises NotFound for somebody else's."""
    require(actor, Action.SET_WORKING_TIME)
    whose = _whose(session, actor, user_id)
    spans = select(WorkingTime).where(WorkingTime.user_id == whose.id)
    return session.scalars(spans.order_by(WorkingTime.first, WorkingTime.id)).all()


def team_working_time(session: Session, actor: Actor) -> list[Member]:
    """Everybody who meets employers in the units that the actor leads, by unit and name."""
    require(actor, Action.SET_TEAM_TIME)
    led = actor.units_as(*ROLES[Action.SET_TEAM_TIME])
    people = session.execute(
        select(User, Unit.name)
        .join(RoleInUnit, RoleInUnit.user_id == User.id)
        .join(Unit, Unit.id == RoleInUnit.unit_id)
        .where(
            Unit.id.in_(led),
            User.disabled_at.is_(None),
            RoleInUnit.role.in_(ROLES[Action.SET_WORKING_TIME]),
        )
        .order_by(Unit.name, Unit.id, User.name, User.id)
    )
    named = dict.fromkeys((user.id, user.name, unit) for user, unit in people)
    now = select(WorkingTime).where(
        WorkingTime.user_id.in_({one[0] for one in named}),
        or_(WorkingTime.last.is_(None), WorkingTime.last >= clock.today()),
    )
    spans: dict[int, list[WorkingTime]] = {}
    for span in session.scalars(now.order_by(WorkingTime.first, WorkingTime.id)):
        spans.setdefault(span.user_id, []).append(span)
    return [Member(*one, tuple(spans.get(one[0], ()))) for one in named]


def spans_between(
    session: Session, first: date, last: date, users: Collection[int] | None = None
) -> dict[int, tuple[WorkSpan, ...]]:
    """Per user (of these, or any) the spans that touch these days; the others work full time."""
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


def _check(said: Span) -> None:
    wrong = {}
    if not 0 <= said.percent <= 100:
        wrong["percent"] = "Write a whole number between 0 and 100."
    if said.last is not None and said.last < said.first:
        wrong["last"] = "The last day comes before the first."
    if wrong:
        raise errors.Invalid(fields=wrong)


def _whose(session: Session, actor: Actor, user_id: int | None) -> User:
    """The user at hand: oneself, or for those who lead a unit somebody of it."""
    user = session.get(User, actor.user_id if user_id is None else user_id)
    if user is None:
        raise errors.NotFound()
    led = any(may(actor, Action.SET_TEAM_TIME, role.unit_id) for role in user.roles)
    if user.id != actor.user_id and not led:
        raise errors.NotFound()
    return user
