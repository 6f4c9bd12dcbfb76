"""Six contacts a week, fewer with few job-seekers, leave or part-time; how weeks are written."""

from datetime import date

import pytest

from employer_match.outreach.plan_capacity import WorkSpan, holds, places, share_of, shares_of
from employer_match.outreach.plan_week import Week

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)


def week(*shares: int) -> dict[date, int]:
    return dict(zip(WEEK.workdays, shares, strict=True))


@pytest.mark.parametrize(
    ("shares", "seekers", "expected"),
    [
        ((100, 100, 100, 100, 100), 20, 6),
        ((100, 100, 100, 100, 100), 3, 6),
        ((100, 100, 100, 100, 100), 2, 4),
        ((100, 100, 100, 100, 100), 1, 2),
        ((100, 100, 100, 100, 100), 0, 0),
        ((50, 50, 50, 50, 50), 20, 3),
        ((100, 100, 0, 0, 0), 20, 2),
        ((100, 100, 100, 0, 0), 20, 4),
        ((75, 75, 75, 75, 75), 20, 5),
        ((0, 0, 0, 0, 20), 20, 1),
        ((0, 0, 0, 0, 0), 20, 0),
    ],
)
def test_what_a_week_holds(shares: tuple[int, ...], seekers: int, expected: int) -> None:
    assert places(week(*shares), seekers) == expected


def test_a_programme_may_ask_for_another_number() -> None:
    assert places(week(100, 100, 100, 100, 100), 9, full_week=8) == 8
    assert places(week(100, 100, 100, 100, 100), 2, full_week=3) == 3


def test_leave_stands_above_part_time() -> None:
    half = WorkSpan(date(2026, 1, 1), None, 50)
    leave = WorkSpan(date(2026, 11, 24), date(2026, 11, 25), 0)
    shares = [share_of((half, leave), day) for day in WEEK.workdays]
    assert shares == [50, 0, 0, 50, 50]
    assert share_of((leave,), MONDAY) == 100


RED_WEEKS = {
    "2026-W14": ([100, 100, 100, 100, 0], 5),  # långfredagen
    "2026-W15": ([0, 100, 100, 100, 100], 5),  # annandag påsk
    "2026-W25": ([100, 100, 100, 100, 0], 5),  # midsommarafton
    "2026-W52": ([100, 100, 100, 0, 0], 4),  # julafton and juldagen
    "2026-W53": ([100, 100, 100, 0, 0], 4),  # nyårsafton and nyårsdagen
    "2026-W48": ([100, 100, 100, 100, 100], 6),
}


@pytest.mark.parametrize("week", RED_WEEKS)
def test_a_week_with_red_days_holds_less(week: str) -> None:
    worked, expected = RED_WEEKS[week]
    shares = shares_of((), Week.read(week).workdays)
    assert list(shares.values()) == worked
    assert places(shares, 20) == holds(shares) == expected
    half = WorkSpan(date(2026, 1, 1), None, 50)
    assert holds(shares_of((half,), Week.read(week).workdays)) == (3 if expected == 6 else 2)


def test_a_christmas_with_leave_around_it_holds_nothing() -> None:
    leave = WorkSpan(date(2026, 12, 21), date(2026, 12, 23), 0)
    assert holds(shares_of((leave,), Week.read("2026-W52").workdays)) == 0


@pytest.mark.parametrize(
    ("today", "week"),
    [(date(2026, 11, 20), "2026-W47"), (date(2026, 11, 21), "2026-W48"), (MONDAY, "2026-W48")],
)
def test_at_the_weekend_one_plans_the_next_week(today: date, week: str) -> None:
    assert str(Week.at_hand(today)) == week


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 22), "2026-W47"),
        (date(2026, 11, 23), "2026-W48"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_weeks_are_iso_weeks(day: date, text: str) -> None:
    assert str(Week.of(day)) == text
    assert Week.read(text) == Week.of(day)


@pytest.mark.parametrize(
    "text", ["", "2026-48", "2026-W54", "2025-W53", "2026-W00", "w48", "2026-W480"]
)
def test_what_is_no_week(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Week.read(text)


def test_a_week_has_five_workdays_and_a_sunday() -> None:
    assert WEEK.workdays[0] == MONDAY
    assert (WEEK.workdays[4], WEEK.sunday) == (date(2026, 11, 27), date(2026, 11, 29))
