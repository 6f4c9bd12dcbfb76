"""Fewer than five are never told, more only in steps, and never of the quarter that runs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.outreach.told_counts import counted_before, told


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, None), (1, None), (4, None), (5, 5), (9, 5), (10, 10), (49, 20), (50, 50), (1000, 100)],
)
def test_at_least(count: int, expected: int | None) -> None:
    assert told(count) == expected


@given(st.integers(0, 10_000))
def test_what_is_told_is_true_and_never_small(count: int) -> None:
    step = told(count)
    assert (step is None) == (count < 5)
    assert step is None or 5 <= step <= count


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_quarter_is_one_day_for_all_of_its_days(today: date) -> None:
    begins = counted_before(today)
    assert begins <= today
    assert begins.day == 1
    assert begins.month in {1, 4, 7, 10}
    assert today - begins < timedelta(days=92)
