"""The matching is exact: held against every possible matching on small tables."""

import itertools
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from employer_match.outreach.plan_matching import Matching

Costs = list[dict[int, int]]
COLUMNS = range(6)

tables: st.SearchStrategy[Costs] = st.lists(
    st.dictionaries(st.sampled_from(COLUMNS), st.integers(0, 9), max_size=4), max_size=5
)
groups = st.lists(st.integers(0, 2), min_size=len(COLUMNS), max_size=len(COLUMNS))


def every_matching(costs: Costs) -> list[dict[int, int]]:
    """Each way to give some rows a column of their own."""
    choices = [[None, *row] for row in costs]
    return [
        {row: column for row, column in enumerate(chosen) if column is not None}
        for chosen in itertools.product(*choices)
        if len({one for one in chosen if one is not None}) == sum(one is not None for one in chosen)
    ]


def price(found: dict[int, int], costs: Costs, group_of: list[int], again: int, held: int) -> int:
    seen = [group_of[column] for column in found.values()] + [0] * held
    further = len(seen) - len(set(seen)) - max(0, held - 1)
    return sum(costs[row][column] for row, column in found.items()) + again * further


@given(tables, groups, st.integers(0, 12), st.integers(0, 2))
def test_nobody_earlier_could_be_served_and_nothing_is_cheaper(
    costs: Costs, group_of: list[int], again: int, held: int
) -> None:
    matching = Matching(dict(enumerate(group_of)), again, {0: held})
    for row, edges in enumerate(costs):
        matching.add(row, edges)
    everything = every_matching(costs)
    in_queue_order = max(
        (tuple(row in one for row in range(len(costs))) for one in everything), default=()
    )
    served = tuple(row in matching.column_of for row in range(len(costs)))
    assert served == in_queue_order
    same = [one for one in everything if set(one) == set(matching.column_of)]
    least = min(price(one, costs, group_of, again, held) for one in same)
    assert price(matching.column_of, costs, group_of, again, held) == least
    taken = list(matching.column_of.values())
    assert len(taken) == len(set(taken))
    assert all(column in costs[row] for row, column in matching.column_of.items())


def test_a_row_that_is_refused_leaves_the_others_where_they_were() -> None:
    matching = Matching({1: 1, 2: 2})
    assert matching.add(0, {1: 0, 2: 5})
    assert matching.add(1, {1: 0})
    assert matching.column_of == {0: 2, 1: 1}
    assert not matching.add(2, {1: 0, 2: 0})
    assert not matching.add(3, {})
    assert matching.column_of == {0: 2, 1: 1}


def test_numbers_of_any_size_are_told_apart() -> None:
    huge = 10**40
    matching = Matching({1: 1, 2: 2})
    assert matching.add(0, {1: huge + 1, 2: huge})
    assert matching.column_of == {0: 2}


def test_larger_tables_against_swapping_pairs() -> None:
    """Too large to try all: no exchange between two rows, and no free column, may be cheaper."""
    dice = Random(3)
    costs = [
        {column: dice.randint(0, 99) for column in dice.sample(range(80), 12)} for _ in "x" * 40
    ]
    matching = Matching({column: column for column in range(80)})
    assert all(matching.add(row, edges) for row, edges in enumerate(costs))
    found = matching.column_of
    free = set(range(80)) - set(found.values())
    for one, two in itertools.combinations(found, 2):
        if found[two] in costs[one] and found[one] in costs[two]:
            swapped = costs[one][found[two]] + costs[two][found[one]]
            assert swapped >= costs[one][found[one]] + costs[two][found[two]]
    for row, column in found.items():
        assert all(costs[row][other] >= costs[row][column] for other in free & costs[row].keys())
