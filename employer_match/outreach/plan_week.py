"""ISO weeks as the plan speaks of them: `2026-W48` runs from Monday to Sunday."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

FRIDAY = 4
_WRITTEN = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One week, named by its Monday."""

    monday: date

    @classmethod
    def of(cls, day: date) -> "Week":
        """The week in which a day falls."""
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def read(cls, text: str) -> "Week":
        """A week as ISO 8601 writes it, such as `2026-W48`; raises ValueError for anything else."""
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError("Write the week as 2026-W48.")
        return cls(date.fromisocalendar(int(found[1]), int(found[2]), 1))

    @classmethod
    def at_hand(cls, today: date) -> "Week":
        """The week that one plans now: today's, and from Saturday on the next one."""
        return cls.of(today + timedelta(days=2) if today.weekday() > FRIDAY else today)

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + timedelta(days=6)

    @property
    def workdays(self) -> tuple[date, ...]:
        """Monday to Friday."""
        return tuple(self.monday + timedelta(days=place) for place in range(5))

    def __str__(self) -> str:
        year, number, _day = self.monday.isocalendar()
        return f"{year}-W{number:02d}"
