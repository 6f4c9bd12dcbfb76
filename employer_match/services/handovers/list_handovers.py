"""Whose work the actor may hand over, and which workplaces somebody holds."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from employer_match.models import RelationshipOwner, RoleInUnit, User, Workplace
from employer_match.services.actor import Actor
from employer_match.services.handovers.still_held import with_something_left
from employer_match.services.permissions import ROLES, Action, may, require
from employer_match.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Leaver:
    """A colleague and the number of workplaces that they hold the relation to."""

    user_id: int
    name: str
    closed: bool
    workplaces: int


@dataclass(frozen=True, slots=True)
class HeldWorkplace:
    """A workplace that the actor holds, or stands in for."""

    id: int
    name: str
    as_deputy: bool


def list_handovers(session: Session, actor: Actor) -> list[Leaver]:
    """Oneself, the team that one leads, or for a coordinator everybody; by name.

    Who has no account any more is listed as long as anything of theirs is left to hand over.
    """
    require(actor, Action.HAND_OVER)
    held = (
        select(func.count(RelationshipOwner.id))
        .where(RelationshipOwner.owner_id == User.id, RelationshipOwner.until.is_(None))
        .scalar_subquery()
    )
    meets: ColumnElement[bool] = RoleInUnit.role.in_(ROLES[Action.LOG_CONTACT])
    if not may(actor, Action.ASSIGN_OWNER):
        led = sorted(actor.units_as(Role.TEAM_LEADER))
        meets = and_(meets, or_(RoleInUnit.unit_id.in_(led), User.id == actor.user_id))
    people = (
        select(User.id, User.name, User.disabled_at, held)
        .join(RoleInUnit, RoleInUnit.user_id == User.id)
        .where(meets)
        .distinct()
        .order_by(User.name, User.id)
    )
    rows = session.execute(people).all()
    left = with_something_left(session, {row[0] for row in rows if row[2] is not None})
    return [
        Leaver(user_id, name, closed is not None, count)
        for user_id, name, closed, count in rows
        if closed is None or user_id in left
    ]


def held_workplaces(session: Session, actor: Actor) -> list[HeldWorkplace]:
    """The workplaces that the actor holds, then those they stand in for; by name."""
    require(actor, Action.READ_EMPLOYERS)
    deputy = RelationshipOwner.deputy_id == actor.user_id
    rows = session.execute(
        select(Workplace.id, Workplace.name, deputy)
        .join(RelationshipOwner, RelationshipOwner.workplace_id == Workplace.id)
        .where(
            RelationshipOwner.until.is_(None),
            or_(RelationshipOwner.owner_id == actor.user_id, deputy),
        )
        .order_by(deputy, Workplace.name, Workplace.id)
    )
    return [HeldWorkplace(row[0], row[1], bool(row[2])) for row in rows]
