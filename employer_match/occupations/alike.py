"""How like two texts are in what they say of work: whole numbers only, the same on every machine.

Every root and compound part has a direction in a space of few dimensions, in which words of the
same work lie near each other (`learn_alike`). A text's direction is the sum of its words'. What is
multiplied are whole numbers so small that sums of them are exact, in whatever order a machine adds
them; so a likeness is the same everywhere, though it is only a hint.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

LONGEST = 127
"""The length of a direction. With 64 numbers in each, products sum to less than 2^24, and so are
exact in 32-bit floating point as well."""
HEADING_COUNTS = 2
"""A heading counts so many times as much as all that is said."""

Sums = NDArray[np.int64]
Direction = NDArray[np.float32]
"""Whole numbers from -127 to 127, kept as floats because those are multiplied fastest."""


@dataclass(frozen=True, eq=False)
class Alike:
    """The directions of words: `table[i]` (signed bytes, n × d) is that of the term `names[i]`."""

    names: tuple[str, ...]
    table: NDArray[np.int8]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each term stands."""
        return {name: place for place, name in enumerate(self.names)}

    @property
    def dimensions(self) -> int:
        """How many numbers a direction has."""
        return int(self.table.shape[1])

    def sum_of(self, terms: Iterable[str]) -> Sums:
        """The sum of the directions of the known terms, each as often as it is given."""
        places = self.places
        known = [places[term] for term in terms if term in places]
        total: Sums = self.table[known].sum(axis=0, dtype=np.int64)
        return total


def direction(sums: Sums) -> Direction:
    """Sums of directions (… × d) brought to one length; all zero where nothing is known."""
    length = np.sqrt((sums * sums).sum(axis=-1, keepdims=True).astype(np.float64))
    scaled = np.divide(LONGEST * sums, length, out=np.zeros(sums.shape), where=length > 0)
    rounded: Direction = np.rint(scaled).astype(np.float32)
    return rounded


def of_opening(heading: Sums, whole: Sums) -> Direction:
    """An opening's direction from the sums of its heading and of all that it says."""
    said = HEADING_COUNTS * direction(heading) + direction(whole)
    return direction(said.astype(np.int64))


def per_cent(dots: NDArray[np.float32]) -> NDArray[np.int32]:
    """Products of directions as likeness in whole per cent, -100 to 100, rounded down."""
    return np.floor_divide(dots.astype(np.int64) * 100, LONGEST * LONGEST).astype(np.int32)
