"""Which openings hold which terms: an inverted index that is filled as terms are asked for.

Texts are cut at spaces only, and each piece is analysed once however often it occurs, so that
fifty thousand texts cost little more than their different words.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import count

import numpy as np
import numpy.typing as npt

from employer_match.occupations.alike import Sums
from employer_match.ranking.asked import chunk_terms

Positions = npt.NDArray[np.int32]
NOWHERE: Positions = np.zeros(0, np.int32)
_STORED = "\0"
"""Before a term that was analysed already; no text holds this character between spaces."""


def pieces(text: str, stored: frozenset[str] | None = None) -> set[str]:
    """A text's pieces as the index takes them; stored terms stand in for a text analysed before."""
    if stored is not None:
        return {_STORED + term for term in stored}
    return set(text.replace(_STORED, " ").split())


def terms_of(piece: str) -> Iterable[str]:
    """The terms of one piece."""
    return (piece[1:],) if piece.startswith(_STORED) else chunk_terms(piece)


class WordIndex:
    """Per term, the sorted positions of the documents that hold it.

    Parameters: `documents` gives each document's pieces, in order; it is called once, when the
    first term is asked for.
    """

    def __init__(self, documents: Callable[[], Iterable[set[str]]]) -> None:
        self._documents = documents
        self._positions: dict[str, Positions] = {}

    def positions(self, term: str) -> Positions:
        """Where the term occurs."""
        if term not in self._positions:
            self.prepare([term])
        return self._positions[term]

    def prepare(self, terms: Iterable[str]) -> None:
        """Look up many terms in one pass over the documents."""
        new = sorted(set(terms) - self._positions.keys())
        pieces_of, flat, ends = self._pieces_of, *self._flat
        wanted = np.zeros(len(self._numbers), bool)
        for term in new:
            wanted[pieces_of.get(term, [])] = True
        at = np.flatnonzero(wanted[flat])
        found, where = flat[at], np.searchsorted(ends, at, side="right").astype(np.int32)
        order = np.argsort(found, kind="stable")
        found, where = found[order], where[order]
        edges = np.searchsorted(found, np.arange(len(wanted) + 1, dtype=np.int32))
        for term in new:
            spans = [where[edges[piece] : edges[piece + 1]] for piece in pieces_of.get(term, [])]
            self._positions[term] = np.unique(np.concatenate(spans)) if spans else NOWHERE

    def sums(self, sum_of: Callable[[Iterable[str]], Sums]) -> Sums:
        """Per document (rows) the sum of what its pieces' terms add up to."""
        from scipy import sparse

        flat, ends = self._flat
        of_piece = [sum_of(terms_of(piece)) for piece in self._numbers]
        if not of_piece:
            return np.zeros((len(ends), len(sum_of(()))), np.int64)
        starts = np.concatenate([[0], ends])
        ones = np.ones(len(flat), np.int64)
        holds = sparse.csr_array((ones, flat, starts), shape=(len(ends), len(of_piece)))
        return np.asarray(holds @ np.stack(of_piece), np.int64)

    @cached_property
    def _flat(self) -> tuple[Positions, npt.NDArray[np.int64]]:
        """Every document's piece numbers end to end, and where each document ends."""
        number, flat, ends = self._numbers.__getitem__, [], []
        for document in self._documents():
            flat.append(np.fromiter(map(number, document), np.int32, len(document)))
            ends.append(len(document))
        together = np.concatenate(flat) if flat else np.zeros(0, np.int32)
        return together, np.cumsum(np.asarray(ends, np.int64))

    @cached_property
    def _numbers(self) -> defaultdict[str, int]:
        return defaultdict(count().__next__)  # a new piece takes the next number

    @cached_property
    def _pieces_of(self) -> dict[str, list[int]]:
        _ = self._flat  # numbers every piece
        found: dict[str, list[int]] = {}
        for piece, number in self._numbers.items():
            for term in terms_of(piece):
                found.setdefault(term, []).append(number)
        return found
