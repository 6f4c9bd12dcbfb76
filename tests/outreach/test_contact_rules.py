"""What the employer asked for: a stop blocks, everything else is advice."""

from datetime import date, timedelta

import pytest

from employer_match.outreach.contact_rules import Plan, Wishes, advise, stopped
from employer_match.vocabulary import Advice, Mode, Purpose

TODAY = date(2026, 11, 21)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("wishes", "day", "expected"),
    [
        (Wishes(), TODAY, False),
        (Wishes(stop_for_good=True), TODAY, True),
        (Wishes(stop_until=TODAY), TODAY, True),
        (Wishes(stop_until=TODAY), TOMORROW, False),
        (Wishes(stop_since=TODAY, stop_for_good=True), YESTERDAY, False),
        (Wishes(stop_since=TODAY, stop_for_good=True), TODAY, True),
    ],
)
def test_a_stop_blocks_from_its_first_day_to_its_last(
    wishes: Wishes, day: date, expected: bool
) -> None:
    assert stopped(wishes, day, Purpose.CARE) is expected


@pytest.mark.parametrize("purpose", Purpose)
def test_only_the_employers_own_call_passes_a_stop(purpose: Purpose) -> None:
    passes = not stopped(Wishes(stop_for_good=True), TODAY, purpose)
    assert passes is (purpose is Purpose.EMPLOYER_ASKED)


def plan(purpose: Purpose = Purpose.INTRODUCE, **more: object) -> Plan:
    return Plan(user_id=1, day=TODAY, purpose=purpose, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wishes", "planned", "expected"),
    [
        (Wishes(), plan(), []),
        (Wishes(not_before=TOMORROW), plan(), [Advice.NOT_BEFORE]),
        (Wishes(not_before=TODAY), plan(), []),
        (Wishes(not_before=TOMORROW), plan(Purpose.EMPLOYER_ASKED), []),
        (Wishes(only_through=2), plan(), [Advice.ONLY_THROUGH]),
        (Wishes(only_through=1), plan(), []),
        (Wishes(preferred_mode=Mode.EMAIL), plan(mode=Mode.VISIT), [Advice.PREFERRED_MODE]),
        (Wishes(preferred_mode=Mode.EMAIL), plan(mode=Mode.EMAIL), []),
        (Wishes(preferred_mode=Mode.EMAIL), plan(), []),
        (Wishes(budget_per_month=2), plan(made_this_month=1), []),
        (Wishes(budget_per_month=2), plan(made_this_month=2), [Advice.BUDGET_SPENT]),
        (Wishes(budget_per_month=0), plan(Purpose.REPLY_TO_NEED), []),
        (Wishes(), plan(Purpose.PRESENT_CANDIDATE, stage=1), [Advice.NEEDS_NOT_KNOWN]),
        (Wishes(), plan(Purpose.PRESENT_CANDIDATE, stage=2), []),
    ],
)
def test_advice(wishes: Wishes, planned: Plan, expected: list[Advice]) -> None:
    assert list(advise(wishes, planned)) == expected
