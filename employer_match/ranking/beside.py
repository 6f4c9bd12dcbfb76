"""Where a wish in words is met beside what is said: by the work that was meant, or by likeness.

`meeting` is the rule for one opening; `Beside` answers the same for all at once, over arrays.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from employer_match.occupations.alike import Direction, per_cent
from employer_match.ranking.facts import ssyk_code
from employer_match.ranking.meaning import CERTAIN, Meaning
from employer_match.ranking.rules import (
    ALIKE_PLACE,
    FAINT,
    FAINT_PLACE,
    FAINTEST,
    FAINTEST_PLACE,
    LIKE,
    SAID,
    SAID_FIRST,
    SURE,
    steps_below,
)
from employer_match.ranking.words import NOWHERE, Positions
from employer_match.vocabulary import Tier

if TYPE_CHECKING:
    from employer_match.ranking.openings import Openings

Meeting = tuple[Tier, int]
"""The tier in which an opening meets a wish, and how near inside it (`rules`)."""

Numbers = npt.NDArray[np.int32]
BELONGING = tuple((Tier.TEXT, near) for near in range(SAID_FIRST + 1, SAID))
LIKENESS = tuple((Tier.RELATED, near) for near in range(FAINT_PLACE, ALIKE_PLACE + 1))


def meeting(sure: int, like: int) -> Meeting | None:
    """The place of an opening whose words do not say the wish; None where it does not meet it.

    `sure`: how sure it is, in thousandths, that it is work that was meant; `like`: per cent.
    """
    if sure >= SURE[-1]:
        steps = (len(LIKE) + 1) * steps_below(sure, SURE) + steps_below(like, LIKE)
        return Tier.TEXT, SAID_FIRST + 1 + steps
    if sure >= FAINT:
        return Tier.RELATED, FAINT_PLACE + steps_below(like, LIKE)
    if sure >= FAINTEST and like >= LIKE[-1]:
        return Tier.RELATED, FAINTEST_PLACE + steps_below(like, LIKE)
    return (Tier.RELATED, ALIKE_PLACE) if like >= LIKE[0] else None


class Beside:
    """The openings' codes and directions as arrays; what was asked for is kept."""

    def __init__(self, openings: "Openings", meaning: Meaning) -> None:
        self._openings, self.meaning = openings, meaning
        self._found: dict[tuple[str, bool], dict[Meeting, Positions]] = {}

    def places(self, said: str, met: Meeting) -> Positions:
        """Which openings meet a wish in these words in one place."""
        wide = met[0] is Tier.RELATED
        if (said, wide) not in self._found:
            self._found[said, wide] = self._all(said) if wide else self._belonging(said)
        return self._found[said, wide].get(met, NOWHERE)

    def _belonging(self, said: str) -> dict[Meeting, Positions]:
        sure = self._sure(said)
        return self._sorted_out(said, sure, np.flatnonzero(sure >= SURE[-1]))

    def _all(self, said: str) -> dict[Meeting, Positions]:
        sure = self._sure(said)
        return self._sorted_out(said, sure, np.flatnonzero(sure < SURE[-1]))

    def _sorted_out(
        self, said: str, sure: Numbers, at: npt.NDArray[np.intp]
    ) -> dict[Meeting, Positions]:
        """These openings by the place in which they meet the words."""
        if not at.size:
            return {}  # without a single opening there are no directions either
        meant = self.meaning.of_words(said)
        like = per_cent(self._directions[at] @ meant.direction)
        levels = np.digitize(sure[at], (FAINTEST, FAINT, *SURE[::-1]))
        kinds = levels * (len(LIKE) + 1) + np.digitize(like, LIKE[::-1])
        found: dict[Meeting, list[Positions]] = defaultdict(list)
        for kind in np.unique(kinds):
            here = at[kinds == kind].astype(np.int32)
            first = int(np.argmax(kinds == kind))
            met = meeting(int(sure[at[first]]), int(like[first]))
            if met is not None:
                found[met].append(here)
        return {met: np.sort(np.concatenate(parts)) for met, parts in found.items()}

    def _sure(self, said: str) -> Numbers:
        """Per opening how sure it is, in thousandths, that it is work that was meant."""
        found = np.zeros(len(self._openings), np.int32)
        for code, own in self.meaning.of_words(said).groups.items():
            for where, theirs in self._by_code.get(code, ()):
                found[where] = np.maximum(found[where], own * theirs // CERTAIN)
        return found

    @cached_property
    def _by_code(self) -> Mapping[str, list[tuple[Positions, Numbers | int]]]:
        """Per SSYK code where it is told, and where it is guessed, with how sure."""
        found: dict[str, list[tuple[Positions, Numbers | int]]] = defaultdict(list)
        guessed: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, facts in enumerate(self._openings.facts):
            if facts.uncoded:
                for code, sure in facts.codes.items():
                    guessed[code].append((at, sure))
        for group, where in self._openings.by_group.items():
            found[ssyk_code(group, self._openings.taxonomy)].append((where, CERTAIN))
        for code, pairs in guessed.items():
            both = np.asarray(pairs, np.int32)
            found[code].append((both[:, 0], both[:, 1]))
        return found

    @cached_property
    def _directions(self) -> Direction:
        """Per opening its direction (n × d)."""
        heading, whole = self._openings.search.sums(self.meaning.sum_of)
        found = self.meaning.direction_of(heading, whole)
        for facts, own in zip(self._openings.facts, found, strict=True):
            facts.direction = own  # the same that it would work out by itself
        return found
