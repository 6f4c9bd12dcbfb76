"""Who holds a workplace after a hand-over, and in which order things are handed over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.outreach.handover import HandoverKind, Move, in_order, relation_after

LEAVING, OTHER, NEW = 1, 2, 3
USERS = st.integers(1, 4)


@pytest.mark.parametrize(
    ("held", "to", "expected"),
    [
        ((LEAVING, None), NEW, (NEW, None)),
        ((LEAVING, OTHER), NEW, (NEW, OTHER)),
        ((LEAVING, OTHER), OTHER, (OTHER, None)),
        ((OTHER, LEAVING), NEW, (OTHER, NEW)),
        ((OTHER, LEAVING), OTHER, (OTHER, None)),
    ],
)
def test_owner_and_deputy_after_it(
    held: tuple[int, int | None], to: int, expected: tuple[int, int | None]
) -> None:
    assert relation_after(held, LEAVING, to) == expected


@given(USERS, st.one_of(st.none(), USERS), st.integers(2, 4))
def test_whoever_leaves_holds_nothing_and_nobody_stands_in_for_themselves(
    owner: int, deputy: int | None, to: int
) -> None:
    after = relation_after((owner, deputy), LEAVING, to)
    assert LEAVING not in after
    assert after[0] != after[1]
    assert after[0] == (to if owner == LEAVING else owner)


def test_people_go_last_and_of_two_words_the_last_counts() -> None:
    person = Move(HandoverKind.PARTICIPANT, "a", 1)
    first, second = Move(HandoverKind.STEP, "1", 1, OTHER), Move(HandoverKind.STEP, "1", 1, NEW)
    place = Move(HandoverKind.WORKPLACE, "9", 1)
    moves = [person, first, second, place]
    assert in_order(moves) == [(3, place), (2, second), (0, person)]
