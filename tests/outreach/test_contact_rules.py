"""What the employer asked for: a stop blocks, everything else is advice."""

from datetime import date, timedelta

import pytest

from employer_match.outreach.contact_budget import Spent
from employer_match.outreach.contact_rules import (
    Plan,
    Wishes,
    advise,
    stop_begins,
    stopped,
    strictest,
)
from employer_match.vocabulary import Advice, Mode, Purpose, Weekday

TODAY = date(2026, 11, 21)
LATELY = (Spent(TODAY - timedelta(days=10), TODAY - timedelta(days=10), 2),)
MONDAYS = frozenset({Weekday.MONDAY})
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
        (Wishes(only_through_id=2), plan(), [Advice.ONLY_THROUGH]),
        (Wishes(only_through_id=1), plan(), []),
        (Wishes(only_with_id=5), plan(), [Advice.ONLY_WITH]),
        (Wishes(only_with_id=5), plan(person_id=6), [Advice.ONLY_WITH]),
        (Wishes(only_with_id=5), plan(person_id=5), []),
        (Wishes(only_with_id=5), plan(Purpose.EMPLOYER_ASKED), []),
        (Wishes(preferred_mode=Mode.EMAIL), plan(mode=Mode.VISIT), [Advice.PREFERRED_MODE]),
        (Wishes(preferred_mode=Mode.EMAIL), plan(mode=Mode.EMAIL), []),
        (Wishes(preferred_mode=Mode.EMAIL), plan(), []),
        (Wishes(preferred_mode=Mode.EMAIL), plan(Purpose.EMPLOYER_ASKED, mode=Mode.VISIT), []),
        (Wishes(preferred_weekdays=MONDAYS), plan(), [Advice.PREFERRED_DAYS]),
        (Wishes(preferred_weekdays=MONDAYS | {Weekday.of(TODAY)}), plan(), []),
        (Wishes(preferred_weekdays=MONDAYS), plan(Purpose.EMPLOYER_ASKED), []),
        (Wishes(), plan(used=LATELY), [Advice.SEEN_OFTEN]),
        (Wishes(), plan(used=LATELY, per_month=31), []),
        (Wishes(), plan(used=LATELY, agreed=True), []),
        (Wishes(), plan(Purpose.FOLLOW_UP, used=LATELY), []),
        (Wishes(budget_per_month=2), plan(used=LATELY), [Advice.BUDGET_SPENT]),
        (Wishes(budget_per_month=2), plan(used=LATELY, agreed=True), [Advice.BUDGET_SPENT]),
        (Wishes(budget_per_month=4), plan(used=LATELY), []),
        (Wishes(rest_days=5), plan(used=LATELY), []),
        (Wishes(rest_days=60), plan(used=LATELY), [Advice.BUDGET_SPENT]),
        (Wishes(budget_per_month=0), plan(Purpose.REPLY_TO_NEED), []),
        (Wishes(), plan(Purpose.PRESENT_CANDIDATE, stage=1), [Advice.NEEDS_NOT_KNOWN]),
        (Wishes(), plan(Purpose.PRESENT_CANDIDATE, stage=2), []),
    ],
)
def test_advice(wishes: Wishes, planned: Plan, expected: list[Advice]) -> None:
    assert list(advise(wishes, planned)) == expected


@pytest.mark.parametrize(
    ("one", "other", "held"),
    [
        (Wishes(budget_per_month=1), Wishes(budget_per_month=4), Wishes(budget_per_month=1)),
        (Wishes(rest_days=7), Wishes(rest_days=30), Wishes(rest_days=30)),
        (Wishes(not_before=TODAY), Wishes(not_before=TOMORROW), Wishes(not_before=TOMORROW)),
        (Wishes(stop_for_good=True), Wishes(stop_until=TODAY), None),
        (
            Wishes(stop_since=YESTERDAY, stop_until=TODAY),
            Wishes(stop_since=TODAY, stop_until=TOMORROW),
            Wishes(stop_since=YESTERDAY, stop_until=TOMORROW),
        ),
        (
            Wishes(preferred_mode=Mode.EMAIL, preferred_hours="före tio"),
            Wishes(preferred_mode=Mode.PHONE, preferred_weekdays=MONDAYS),
            Wishes(
                preferred_mode=Mode.EMAIL, preferred_hours="före tio", preferred_weekdays=MONDAYS
            ),
        ),
        (Wishes(), Wishes(only_through_id=3), Wishes(only_through_id=3)),
    ],
)
def test_of_two_wishes_the_stricter_holds(one: Wishes, other: Wishes, held: Wishes | None) -> None:
    assert strictest([one, other]) == (held or Wishes(stop_for_good=True, stop_until=TODAY))
    assert strictest([one]) == one
    assert strictest([]) == Wishes()


@pytest.mark.parametrize(
    ("others", "since"),
    [
        (Wishes(), YESTERDAY),
        (Wishes(stop_since=TODAY - timedelta(90), stop_until=TODAY - timedelta(60)), YESTERDAY),
        (
            Wishes(stop_since=TODAY - timedelta(90), stop_until=TODAY - timedelta(2)),
            TODAY - timedelta(90),
        ),
        (Wishes(stop_since=TODAY, stop_until=TODAY), YESTERDAY),
        (Wishes(stop_until=TODAY), None),
    ],
)
def test_two_stops_are_one_from_where_they_meet(others: Wishes, since: date | None) -> None:
    for_good = Wishes(stop_since=YESTERDAY, stop_for_good=True)
    for said in ((for_good, others), (others, for_good)):
        assert strictest(said).stop_since == since


def test_a_stop_that_holds_goes_on_and_one_that_is_over_begins_anew() -> None:
    before = Wishes(stop_since=TODAY - timedelta(9), stop_until=TODAY)
    for_good = Wishes(stop_for_good=True)
    assert stop_begins(before, for_good, TODAY) == TODAY - timedelta(9)
    assert stop_begins(before, for_good, TOMORROW) == TOMORROW
    assert stop_begins(Wishes(), for_good, TODAY) == TODAY
    assert stop_begins(before, Wishes(), TODAY) is None
