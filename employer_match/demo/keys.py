"""What the content calls things, and the ids they have in the database; and days as moments."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from employer_match import clock


@dataclass(slots=True)
class Keys:
    """Ids by the content's own keys: users, units, workplaces, "workplace/opening", code names.

    `people` holds the contact person whom one asks for at a workplace, where there is one.
    """

    programme: int = 0
    units: dict[str, int] = field(default_factory=dict)
    users: dict[str, int] = field(default_factory=dict)
    unit_of: dict[str, int] = field(default_factory=dict)
    workplaces: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    vacancies: dict[str, int] = field(default_factory=dict)
    participants: dict[str, str] = field(default_factory=dict)


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A time of that day in Stockholm, but never one that is still to come."""
    then = datetime.combine(day, time(hour, minute), clock.STOCKHOLM)
    return min(then, clock.now())
