"""Swedish working days: Monday to Friday without public holidays and the three eves.

Midsommarafton, julafton and nyårsafton are equal to Sundays (semesterlagen 1977:480, 7 §), and
nobody at an office answers on them. Days that are only short by custom – skärtorsdagen,
valborgsmässoafton, trettondagsafton, dagen före julafton, a day squeezed in beside a holiday – are
working days. The calendar is that of the `holidays` library.
"""

from datetime import date, timedelta
from functools import lru_cache

import holidays

CATEGORIES = (holidays.PUBLIC, holidays.DE_FACTO)
SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether offices in Sweden work on that day."""
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def working_days(first: date, last: date) -> tuple[date, ...]:
    """The working days from `first` through `last`, earliest first; none when `last` is before."""
    days = ((last - first).days + 1) if first <= last else 0
    every = (first + timedelta(days=number) for number in range(days))
    return tuple(day for day in every if is_working_day(day))


def after(day: date, count: int) -> date:
    """The working day number `count` after `day`, which itself is not counted.

    `count` 0 is the day itself, whatever day it is; ValueError when it is negative.
    """
    if count < 0:
        raise ValueError("count of working days is negative")
    for _ in range(count):
        day += ONE_DAY
        while not is_working_day(day):
            day += ONE_DAY
    return day


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SE", years=year, categories=CATEGORIES))
