"""How many contacts a week holds for one coach, with leave, part-time and red days counted.

IPS-25 item 17 asks for at least six face-to-face employer contacts a week and specialist, or twice
the number of job-seekers where there are fewer than three (field 2). Each planned contact takes a
place, whatever its way: the plan proposes a meeting unless the employer wishes another way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from employer_match.outreach.working_days import is_working_day

FULL_WEEK = 6
FEW_SEEKERS = 3
CONTACTS_PER_SEEKER = 2


@dataclass(frozen=True, slots=True)
class WorkSpan:
    """From `first` through `last` (None: until further notice) somebody works this share.

    `percent` is of full time: 50 is half-time, 0 is leave.
    """

    first: date
    last: date | None
    percent: int


def share_of(spans: tuple[WorkSpan, ...], day: date) -> int:
    """Percent of full time on a day: the smallest of the spans that hold, 100 without one."""
    return min(
        (
            each.percent
            for each in spans
            if each.first <= day and (each.last is None or day <= each.last)
        ),
        default=100,
    )


def shares_of(spans: tuple[WorkSpan, ...], days: Iterable[date]) -> dict[date, int]:
    """Percent of full time on each of these days; nothing on a holiday."""
    return {day: share_of(spans, day) if is_working_day(day) else 0 for day in days}


def places(shares: Mapping[date, int], seekers: int, full_week: int = FULL_WEEK) -> int:
    """Contacts that the week holds: `shares` is percent of full time, Monday to Friday.

    A holiday among them makes the week smaller, as leave does. Rounded to the nearest, halves up;
    whoever works at all that week, and has somebody who seeks work, has one.
    """
    most = full_week
    if seekers < FEW_SEEKERS:
        most = min(full_week, CONTACTS_PER_SEEKER * seekers)
    worked = sum(shares.values())
    if not worked or not most:
        return 0
    return max(1, (most * worked * 2 + 100 * len(shares)) // (200 * len(shares)))


def holds(shares: Mapping[date, int], full_week: int = FULL_WEEK) -> int:
    """The same for the working time alone: what may be told to those who see no participants."""
    return places(shares, FEW_SEEKERS, full_week)
