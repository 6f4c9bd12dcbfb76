"""The programme itself, its units, and those who work in them."""

from dataclasses import dataclass

from employer_match.demo.numbers import office_phone
from employer_match.demo.reading import content
from employer_match.vocabulary import Role

#: Everybody in the demo signs in with this; it protects nothing and guards nobody.
DEMO_PASSWORD = "pahittad-demo"  # noqa: S105 - printed on the screen by the demo itself


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """A sub-project and the municipalities (codes) whose residents it serves."""

    key: str
    name: str
    municipalities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Somebody who signs in, with roles as (unit key, role)."""

    key: str
    name: str
    email: str
    phone: str
    roles: tuple[tuple[str, Role], ...]

    def unit_as(self, role: Role) -> str | None:
        """The key of the first unit in which the user has the role."""
        return next((unit for unit, had in self.roles if had is role), None)


@dataclass(frozen=True, slots=True)
class DemoStaff:
    """The programme with its units and users, by key."""

    name: str
    units: dict[str, DemoUnit]
    users: dict[str, DemoUser]

    def coaches(self) -> list[DemoUser]:
        """The job coaches, in the order of the content."""
        return [user for user in self.users.values() if user.unit_as(Role.COACH)]


def staff() -> DemoStaff:
    """The programme, its two units, and the nine who work there."""
    raw = content("programme")
    units = {
        unit["key"]: DemoUnit(unit["key"], unit["name"], tuple(unit["municipalities"]))
        for unit in raw["unit"]
    }
    users = {
        user["key"]: DemoUser(
            key=user["key"],
            name=user["name"],
            email=_address(user["name"], raw["domain"]),
            phone=office_phone(90 + place),
            roles=tuple(_role(text) for text in user["roles"]),
        )
        for place, user in enumerate(raw["user"])
    }
    return DemoStaff(raw["name"], units, users)


def _role(text: str) -> tuple[str, Role]:
    unit, role = text.split()
    return unit, Role(role)


def _address(name: str, domain: str) -> str:
    plain = name.lower().translate(str.maketrans("åäöé ", "aaoe."))
    return f"{plain}@{domain}"
