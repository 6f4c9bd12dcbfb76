"""People's own words looked for in many openings at once; `Facts.says` says the same of one."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from employer_match.language.query import Query
from employer_match.occupations.alike import Sums
from employer_match.ranking.asked import Asked
from employer_match.ranking.facts import Facts
from employer_match.ranking.words import NOWHERE, Positions, WordIndex, pieces


class Search:
    """The words of some openings, indexed when they are first asked for.

    `by_concept` are mappings from concept ids to positions: what words may name without the text
    saying them.
    """

    def __init__(
        self, facts: Sequence[Facts], by_concept: Iterable[Mapping[str, Positions]]
    ) -> None:
        self._size = len(facts)
        self._by_concept = tuple(by_concept)
        self._headings = WordIndex(lambda: (pieces(each.heading) for each in facts))
        self._everything = WordIndex(lambda: map(_all_pieces, facts))
        self._found: dict[str, tuple[Positions, Positions]] = {}

    def prepare(self, asked: Iterable[Asked]) -> None:
        """Look up many people's words in one pass over the texts."""
        terms = frozenset().union(*(each.terms() for each in asked))
        if terms:
            self._everything.prepare(terms)
            self._headings.prepare(terms)

    def sums(self, sum_of: Callable[[Iterable[str]], Sums]) -> tuple[Sums, Sums]:
        """Per opening the sums over the terms of its heading, and of all that it says."""
        return self._headings.sums(sum_of), self._everything.sums(sum_of)

    def says(self, asked: Asked) -> tuple[Positions, Positions]:
        """Which openings say some words at all, and which in their heading or by their code."""
        if asked.said not in self._found:
            anywhere = self._meeting(asked, self._everything)
            self._found[asked.said] = anywhere, self._meeting(asked, self._headings)
        return self._found[asked.said]

    def _meeting(self, asked: Asked, index: WordIndex) -> Positions:
        found = np.zeros(self._size, bool)
        for part in asked.parts:
            found |= self._all_needs(part, index)
        return np.flatnonzero(found).astype(np.int32)

    def _all_needs(self, part: Query, index: WordIndex) -> npt.NDArray[np.bool_]:
        every = np.ones(self._size, bool)
        for need, concepts in zip(part.needs, part.concepts, strict=True):
            met = np.zeros(self._size, bool)
            for alternative in need:
                counts = np.zeros(self._size, np.int16)
                for term in alternative:
                    counts[index.positions(term)] += 1
                met |= counts == len(alternative)
            for positions in self._by_concept:
                for concept in concepts:
                    met[positions.get(concept, NOWHERE)] = True
            every &= met
        return every


def _all_pieces(facts: Facts) -> set[str]:
    return pieces(facts.heading) | pieces(facts.vacancy.text, facts.vacancy.terms)
