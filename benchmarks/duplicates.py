"""How fast the duplicates in a file of employers are found: blocks against all pairs.

    python -m benchmarks.duplicates [--rows 10000] [--all-pairs-of 1000] [--names FILE]

Rows are real names from outside the project with invented facts, each name some times over, partly
written otherwise. All pairs are compared for a part only, and the time for all is worked out. What
the blocks miss of what all pairs find is printed too.
"""

import argparse
import random
import time
from itertools import combinations
from pathlib import Path

from employer_match.duplicates import Known, compare, find_in
from employer_match.duplicates.blocking import pairs
from tests.support.as_people_write import KINDS, rewrite
from tests.support.invented_facts import facts_of, partly
from tests.support.shared_data import SHARED


def main() -> None:
    """Measure and print; seconds of one processor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--all-pairs-of", type=int, default=1_000)
    parser.add_argument("--names", type=Path, default=SHARED / "names" / "employers.txt")
    asked = parser.parse_args()
    names = asked.names.read_text(encoding="utf-8").splitlines()
    made = rows(names, asked.rows)
    start = time.process_time()
    found = find_in(made)
    took = time.process_time() - start
    compared = len(pairs([record for _id, record in made]))
    every = len(made) * (len(made) - 1) // 2
    print(
        f"{len(made)} rows: {took:.1f} s, {compared} of {every} pairs compared, {len(found)} told"
    )
    _against_all(made[: asked.all_pairs_of], every)


def rows(names: list[str], count: int) -> list[tuple[str, Known]]:
    """Rows with ids; every second name twice, the second time as somebody else writes it."""
    draw = random.Random("rows")
    made: list[tuple[str, Known]] = []
    for turn in range(count):
        name = names[turn % len(names)]
        facts = facts_of(name, draw)
        made.append((str(len(made) + 1), partly(name, facts, draw)))
        if turn % 2:
            other = rewrite(draw.choice(sorted(KINDS)), name, draw, False) or name
            made.append((str(len(made) + 1), partly(other, facts.again(draw), draw)))
        if len(made) >= count:
            break
    return made[:count]


def _against_all(some: list[tuple[str, Known]], every: int) -> None:
    blocked = {(each.a, each.b) for each in find_in(some)}
    start = time.process_time()
    straight = {
        (a, b) for (a, one), (b, other) in combinations(some, 2) if compare(one, other).likeness
    }
    took = time.process_time() - start
    tried = len(some) * (len(some) - 1) // 2
    print(f"all pairs of {len(some)}: {took:.1f} s, so all of them {took * every / tried:.0f} s")
    missed = len(straight - blocked)
    print(f"of {len(straight)} told by all pairs the blocks miss {missed}")


if __name__ == "__main__":
    main()
