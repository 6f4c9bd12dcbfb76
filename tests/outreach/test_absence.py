"""The owner answers, else the deputy, else the team; leave and closed accounts are absence."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.outreach.absence import (
    Asked,
    Held,
    away_on,
    last_day_away,
    whom_to_ask,
)
from employer_match.outreach.plan_capacity import WorkSpan

OWNER, DEPUTY = 1, 2
MONDAY = date(2026, 11, 23)


def _day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("held", "away", "expected"),
    [
        (None, set(), Asked.NOBODY),
        (None, {OWNER}, Asked.NOBODY),
        (Held(OWNER), set(), Asked.OWNER),
        (Held(OWNER, DEPUTY), set(), Asked.OWNER),
        (Held(OWNER, DEPUTY), {DEPUTY}, Asked.OWNER),
        (Held(OWNER, DEPUTY), {OWNER}, Asked.DEPUTY),
        (Held(OWNER, DEPUTY), {OWNER, DEPUTY}, Asked.TEAM),
        (Held(OWNER), {OWNER}, Asked.TEAM),
        (Held(OWNER), {DEPUTY}, Asked.OWNER),
    ],
)
def test_who_answers(held: Held | None, away: set[int], expected: Asked) -> None:
    assert whom_to_ask(held, away) is expected


def test_whoever_answers_is_there() -> None:
    for owner_away, deputy_away, deputy in product((True, False), (True, False), (None, DEPUTY)):
        away = ({OWNER} if owner_away else set()) | ({DEPUTY} if deputy_away else set())
        asked = whom_to_ask(Held(OWNER, deputy), away)
        assert {Asked.OWNER: OWNER, Asked.DEPUTY: DEPUTY}.get(asked) not in away
        assert (asked is Asked.OWNER) is not owner_away


@pytest.mark.parametrize(
    ("spans", "day", "away", "last"),
    [
        ([], 0, False, -1),
        ([(0, 4, 0)], 0, True, 4),
        ([(0, 4, 0)], 4, True, 4),
        ([(0, 4, 0)], 5, False, 4),
        ([(0, 4, 50)], 0, False, -1),
        ([(-30, None, 50), (0, 4, 0)], 2, True, 4),
        ([(0, 4, 0), (5, 9, 0)], 0, True, 9),
        ([(0, 4, 0), (6, 9, 0)], 0, True, 4),
        ([(0, 4, 0), (2, 11, 0)], 1, True, 11),
        ([(0, None, 0)], 3, True, None),
        ([(0, 4, 0), (5, None, 0)], 3, True, None),
    ],
)
def test_leave_is_absence_and_part_time_is_not(
    spans: list[tuple[int, int | None, int]], day: int, away: bool, last: int | None
) -> None:
    theirs = tuple(
        WorkSpan(_day(first), None if end is None else _day(end), percent)
        for first, end, percent in spans
    )
    assert away_on({OWNER: theirs}, _day(day)) == ({OWNER} if away else set())
    assert last_day_away(theirs, _day(day)) == (None if last is None else _day(last))


@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.one_of(st.none(), st.integers(0, 9)), st.integers(0, 1))
    ),
    st.integers(0, 20),
)
def test_the_day_after_the_last_is_a_day_of_work(
    drawn: list[tuple[int, int | None, int]], day: int
) -> None:
    spans = tuple(
        WorkSpan(_day(first), None if more is None else _day(first + more), percent)
        for first, more, percent in drawn
    )
    last = last_day_away(spans, _day(day))
    if last is None:
        assert away_on({OWNER: spans}, date(2199, 1, 1)) == {OWNER}
        return
    assert away_on({OWNER: spans}, last + timedelta(days=1)) == set()
    through = [_day(number) for number in range(day, day + 40) if _day(number) <= last]
    assert all(away_on({OWNER: spans}, each) for each in through)
