"""Colleagues to choose from: who meets employers, and the coaches of a unit."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match.models import RoleInUnit, Unit, User
from employer_match.services.actor import Actor
from employer_match.services.permissions import ROLES, Action, require
from employer_match.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with an open account, with the names of the units in which they have the role."""

    id: int
    name: str
    units: tuple[str, ...]

    @property
    def label(self) -> str:
        """As it stands in a list to choose from."""
        return f"{self.name} ({', '.join(self.units)})"


def colleagues(session: Session, actor: Actor) -> list[Colleague]:
    """Everybody who may meet employers, by name as Swedes sort."""
    require(actor, Action.READ_EMPLOYERS)
    return _with_role(session, ROLES[Action.LOG_CONTACT], None)


def meets_employers(user: User | None) -> bool:
    """Whether this is somebody at work here who may meet employers: to be asked, and to take over.

    False for None, and for a closed account.
    """
    if user is None or user.disabled_at is not None:
        return False
    return any(row.role in ROLES[Action.LOG_CONTACT] for row in user.roles)


def home_units(session: Session, user_ids: Collection[int]) -> dict[int, Unit]:
    """The unit that stands for each user where a record names none: that of the oldest role."""
    oldest = (
        select(func.min(RoleInUnit.id))
        .where(RoleInUnit.user_id.in_(set(user_ids)))
        .group_by(RoleInUnit.user_id)
    )
    rows = session.execute(
        select(RoleInUnit.user_id, Unit)
        .join(Unit, Unit.id == RoleInUnit.unit_id)
        .where(RoleInUnit.id.in_(oldest))
        .order_by(RoleInUnit.id)
    )
    return dict(rows.all())


def coaches_of(session: Session, actor: Actor, units: Collection[int]) -> list[Colleague]:
    """The coaches of these units, as far as the actor coaches or leads there; by name."""
    require(actor, Action.READ_PARTICIPANTS)
    own = actor.units_as(Role.COACH, Role.TEAM_LEADER)
    return _with_role(session, {Role.COACH}, own & set(units))


def _with_role(
    session: Session, roles: Collection[Role], units: Collection[int] | None
) -> list[Colleague]:
    wanted = (
        select(User.id, User.name, Unit.name)
        .join(RoleInUnit, RoleInUnit.user_id == User.id)
        .join(Unit, Unit.id == RoleInUnit.unit_id)
        .where(User.disabled_at.is_(None), RoleInUnit.role.in_(sorted(roles)))
        .order_by(User.name, User.id, Unit.name)
    )
    if units is not None:
        wanted = wanted.where(Unit.id.in_(sorted(units)))
    found: dict[tuple[int, str], list[str]] = {}
    for user_id, name, unit in session.execute(wanted):
        found.setdefault((user_id, name), []).append(unit)
    return [Colleague(*key, tuple(dict.fromkeys(names))) for key, names in found.items()]
