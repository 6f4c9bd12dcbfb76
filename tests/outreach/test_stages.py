"""Three cups of tea: what each contact brings the relation to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.outreach.stages import Lowered, Made, stage, stage_with
from employer_match.vocabulary import Mode, Outcome, Purpose

INTRODUCED = (Mode.PHONE, Purpose.INTRODUCE, Outcome.INTERESTED)
LEARNT_BY_PHONE = (Mode.PHONE, Purpose.LEARN_NEEDS, Outcome.NEED_KNOWN)
LEARNT = (Mode.VISIT, Purpose.LEARN_NEEDS, Outcome.NEED_KNOWN)
PRESENTED = (Mode.EMAIL, Purpose.PRESENT_CANDIDATE, Outcome.CANDIDATE_WELCOME)
HIRED = (Mode.PHONE, Purpose.CARE, Outcome.HIRED)
NO_ANSWER = (Mode.PHONE, Purpose.PRESENT_CANDIDATE, Outcome.NO_ANSWER)


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ([], 0),
        ([NO_ANSWER], 0),
        ([INTRODUCED], 1),
        ([INTRODUCED, LEARNT_BY_PHONE], 1),
        ([INTRODUCED, LEARNT], 2),
        ([INTRODUCED, LEARNT, NO_ANSWER], 2),
        ([PRESENTED, INTRODUCED], 3),
        ([PRESENTED, HIRED, INTRODUCED], 4),
    ],
)
def test_the_stage_is_the_furthest_reached(
    contacts: list[tuple[Mode, Purpose, Outcome]], expected: int
) -> None:
    assert stage(contacts) == expected


@pytest.mark.parametrize("mode", Mode)
def test_needs_are_learnt_in_person(mode: Mode) -> None:
    in_person = {Mode.VISIT, Mode.MEETING_WITH_US, Mode.JOB_FAIR_TALK}
    reached = stage([(mode, Purpose.LEARN_NEEDS, Outcome.NEED_KNOWN)])
    assert reached == (2 if mode in in_person else 1)


#: Day and kind of each contact in the order of the log; the stage is lowered on day 10 after the
#: contacts that stand before LOWERED.
LOWERED = None
SEQUENCES = {
    "it holds": ([(1, LEARNT), LOWERED], 1, 1),
    "down to nothing": ([(1, PRESENTED), LOWERED], 0, 0),
    "a call later brings no further than a call": (
        [(1, PRESENTED), LOWERED, (12, INTRODUCED)],
        1,
        1,
    ),
    "nobody answers later": ([(1, PRESENTED), LOWERED, (12, NO_ANSWER)], 0, 0),
    "a visit later raises it": ([(1, HIRED), LOWERED, (12, LEARNT)], 1, 2),
    "someone is hired later": ([(1, LEARNT), LOWERED, (12, HIRED)], 0, 4),
    "logged late, made before": ([(1, HIRED), LOWERED, (9, PRESENTED)], 1, 1),
    "later the same day": ([(1, HIRED), LOWERED, (10, LEARNT)], 1, 2),
    "earlier the same day": ([(10, HIRED), LOWERED], 2, 2),
    "what was lower stays": ([(1, INTRODUCED), LOWERED], 3, 1),
}
DAY = date(2026, 11, 1)


@pytest.mark.parametrize(("story", "to", "expected"), SEQUENCES.values(), ids=SEQUENCES.keys())
def test_a_lowered_stage_holds_until_newer_contacts_raise_it(
    story: list[tuple[int, tuple[Mode, Purpose, Outcome]] | None], to: int, expected: int
) -> None:
    contacts = [
        Made(number, DAY + timedelta(days=one[0]), *one[1])
        for number, one in enumerate(story)
        if one is not None
    ]
    lowered = Lowered(to, DAY + timedelta(days=10), after=story.index(LOWERED))
    assert stage_with(contacts, lowered) == expected


@given(
    st.lists(
        st.tuples(
            st.integers(0, 20),
            st.sampled_from(Mode),
            st.sampled_from(Purpose),
            st.sampled_from(Outcome),
        )
    ),
    st.integers(0, 3),
    st.integers(0, 20),
)
def test_lowering_never_raises_and_never_hides_what_came_after(
    made: list[tuple[int, Mode, Purpose, Outcome]], to: int, after: int
) -> None:
    contacts = [
        Made(number, DAY + timedelta(days=one[0]), *one[1:]) for number, one in enumerate(made)
    ]
    lowered = Lowered(to, DAY + timedelta(days=10), after)
    plain, now = stage_with(contacts, None), stage_with(contacts, lowered)
    later = [one for one in contacts if one.day > lowered.since]
    assert plain == stage([one[1:] for one in made])
    assert stage_with(later, None) <= now <= plain
    assert now <= max(to, stage_with(later + [one for one in contacts if one.id > after], None))
