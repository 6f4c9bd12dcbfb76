"""How often we may come: so many a month, evenly spread, and what was asked for never counts."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from employer_match.outreach.collisions import Announced, EarlierContact
from employer_match.outreach.contact_budget import (
    ASKED_FOR,
    Budget,
    Spent,
    budget_of,
    room,
    spent,
)
from employer_match.vocabulary import Outcome, Purpose

TODAY = date(2026, 11, 23)
WE = Purpose.INTRODUCE


def on(*days: date) -> list[Spent]:
    return [Spent(day, day, 1) for day in days]


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


@pytest.mark.parametrize(
    ("per_month", "rest_days", "apart", "said"),
    [
        (None, None, 16, False),
        (1, None, 31, True),
        (2, None, 16, True),
        (3, None, 11, True),
        (4, None, 8, True),
        (31, None, 1, True),
        (0, None, None, True),
        (None, 60, 61, True),
        (None, 0, 1, True),
        (1, 90, 91, True),
        (1, 5, 31, True),
    ],
)
def test_what_was_said_decides_how_far_apart(
    per_month: int | None, rest_days: int | None, apart: int | None, said: bool
) -> None:
    budget = budget_of(per_month, rest_days)
    assert (budget.apart, budget.said) == (apart, said)


@pytest.mark.parametrize(
    ("per_month", "used", "asked", "free"),
    [
        (2, [], "11-23", "11-23"),
        (2, ["11-07"], "11-23", "11-23"),
        (2, ["11-08"], "11-23", "11-24"),
        (2, ["11-23"], "11-23", "12-09"),
        # Two on the last days of a month and two on the first of the next do not pass.
        (2, ["10-15", "10-31"], "11-01", "11-16"),
        (2, ["10-31"], "11-16", "11-16"),
        (1, ["10-31"], "11-30", "12-01"),
        (4, ["11-01", "11-09", "11-17"], "11-18", "11-25"),
        # What was typed in late is not slipped in between two others.
        (2, ["11-01", "11-20"], "11-10", "12-06"),
        # A longer past is no hindrance, and neither is a contact far ahead.
        (1, ["01-01", "09-01"], "11-23", "11-23"),
        (0, [], "11-23", None),
    ],
)
def test_the_first_day_on_which_one_more_fits(
    per_month: int, used: list[str], asked: str, free: str | None
) -> None:
    found = room(Budget(per_month), on(*map(day, used)), day(asked), WE)
    assert found.free_from == (day(free) if free else None)
    assert found.fits is (free == asked)
    assert (found.because is None) is (found.fits or per_month == 0)


def test_it_says_which_contact_is_in_the_way() -> None:
    near, far = on(day("11-20"), day("10-01"))
    assert room(Budget(2), [near, far], TODAY, WE).because == near


def contact(at: date, purpose: Purpose = WE, **more: object) -> EarlierContact:
    return EarlierContact(1, 7, 1, at, purpose, Outcome.DONE, **more)  # type: ignore[arg-type]


def announced(at: date, until: date, user: int = 7, **more: object) -> Announced:
    return Announced(1, user, 1, at, until, WE, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fact", "counts"),
    [
        (contact(TODAY), True),
        (contact(TODAY, cancelled=True), False),
        *((contact(TODAY, purpose), False) for purpose in sorted(ASKED_FOR)),
        (contact(TODAY, Purpose.FOLLOW_UP, follows_nobody=True), True),
        (announced(TODAY, TODAY + timedelta(days=13)), True),
        (announced(TODAY, TODAY + timedelta(days=13), released=True), False),
        (announced(TODAY, TODAY + timedelta(days=13), user=1), False),
    ],
)
def test_what_counts(fact: EarlierContact | Announced, counts: bool) -> None:
    assert len(spent([fact], user_id=1)) == counts


def test_to_follow_up_where_nobody_works_needs_room_as_any_other_time() -> None:
    used = on(day("11-20"))
    assert room(Budget(2), used, TODAY, Purpose.FOLLOW_UP).fits
    assert not room(Budget(2), used, TODAY, Purpose.FOLLOW_UP, follows_nobody=True).fits


def test_an_announced_contact_may_happen_on_any_of_its_days() -> None:
    used = spent([announced(day("11-10"), day("11-24"))], user_id=1)
    assert room(Budget(2), used, day("11-23"), WE).free_from == day("12-10")
    assert room(Budget(2), used, day("10-25"), WE).fits
    assert not room(Budget(2), used, day("10-26"), WE).fits


days = st.dates(date(2026, 1, 1), date(2027, 3, 31))
budgets = st.integers(1, 40)


@given(budgets, st.lists(days, max_size=60))
@settings(max_examples=50)
def test_who_asks_first_never_has_more_than_so_many_a_month_nor_two_close_together(
    per_month: int, wanted: list[date]
) -> None:
    budget, made = Budget(per_month), list[Spent]()
    for one in wanted:  # in any order: a log is also typed in afterwards
        if room(budget, made, one, WE).fits:
            made += on(one)
    in_month = [(one.first.year, one.first.month) for one in made]
    assert all(in_month.count(month) <= per_month for month in in_month)
    in_order = sorted(one.first for one in made)
    apart = budget.apart or 0
    assert all((b - a).days >= apart for a, b in itertools.pairwise(in_order))


@given(budgets, budgets, st.lists(days, max_size=8), days)
@settings(max_examples=50)
def test_a_larger_budget_never_forbids_what_a_smaller_one_allows(
    one: int, other: int, used: list[date], asked: date
) -> None:
    small, large = sorted((one, other))
    tight, wide = (room(Budget(each), on(*used), asked, WE) for each in (small, large))
    assert wide.fits or not tight.fits
    assert wide.free_from is not None
    assert tight.free_from is not None
    assert wide.free_from <= tight.free_from


@given(budgets, st.lists(days, max_size=8), days)
@settings(max_examples=50)
def test_the_day_that_is_named_fits_and_none_before_it(
    per_month: int, used: list[date], asked: date
) -> None:
    budget = Budget(per_month)
    free = room(budget, on(*used), asked, WE).free_from
    assert free is not None
    assert room(budget, on(*used), free, WE).fits
    between = (asked + timedelta(days=more) for more in range((free - asked).days))
    assert not any(room(budget, on(*used), one, WE).fits for one in between)


@given(st.integers(0, 40), st.lists(days, max_size=8), days, st.sampled_from(sorted(ASKED_FOR)))
@settings(max_examples=30)
def test_what_the_employer_asked_for_always_fits(
    per_month: int, used: list[date], asked: date, purpose: Purpose
) -> None:
    assert room(Budget(per_month), on(*used), asked, purpose).fits
