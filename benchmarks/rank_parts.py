"""Parts of the ranking's benchmark: clocks, and the floor of one mask pass."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from statistics import quantiles

import numpy as np

from employer_match.ranking import Openings
from employer_match.ranking.person import Person

ARRAYS = (
    "by_occupation", "by_group", "by_field", "uncoded", "municipality", "licences",
    "languages", "field", "hours", "conditions", "published", "deadline", "shut",
)  # fmt: skip


class Clock:
    """Processor and wall seconds by name: on a shared machine the first tells."""

    def __init__(self) -> None:
        self.took: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Note and print what is done inside."""
        start, wall = time.process_time(), time.perf_counter()
        yield
        self.took[name] = time.process_time() - start
        wall = time.perf_counter() - wall
        print(f"  {name}: {self.took[name]:.3f} s of processor, {wall:.3f} s of wall", flush=True)

    def __getitem__(self, name: str) -> float:
        return self.took[name]


def build(openings: Openings) -> None:
    """Build every array, so that no stage pays for another."""
    for name in ARRAYS:
        getattr(openings, name)


def mask_pass(people: Sequence[Person], openings: Openings) -> Callable[[], int]:
    """One mask per person over every opening, with all tables ready: the floor.

    Area and closing alone, the least that any pass over every opening does; no hours, no licence,
    no wish, no words, no order. The tables are made outside.
    """
    towns, codes = openings.municipality
    still = ~openings.shut
    near = [np.asarray([each.reaches(c) is not False for c in codes], bool) for each in people]

    def run() -> int:
        return sum(int(np.count_nonzero(each[towns] & still)) for each in near)

    return run


def milliseconds(work: Callable[[Person], object], people: Sequence[Person]) -> tuple[float, float]:
    """The median and the 95th percentile over people, one at a time, in processor time."""
    times = []
    for person in people:
        start = time.process_time()
        work(person)
        times.append(1000 * (time.process_time() - start))
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18]
