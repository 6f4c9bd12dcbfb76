"""The week of all coaches: how full each one's is, where they go, and who waits without a contact.

How much a week holds is told from working time alone: the plan's own number depends on how many
participants a coach has. Those who wait are counted for whoever leads them, and for nobody else.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import RoleInUnit, User
from employer_match.outreach import plan_capacity
from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.plan_week import Week
from employer_match.services.accounts.working_time import spans_between
from employer_match.services.actor import Actor
from employer_match.services.employers.employer_layer import sight
from employer_match.services.permissions import Action, may, require
from employer_match.services.plan.read_plan import LineView, PlanView, read_plans
from employer_match.services.queue import QueueLine, queue
from employer_match.vocabulary import LineState, Role


@dataclass(frozen=True, slots=True)
class CoachWeek:
    """One coach: `holds` contacts by working time; `plan` None where nothing was planned yet.

    `waiting` are the coach's participants who wait and stand on no line, longest wait first; None
    for whoever does not reach them.
    """

    user_id: int
    coach: str
    units: tuple[str, ...]
    holds: int
    plan: PlanView | None
    waiting: tuple[QueueLine, ...] | None

    @property
    def lines(self) -> tuple[LineView, ...]:
        """What is planned."""
        return self.plan.lines if self.plan else ()

    @property
    def taken(self) -> int:
        """How many places of the week are taken; promised calls and letters take none."""
        return self.plan.taken if self.plan else 0

    @property
    def announced(self) -> int:
        """How many of these the coach has announced."""
        return sum(one.takes_place and one.state is LineState.ACCEPTED for one in self.lines)

    @property
    def room(self) -> int:
        """How many contacts more the working time holds."""
        return max(0, self.holds - self.taken)


@dataclass(frozen=True, slots=True)
class WeekView:
    """The coaches whose dealings with employers the reader may see, by name."""

    week: Week
    coaches: tuple[CoachWeek, ...]

    @property
    def taken(self) -> int:
        """Contacts planned in all, without promised calls and letters."""
        return sum(one.taken for one in self.coaches)

    @property
    def holds(self) -> int:
        """Contacts that the working time holds in all."""
        return sum(one.holds for one in self.coaches)

    @property
    def workplaces(self) -> int:
        """Different workplaces of these contacts."""
        seen = {line.workplace_id for one in self.coaches for line in one.lines if line.takes_place}
        return len(seen)

    @property
    def waiting(self) -> int | None:
        """How many wait and stand on no line, of those the reader leads; None for other readers."""
        known = [len(one.waiting) for one in self.coaches if one.waiting is not None]
        return sum(known) if known else None

    @property
    def places(self) -> list[tuple[str | None, int]]:
        """Contacts by municipality, most first."""
        found = Counter(
            line.municipality_code for one in self.coaches for line in one.lines if line.takes_place
        )
        return sorted(found.items(), key=lambda each: (-each[1], each[0] or ""))


def read_week(
    session: Session,
    actor: Actor,
    week: Week,
    language: str = "sv",
    *,
    unit_id: int | None = None,
    full_week: int = plan_capacity.FULL_WEEK,
    rest: RestPeriods | None = None,
) -> WeekView:
    """Every coach of units that share their dealings, and of the reader's own; or of one unit."""
    require(actor, Action.READ_PLANS)
    plans = {one.user_id: one for one in read_plans(session, actor, week, language, rest=rest)}
    led = actor.units_as(Role.TEAM_LEADER)
    queued = queue(session, actor) if led and may(actor, Action.READ_QUEUE) else []
    spans = spans_between(session, week.monday, week.sunday)
    found = []
    for user, units in _coaches(session, actor, unit_id).items():
        shares = plan_capacity.shares_of(spans.get(user.id, ()), week.workdays)
        plan = plans.get(user.id)
        found.append(
            CoachWeek(
                user.id,
                user.name,
                tuple(name for _id, name in sorted(units.items())),
                plan_capacity.holds(shares, full_week),
                plan,
                _waiting(queued, user.id, plan) if led & units.keys() else None,
            )
        )
    return WeekView(week, tuple(found))


def _coaches(session: Session, actor: Actor, unit_id: int | None) -> dict[User, dict[int, str]]:
    """Coaches with an open account in units that the actor sees, by name, with these units."""
    seen = sight(session, actor)
    rows = (
        select(RoleInUnit)
        .join(User, User.id == RoleInUnit.user_id)
        .where(RoleInUnit.role == Role.COACH, User.disabled_at.is_(None))
        .order_by(User.name, User.id, RoleInUnit.unit_id)
    )
    found: dict[User, dict[int, str]] = {}
    for role in session.scalars(rows):
        if seen.sees(role.unit_id) and unit_id in {None, role.unit_id}:
            found.setdefault(role.user, {})[role.unit_id] = role.unit.name
    return found


def _waiting(
    queued: Iterable[QueueLine], coach: int, plan: PlanView | None
) -> tuple[QueueLine, ...]:
    lines = plan.lines if plan else ()
    served = {one.participant_id for line in lines for one in line.for_whom}
    return tuple(
        one for one in queued if one.coach_id == coach and one.participant_id not in served
    )
