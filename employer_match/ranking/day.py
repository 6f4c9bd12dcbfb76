"""The openings on one day, newest first, so that the first that suit are found without a sort.

Places are indexes in this order: the newest first, what has no date last; of one age the one that
closes soonest; then by id. What many people share (an area, hours, a licence) is worked out once
and kept, so that profiles with equal limits cost one mask together.
"""

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from employer_match.ranking.distance import Map, Place
from employer_match.ranking.person import Ground
from employer_match.ranking.words import NOWHERE, Positions

if TYPE_CHECKING:
    from employer_match.ranking.openings import Openings

Mask = npt.NDArray[np.bool_]
Small = npt.NDArray[np.int16]
MOST_KEPT = 256
"""Masks kept at a time; a mask is one byte an opening."""

_NEVER = 1 << 30


class Day:
    """Openings beside a day and a map; `Openings.on` makes and keeps one."""

    def __init__(self, openings: "Openings", ground: Ground) -> None:
        self.openings, self.today = openings, ground.today.toordinal()
        self.municipalities: Mapping[str, Place] = ground.municipalities
        published, deadline = openings.published, openings.deadline
        age = np.where(published == 0, _NEVER, np.maximum(0, self.today - published))
        closes = np.where(deadline == 0, _NEVER, deadline)
        self.position = np.lexsort((closes, age)).astype(np.int32)  # stable: the id comes last
        self.place = np.empty_like(self.position)
        self.place[self.position] = np.arange(len(age), dtype=np.int32)
        self._masks: dict[Hashable, Mask] = {}
        self._places: dict[Hashable, Positions] = {}

    def __len__(self) -> int:
        return len(self.position)

    def belongs_to(self, ground: Ground) -> bool:
        """Whether this is the same day on the same map."""
        same = self.municipalities is ground.municipalities
        return same and self.today == ground.today.toordinal()

    def kept(self, key: Hashable, make: Callable[[], Mask]) -> Mask:
        """A mask that several people share; it must not be written to."""
        found = self._masks.get(key)
        if found is None:
            if len(self._masks) >= MOST_KEPT:
                self._masks.clear()
            found = self._masks[key] = make()
        return found

    def places(self, key: Hashable, positions: Callable[[], Positions]) -> Positions:
        """Places, in order, of what has a code or says some words; kept."""
        found = self._places.get(key)
        if found is None:
            at = positions()
            found = self._places[key] = np.sort(self.place[at]) if len(at) else NOWHERE
        return found

    @cached_property
    def open(self) -> Mask:
        """Which can be had today."""
        deadline = self.openings.deadline
        found: Mask = ~self.openings.shut & ((deadline == 0) | (deadline >= self.today))
        return found[self.position]

    @cached_property
    def municipality(self) -> Positions:
        """Per place a number of its municipality (`Openings.municipality`)."""
        return self.openings.municipality[0][self.position]

    @cached_property
    def map(self) -> Map:
        """Where the openings' municipalities lie."""
        return Map(self.openings.municipality[1], self.municipalities)

    @cached_property
    def licences(self) -> Positions:
        """Per place a number of its set of demanded licences (`Openings.licences`)."""
        return self.openings.licences[0][self.position]

    @cached_property
    def languages(self) -> Positions:
        """Per place a number of its set of languages (`Openings.languages`)."""
        return self.openings.languages[0][self.position]

    @cached_property
    def field(self) -> Positions:
        """Per place a number of its main field."""
        return self.openings.field[self.position]

    @cached_property
    def hours(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Least and most hours a week; NaN where unknown."""
        low, high = self.openings.hours
        return low[self.position], high[self.position]

    @cached_property
    def conditions(self) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
        """Bits of the conditions known true, and of those known false."""
        true, false = self.openings.conditions
        return true[self.position], false[self.position]
