"""Swedish working days of 2026 and 2027, told by hand from the almanac."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.outreach.working_days import after, is_working_day, working_days


@pytest.mark.parametrize(
    ("day", "what"),
    [
        ("2026-01-01", "nyårsdagen"),
        ("2026-01-06", "trettondedag jul"),
        ("2026-04-03", "långfredagen"),
        ("2026-04-04", "påskafton, a Saturday"),
        ("2026-04-06", "annandag påsk"),
        ("2026-05-01", "första maj"),
        ("2026-05-14", "Kristi himmelsfärdsdag"),
        ("2026-06-06", "nationaldagen, a Saturday"),
        ("2026-06-19", "midsommarafton"),
        ("2026-10-31", "alla helgons dag"),
        ("2026-11-22", "a Sunday"),
        ("2026-12-24", "julafton"),
        ("2026-12-25", "juldagen"),
        ("2026-12-31", "nyårsafton"),
        ("2027-01-01", "nyårsdagen"),
        ("2027-03-26", "långfredagen"),
        ("2027-03-29", "annandag påsk"),
        ("2027-05-06", "Kristi himmelsfärdsdag"),
        ("2027-06-25", "midsommarafton"),
        ("2027-12-24", "julafton"),
        ("2027-12-31", "nyårsafton"),
    ],
)
def test_days_off(day: str, what: str) -> None:
    assert not is_working_day(date.fromisoformat(day)), what


@pytest.mark.parametrize(
    ("day", "what"),
    [
        ("2026-01-05", "trettondagsafton"),
        ("2026-04-02", "skärtorsdagen"),
        ("2026-04-30", "valborgsmässoafton"),
        ("2026-05-15", "squeezed in after Kristi himmelsfärdsdag"),
        ("2026-05-25", "annandag pingst, a holiday until 2004"),
        ("2026-06-22", "the Monday after midsummer"),
        ("2026-10-30", "allhelgonaafton"),
        ("2026-11-23", "an ordinary Monday"),
        ("2026-12-23", "dagen före julafton"),
        ("2026-12-28", "between Christmas and new year"),
        ("2027-01-05", "trettondagsafton"),
        ("2027-06-07", "nationaldagen was a Sunday and is not moved"),
    ],
)
def test_days_at_work(day: str, what: str) -> None:
    assert is_working_day(date.fromisoformat(day)), what


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-11-23", 2, "2026-11-25"),
        ("2026-11-26", 2, "2026-11-30"),  # Thursday: Friday, Monday
        ("2026-11-28", 2, "2026-12-01"),  # Saturday: Monday, Tuesday
        ("2026-12-23", 2, "2026-12-29"),  # Christmas, then a weekend
        ("2026-12-30", 2, "2027-01-05"),  # new year, then a weekend
        ("2027-01-05", 1, "2027-01-07"),
        ("2026-04-01", 2, "2026-04-07"),  # skärtorsdagen, then after Easter
        ("2026-04-02", 2, "2026-04-08"),
        ("2027-03-25", 2, "2027-03-31"),
        ("2026-06-18", 2, "2026-06-23"),  # midsummer
        ("2026-12-24", 0, "2026-12-24"),
    ],
)
def test_working_days_after(day: str, count: int, expected: str) -> None:
    assert after(date.fromisoformat(day), count) == date.fromisoformat(expected)


def test_so_many_working_days_in_a_year() -> None:
    """261 weekdays in 2026; ten days off fall on one: seven holidays and three eves."""
    assert len(working_days(date(2026, 1, 1), date(2026, 12, 31))) == 261 - 10
    assert working_days(date(2026, 12, 24), date(2026, 12, 27)) == ()
    assert working_days(date(2026, 12, 2), date(2026, 12, 1)) == ()


def test_there_is_no_working_day_before_by_counting() -> None:
    with pytest.raises(ValueError, match="negative"):
        after(date(2026, 11, 23), -1)


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(1, 12))
def test_counting_and_listing_agree(day: date, count: int) -> None:
    end = after(day, count)
    assert is_working_day(end)
    assert len(working_days(day + timedelta(days=1), end)) == count
