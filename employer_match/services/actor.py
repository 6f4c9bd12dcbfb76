"""Who acts: an argument of every service, never a global."""

from dataclasses import dataclass, field

from employer_match.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A user with roles in units, an anonymous visitor, or the system itself.

    `roles` holds (unit id, role); a machine's token has the roles of one unit only. `unit_names`
    are shown on the pages, in the order of the unit ids.
    """

    user_id: int | None = None
    name: str = ""
    roles: frozenset[tuple[int, Role]] = field(default=frozenset())
    is_system: bool = False
    language: str = "sv"
    unit_names: tuple[str, ...] = ()

    def units_as(self, *roles: Role) -> frozenset[int]:
        """The units in which this actor has one of the roles."""
        return frozenset(unit for unit, role in self.roles if role in roles)

    def has(self, *roles: Role) -> bool:
        """Whether the actor has one of the roles in any unit."""
        return bool(self.units_as(*roles))

    @property
    def units(self) -> frozenset[int]:
        """Every unit in which the actor has a role."""
        return frozenset(unit for unit, _role in self.roles)

    @property
    def signed_in(self) -> bool:
        """Whether this is a known person (the system is not)."""
        return self.user_id is not None


ANONYMOUS = Actor()
#: Jobs and imports; sees everything, so only commands and jobs may hand it out.
SYSTEM = Actor(name="system", is_system=True)
