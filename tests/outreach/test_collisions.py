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


Case = tuple[str, Approach, EarlierContact | Announced, OwnWish]
NO_WISH = OwnWish()
NOT_NOW = {"outcome": Outcome.NOT_NOW}
CAME_ALONG = {"companions": frozenset({ME})}


def go(purpose: Purpose = Purpose.INTRODUCE, **more: object) -> Approach:
    return replace(COLD_CALL, purpose=purpose, **more)  # type: ignore[arg-type]


#: A collision, and its opposite.
PAIRS: list[tuple[Case, Case]] = [
    (
        ("a colleague of another unit was here last week", go(), contact(7), NO_WISH),
        ("… it was long ago", go(), contact(40), NO_WISH),
    ),
    (
        ("a colleague of the own unit was here", go(), contact(7, unit_id=10), NO_WISH),
        ("… it was the coach's own contact", go(), contact(7, user_id=ME), NO_WISH),
    ),
    (
        ("the last day of the rest", go(), contact(14), NO_WISH),
        ("… the day after it", go(), contact(15), NO_WISH),
    ),
    (
        ("the employer said not now", go(), contact(30, **NOT_NOW), NO_WISH),
        ("… and has had its month", go(), contact(31, **NOT_NOW), NO_WISH),
    ),
    (
        ("the employer wants a longer rest", go(), contact(50), OwnWish(60)),
        ("… a shorter one, even after not now", go(), contact(8, **NOT_NOW), OwnWish(7)),
    ),
    (
        ("not before next month", go(), contact(50), OwnWish(None, ago(-20))),
        ("… the day has come", go(), contact(5, **NOT_NOW), OwnWish(None, TODAY)),
    ),
    (
        ("a colleague has announced a contact", go(), announced(3), NO_WISH),
        ("… and released it", go(), announced(3, released=True), NO_WISH),
    ),
    (
        ("the last day of an announcement", go(), announced(14), NO_WISH),
        ("… it has lapsed", go(), announced(15), NO_WISH),
    ),
    (
        ("the coach calls", go(Purpose.CARE), contact(1), NO_WISH),
        ("… the employer called", go(Purpose.EMPLOYER_ASKED), contact(1), NO_WISH),
    ),
    (
        (
            "a follow-up where nobody is placed",
            go(Purpose.FOLLOW_UP, follows_nobody=True),
            contact(1),
            NO_WISH,
        ),
        ("… where somebody is", go(Purpose.FOLLOW_UP), contact(1), NO_WISH),
    ),
    (
        (
            "an advert is no need that was posted here",
            go(Purpose.REPLY_TO_NEED, answers_advert=True),
            contact(1),
            NO_WISH,
        ),
        ("… the reply to one that was", go(Purpose.REPLY_TO_NEED), contact(1), NO_WISH),
    ),
    (
        ("a contact that stands", go(), contact(7), NO_WISH),
        ("… that was cancelled", go(), contact(7, cancelled=True), NO_WISH),
    ),
    (
        ("a colleague was here alone", go(), contact(7, companions=frozenset({3})), NO_WISH),
        ("… together with the coach", go(), contact(7, **CAME_ALONG), NO_WISH),
    ),
    (
        ("going alone after a colleague", go(), contact(7), NO_WISH),
        ("… with the colleague", go(together=frozenset({COLLEAGUE})), contact(7), NO_WISH),
    ),
    (
        (
            "another colleague has said go",
            go(cleared=frozenset({3})),
            contact(7),
            NO_WISH,
        ),
        ("… the one who was here", go(cleared=frozenset({COLLEAGUE})), contact(7), NO_WISH),
    ),
    (
        (
            "a newer contact than the settled one",
            go(settled=frozenset({1})),
            contact(2, id=2),
            NO_WISH,
        ),
        ("… the one gone past with a reason", go(settled=frozenset({1})), contact(7), NO_WISH),
    ),
    (
        (
            "reserving against an announcement, whatever was agreed",
            go(cleared=frozenset({COLLEAGUE}), reserves=True),
            announced(3),
            NO_WISH,
        ),
        ("… calling as agreed", go(cleared=frozenset({COLLEAGUE})), announced(3), NO_WISH),
    ),
    (
        ("the same day", go(), contact(0), NO_WISH),
        ("… a contact after the one that is logged", go(), contact(-1), NO_WISH),
    ),
]
ALSO: list[tuple[Case, bool]] = [
    (("an old date frees nobody", go(), contact(5), OwnWish(None, ago(400))), True),
    (("an own announcement", go(), announced(3, user_id=ME), NO_WISH), False),
    (
        ("nobody answered the colleague", go(), contact(7, outcome=Outcome.NO_ANSWER), NO_WISH),
        True,
    ),
    *(
        ((f"{purpose} past an announcement", go(purpose), announced(1), NO_WISH), False)
        for purpose in sorted(NEVER)
    ),
    *(
        ((f"{purpose} is no exception", go(purpose), contact(1), NO_WISH), True)
        for purpose in sorted(set(Purpose) - NEVER)
    ),
]
CASES = [
    *((case, True) for case, _opposite in PAIRS),
    *((opposite, False) for _case, opposite in PAIRS),
    *ALSO,
]


def test_there_are_twelve_cases_and_more_each_with_its_opposite() -> None:
    assert len(PAIRS) >= 12
    assert len({case[0] for case, _collides in CASES}) == len(CASES)


@pytest.mark.parametrize(("case", "collides"), CASES, ids=[case[0] for case, _collides in CASES])
def test_case(case: Case, collides: bool) -> None:
    _name, approach, fact, wish = case
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
    companions=st.frozensets(users, max_size=2),
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
approaches = st.builds(
    Approach,
    user_id=users,
    day=days,
    purpose=st.sampled_from(Purpose),
    together=st.frozensets(users, max_size=1),
    cleared=st.frozensets(users, max_size=2),
    reserves=st.booleans(),
)
rests = st.builds(RestPeriods, st.integers(0, 40), st.integers(0, 60))
wishes = st.builds(OwnWish, st.none() | st.integers(0, 90), st.none() | days)


@given(approaches, facts, rests, wishes)
def test_nobody_collides_with_oneself_nor_with_what_is_void(
    approach: Approach, facts: list[EarlierContact | Announced], rest: RestPeriods, wish: OwnWish
) -> None:
    for clash in find(approach, facts, rest, wish):
        assert clash.earlier.user_id != approach.user_id
        assert approach.user_id not in getattr(clash.earlier, "companions", ())
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
