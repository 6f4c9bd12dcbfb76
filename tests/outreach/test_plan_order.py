"""The levels of the plan's order: nothing on a lower level ever outweighs a higher one."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from employer_match.outreach.plan_facts import Option, Place
from employer_match.outreach.plan_order import DEEPEST, Levels, best_first, steps
from employer_match.vocabulary import Tier

LINES = 4
options = st.builds(
    Option,
    vacancy=st.integers(1, 9),
    place=st.just(1),
    tier=st.sampled_from(Tier),
    position=st.sampled_from([1, 2, DEEPEST]),
    wish_rank=st.sampled_from([None, 1, 2, DEEPEST]),
    wanted=st.booleans(),
)
lines = st.tuples(options, st.booleans(), st.booleans(), st.integers(1, 2))
weeks = st.lists(lines, min_size=LINES, max_size=LINES)
Week = list[tuple[Option, bool, bool, int]]


def in_words(week: Week) -> tuple[int, ...]:
    """The order as it is told to people: yes-said, tiers, wishes, owners, employers, the asked."""
    at_step = Counter(steps(option) for option, *_rest in week)
    return (
        *(-at_step[step] for step in range(len(Tier))),
        sum(option.wish_rank or 0 for option, *_rest in week),
        sum(passes for _option, passes, _asked, _employer in week),
        LINES - len({employer for *_rest, employer in week}),
        sum(asked for _option, _passes, asked, _employer in week),
        sum(option.position for option, *_rest in week),
    )


def in_one_number(week: Week) -> int:
    levels = Levels(LINES)
    further = LINES - len({employer for *_rest, employer in week})
    return levels.again * further + sum(
        levels.cost(option, Place(1, employer, asked=asked), passes)
        for option, passes, asked, employer in week
    )


@given(weeks, weeks)
def test_one_number_says_what_the_words_say(one: Week, other: Week) -> None:
    a, b = in_words(one), in_words(other)
    assert (in_one_number(one) < in_one_number(other)) == (a < b)
    assert (in_one_number(one) == in_one_number(other)) == (a == b)


def test_a_persons_own_order() -> None:
    group = Option(1, 1, Tier.GROUP, 2, 1)
    exact = Option(2, 1, Tier.EXACT, 3, 2)
    better_wish = Option(3, 1, Tier.EXACT, 4, 1)
    wanted = Option(4, 1, Tier.OPEN, 9, wanted=True)
    found = best_first([group, exact, better_wish, wanted])
    assert found == [wanted, better_wish, exact, group]
