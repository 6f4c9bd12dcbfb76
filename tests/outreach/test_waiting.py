"""The queue's order: the longest wait first, everybody in it, nothing else counts."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from employer_match.outreach.waiting import Waiting, order, qualifies
from employer_match.vocabulary import Outcome, Purpose

TODAY = date(2026, 11, 21)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_the_wait_runs_from_the_last_contact_or_from_enrolment() -> None:
    new = Waiting("new", TODAY)
    seen = Waiting("seen", ago(200), ago(3))
    never = Waiting("never", ago(100))
    tomorrow = Waiting("starts tomorrow", ago(-1))
    in_order = order([new, seen, tomorrow, never], TODAY)
    assert [one.id for one in in_order] == ["never", "seen", "new", "starts tomorrow"]
    assert [one.days(TODAY) for one in in_order] == [100, 3, 0, 0]


def test_what_ends_a_wait() -> None:
    assert qualifies(Purpose.PRESENT_CANDIDATE, Outcome.NO)
    assert not qualifies(Purpose.PRESENT_CANDIDATE, Outcome.NO_ANSWER)
    assert not qualifies(Purpose.FOLLOW_UP, Outcome.DONE)


people = st.lists(
    st.builds(
        Waiting,
        id=st.text("abcdef", min_size=1, max_size=6),
        enrolled_on=st.integers(0, 400).map(ago),
        last_contact_on=st.none() | st.integers(0, 400).map(ago),
    ),
    unique_by=lambda one: one.id,
)


@given(people, st.randoms())
def test_nobody_is_missing_and_the_order_given_does_not_matter(
    people: list[Waiting], dice: Random
) -> None:
    shuffled = [*people]
    dice.shuffle(shuffled)
    in_order = order(shuffled, TODAY)
    assert in_order == order(people, TODAY)
    assert set(in_order) == set(people)
    days = [one.days(TODAY) for one in in_order]
    assert days == sorted(days, reverse=True)
