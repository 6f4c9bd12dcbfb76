"""Three cups of tea: what each contact brings the relation to."""

import pytest

from employer_match.outreach.stages import stage
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
