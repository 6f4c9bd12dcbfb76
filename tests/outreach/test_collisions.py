"""When a colleague is in the way: the twelve cases, their opposites, and what always holds."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.outreach.collisions import (
    NEVER,
    Announced,
    Approach,
    Clash,
    EarlierContact,
    OwnWish,
    RestPeriods,
    find,
)
from employer_match.vocabulary import NextStep, Outcome, Purpose

TODAY = date(2026, 11, 21)
ME, COLLEAGUE = 1, 2
COLD_CALL = Approach(ME, TODAY, Purpose.INTRODUCE)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def contact(days_ago: int, **more: object) -> EarlierContact:
    seen = EarlierContact(
        1, COLLEAGUE, 20, ago(days_ago), Purpose.INTRODUCE, Outcome.INTERESTED, NextStep.CALL
    )
    return replace(seen, **more)  # type: ignore[arg-type]


def announced(days_ago: int, *, days: int = 14, **more: object) -> Announced:
    until = ago(days_ago) + timedelta(days=days)
    return replace(
        Announced(1, COLLEAGUE, 20, ago(days_ago), until, Purpose.INTRODUCE),
        **more,  # type: ignore[arg-type]
    )


NO_WISH = OwnWish()
NOT_NOW = {"outcome": Outcome.NOT_NOW}
CASES = [
    ("a colleague of another unit was here last week", COLD_CALL, contact(7), NO_WISH, True),
    ("… but it was long ago", COLD_CALL, contact(40), NO_WISH, False),
    ("a colleague of the own unit counts too", COLD_CALL, contact(7, unit_id=10), NO_WISH, True),
    ("… the same coach goes on", COLD_CALL, contact(7, user_id=ME), NO_WISH, False),
    ("the last day of the rest", COLD_CALL, contact(14), NO_WISH, True),
    ("… and the day after it", COLD_CALL, contact(15), NO_WISH, False),
    ("the employer said not now", COLD_CALL, contact(30, **NOT_NOW), NO_WISH, True),
    ("… and has had its month", COLD_CALL, contact(31, **NOT_NOW), NO_WISH, False),
    ("the employer wants a longer rest", COLD_CALL, contact(50), OwnWish(60), True),
    ("… or a shorter one, even after not now", COLD_CALL, contact(8, **NOT_NOW), OwnWish(7), False),
    ("not before next month", COLD_CALL, contact(50), OwnWish(None, ago(-20)), True),
    ("… and the day has come", COLD_CALL, contact(5, **NOT_NOW), OwnWish(None, TODAY), False),
    ("an old date frees nobody", COLD_CALL, contact(5), OwnWish(None, ago(400)), True),
    ("a colleague has announced a contact", COLD_CALL, announced(3), NO_WISH, True),
    ("… and released it", COLD_CALL, announced(3, released=True), NO_WISH, False),
    ("the last day of an announcement", COLD_CALL, announced(14), NO_WISH, True),
    ("… and it has lapsed", COLD_CALL, announced(15), NO_WISH, False),
    ("an own announcement", COLD_CALL, announced(3, user_id=ME), NO_WISH, False),
    ("a contact that was cancelled", COLD_CALL, contact(7, cancelled=True), NO_WISH, False),
    ("the same day", COLD_CALL, contact(0), NO_WISH, True),
    ("a contact after the one that is logged", COLD_CALL, contact(-1), NO_WISH, False),
    (
        "nobody answered the colleague",
        COLD_CALL,
        contact(7, outcome=Outcome.NO_ANSWER),
        NO_WISH,
        True,
    ),
    *(
        (f"{purpose} is never a collision", Approach(ME, TODAY, purpose), fact, NO_WISH, False)
        for purpose in sorted(NEVER)
        for fact in (contact(1), announced(1))
    ),
    (
        "an advert is no need that was posted here",
        Approach(ME, TODAY, Purpose.REPLY_TO_NEED, answers_advert=True),
        contact(1),
        NO_WISH,
        True,
    ),
]


@pytest.mark.parametrize(
    ("approach", "fact", "wish", "collides"),
    [case[1:] for case in CASES],
    ids=[c[0] for c in CASES],
)
def test_case(
    approach: Approach, fact: EarlierContact | Announced, wish: OwnWish, collides: bool
) -> None:
    assert bool(find(approach, [fact], RestPeriods(), wish)) is collides


def test_says_until_when_and_newest_first() -> None:
    older, newer, plan = contact(9, id=7), contact(2, id=3, **NOT_NOW), announced(9)
    assert find(COLD_CALL, [older, plan, newer], RestPeriods()) == (
        Clash(newer, ago(2 - 30)),
        Clash(plan, ago(9 - 14)),
        Clash(older, ago(9 - 14)),
    )


users = st.integers(1, 4)
days = st.integers(-60, 60).map(ago)
contacts = st.builds(
    EarlierContact,
    id=st.integers(1, 10**6),
    user_id=users,
    unit_id=st.integers(1, 3),
    day=days,
    purpose=st.sampled_from(Purpose),
    outcome=st.sampled_from(Outcome),
    cancelled=st.booleans(),
)
plans = st.builds(
    lambda day, length, **rest: Announced(day=day, until=day + timedelta(days=length), **rest),
    id=st.integers(1, 10**6),
    user_id=users,
    unit_id=st.integers(1, 3),
    day=days,
    length=st.integers(0, 30),
    purpose=st.sampled_from(Purpose),
    released=st.booleans(),
)
facts = st.lists(contacts | plans, max_size=12, unique_by=lambda fact: (type(fact), fact.id))
approaches = st.builds(Approach, user_id=users, day=days, purpose=st.sampled_from(Purpose))
rests = st.builds(RestPeriods, st.integers(0, 40), st.integers(0, 60))
wishes = st.builds(OwnWish, st.none() | st.integers(0, 90), st.none() | days)


@given(approaches, facts, rests, wishes)
def test_nobody_collides_with_oneself_nor_with_what_is_void(
    approach: Approach, facts: list[EarlierContact | Announced], rest: RestPeriods, wish: OwnWish
) -> None:
    for clash in find(approach, facts, rest, wish):
        assert clash.earlier.user_id != approach.user_id
        assert approach.purpose not in NEVER
        assert clash.earlier.day <= approach.day <= clash.until
        assert not getattr(clash.earlier, "cancelled", False)
        assert not getattr(clash.earlier, "released", False)


@given(approaches, facts, rests, wishes, st.integers(0, 30), st.integers(0, 30))
def test_a_longer_rest_never_removes_a_collision(
    approach: Approach,
    facts: list[EarlierContact | Announced],
    rest: RestPeriods,
    wish: OwnWish,
    more: int,
    more_after_not_now: int,
) -> None:
    longer = RestPeriods(rest.days + more, rest.days_after_not_now + more_after_not_now)
    before = {clash.earlier for clash in find(approach, facts, rest, wish)}
    assert before <= {clash.earlier for clash in find(approach, facts, longer, wish)}


@given(approaches, facts, rests, wishes, st.randoms())
def test_the_order_of_facts_is_irrelevant(
    approach: Approach,
    facts: list[EarlierContact | Announced],
    rest: RestPeriods,
    wish: OwnWish,
    dice: Random,
) -> None:
    shuffled = [*facts]
    dice.shuffle(shuffled)
    assert find(approach, facts, rest, wish) == find(approach, shuffled, rest, wish)


@given(approaches, facts, rests, wishes)
def test_each_fact_is_judged_on_its_own(
    approach: Approach, facts: list[EarlierContact | Announced], rest: RestPeriods, wish: OwnWish
) -> None:
    alone = {clash for fact in facts for clash in find(approach, [fact], rest, wish)}
    assert set(find(approach, facts, rest, wish)) == alone
