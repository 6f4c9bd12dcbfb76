"""What one unit sees of another's dealings with employers (product row 21).

Units share who, when, how and what next, unless a unit's agreement says no
(`shares_employer_layer`): then others see only that another unit was there, and on which day, since
without that nobody could be warned. A relationship owner is always named: somebody must be asked.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from employer_match.models import Unit, User
from employer_match.services.actor import Actor


@dataclass(frozen=True, slots=True)
class Who:
    """A colleague in a unit; without id and names where the unit keeps that to itself."""

    user_id: int | None = None
    name: str = ""
    unit_id: int | None = None
    unit: str = ""

    @property
    def hidden(self) -> bool:
        """Whether only "another unit" may be shown."""
        return self.user_id is None

    def to_json(self) -> dict[str, object] | None:
        """For machines; null means another unit."""
        if self.hidden:
            return None
        return {"id": self.user_id, "name": self.name, "unit_id": self.unit_id, "unit": self.unit}


ANOTHER_UNIT = Who()


@dataclass(frozen=True, slots=True)
class Sight:
    """Which units' dealings an actor sees in full; `None` is every unit (the system)."""

    units: frozenset[int] | None

    def sees(self, unit_id: int) -> bool:
        """Whether the dealings of this unit are shown in full."""
        return self.units is None or unit_id in self.units

    def only(self, unit_column: InstrumentedAttribute[int]) -> list[ColumnElement[bool]]:
        """The condition that a row is one of those shown in full; none for every unit."""
        return [] if self.units is None else [unit_column.in_(self.units)]

    def who(self, user: User, unit: Unit) -> Who:
        """The colleague, or only that it was another unit."""
        return Who(user.id, user.name, unit.id, unit.name) if self.sees(unit.id) else ANOTHER_UNIT


EVERY_UNIT = Sight(None)


def sight(session: Session, actor: Actor) -> Sight:
    """What this actor sees: every unit that shares, and the actor's own."""
    if actor.is_system:
        return EVERY_UNIT
    sharing = select(Unit.id).where(Unit.shares_employer_layer).order_by(Unit.id)
    return Sight(frozenset(session.scalars(sharing)) | actor.units)
