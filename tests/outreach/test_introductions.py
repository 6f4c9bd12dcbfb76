"""An introduction that was asked for: two working days, and nobody is held longer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.outreach.introductions import (
    HOLDS,
    Asked,
    Introduction,
    clears,
    free_from,
    state,
)
from employer_match.outreach.working_days import is_working_day, working_days
from employer_match.vocabulary import TalkAnswer

MONDAY = date(2026, 11, 23)
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("asked", "free"),
    [
        ("2026-11-23", "2026-11-25"),  # Monday: Monday and Tuesday to answer
        ("2026-11-27", "2026-12-01"),  # Friday: Friday and Monday
        ("2026-11-28", "2026-12-02"),  # Saturday, as if asked on Monday
        ("2026-04-01", "2026-04-07"),  # the Wednesday before Easter: Wednesday and skärtorsdag
        ("2026-04-02", "2026-04-08"),
        ("2026-04-04", "2026-04-09"),  # påskafton: Tuesday and Wednesday after Easter
        ("2026-12-22", "2026-12-28"),
        ("2026-12-23", "2026-12-29"),
        ("2026-12-24", "2026-12-30"),  # julafton: 28 and 29
        ("2026-12-30", "2027-01-05"),  # 30 December and 4 January
    ],
)
def test_free_after_two_working_days(asked: str, free: str) -> None:
    assert free_from(date.fromisoformat(asked)) == date.fromisoformat(free)


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_nobody_is_ever_held_longer_nor_shorter(asked: date) -> None:
    free = free_from(asked)
    assert is_working_day(free)
    assert len(working_days(asked, free - ONE_DAY)) == 2


def test_how_it_stands() -> None:
    waiting = Asked(free_from(MONDAY))
    assert state(waiting, MONDAY + ONE_DAY) is Introduction.WAITING
    assert state(waiting, MONDAY + 2 * ONE_DAY) is Introduction.NO_ANSWER
    late = Asked(free_from(MONDAY), TalkAnswer.TOGETHER, MONDAY + 5 * ONE_DAY)
    assert state(late, MONDAY + 6 * ONE_DAY) is Introduction.TOGETHER
    assert state(Asked(None, TalkAnswer.NOT_THIS_TIME, MONDAY), MONDAY) is Introduction.WAITING


@pytest.mark.parametrize(
    "answer", [TalkAnswer.INTRODUCES, TalkAnswer.TOGETHER, TalkAnswer.GO_YOURSELF]
)
def test_any_answer_clears_at_once_and_for_a_month(answer: TalkAnswer) -> None:
    said = Asked(None, answer, MONDAY)
    assert not clears(said, MONDAY - ONE_DAY)
    assert clears(said, MONDAY)
    assert clears(said, MONDAY + HOLDS)
    assert not clears(said, MONDAY + HOLDS + ONE_DAY)


def test_silence_clears_when_the_time_is_over_and_a_no_does_not() -> None:
    silent = Asked(free_from(MONDAY))
    assert [clears(silent, MONDAY + number * ONE_DAY) for number in (0, 1, 2, 32, 33)] == [
        False, False, True, True, False,
    ]  # fmt: skip
    assert not clears(Asked(None, TalkAnswer.NOT_THIS_TIME, MONDAY), MONDAY)
    assert not clears(Asked(None), MONDAY)
