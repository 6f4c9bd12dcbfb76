"""How alike words and names are, in eight ways; each from nought to one.

scikit-learn weighs runs of letters and roots by how rare they are among the names; rapidfuzz
compares spelling. Both are imported when the first names are read, since that takes a second.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from employer_match.language.analyse import word_terms
from employer_match.language.normal import words
from employer_match.occupations.wishes.named import Names

Floats = NDArray[np.float32]

KINDS = ("letters", "whole", "roots", "spelling", "ending", "same", "asked", "told")
"""In this order along the first axis of what `Likeness.of` gives:

runs of two to four letters; the same of the words as they stand, without variants; roots and
compound parts; spelling; the same ending; the very same words; the share of the words' roots
that the name has; the share of the name's roots that the words have.
"""

_SLASH = re.compile(r"\s*/\s*")
ENDINGS = range(2, 14)
LONG_ENDING = 10
"""From this many letters in common, endings are as alike as can be."""


def variants(text: str) -> list[str]:
    """The text first, then each side of its slashes, and "grafisk formgivare" of "…, grafisk"."""
    found = [text]
    for side in _SLASH.split(text):
        before, comma, after = side.partition(",")
        turned = (f"{after.strip()} {before.strip()}", before.strip()) if comma else ()
        found += [side, *turned]
    return [each for each in dict.fromkeys(found) if each.strip()]


def spoken_terms(text: str) -> list[str]:
    """Every word's root and compound parts."""
    return [term for word in words(text) for term in word_terms(word)]


@dataclass(frozen=True, eq=False)
class Likeness:
    """The names, read once, that any words can be compared with."""

    names: Names

    def of(self, texts: Sequence[str]) -> Floats:
        """Likeness by kind, text and name, of a text's best variant; float32."""
        flat, begins = _flattened(variants(text) for text in texts)
        letters = self._letters.transform(flat)
        roots = self._roots.transform(flat)
        by_letter = _dense(letters @ self._letter_rows.T)
        kinds = [
            _dense(roots @ self._root_rows.T),
            self._spelling(flat),
            self._endings(flat),
            self._same(flat),
            _dense(roots.multiply(roots).tocsr() @ (self._root_rows > 0).astype(np.float32).T),
            _dense((roots > 0).astype(np.float32) @ self._root_squares.T),
        ]
        return np.stack(
            [
                np.maximum.reduceat(by_letter, begins, axis=0),
                by_letter[begins],
                *(np.maximum.reduceat(each, begins, axis=0) for each in kinds),
            ]
        )

    def between(self, texts: Sequence[str], others: Sequence[str]) -> Floats:
        """How near texts are to others by letters and roots, as rare as those are in the names."""
        flat, begins = _flattened(variants(text) for text in texts)
        letters = self._letters.transform(flat) @ self._letters.transform(others).T
        roots = self._roots.transform(flat) @ self._roots.transform(others).T
        near = np.float32(0.6) * _dense(letters) + np.float32(0.4) * _dense(roots)
        return np.maximum.reduceat(near, begins, axis=0)

    @cached_property
    def _letters(self) -> Any:
        from sklearn.feature_extraction.text import TfidfVectorizer

        made = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), dtype=np.float32)
        return made.fit(self.names.texts)

    @cached_property
    def _roots(self) -> Any:
        from sklearn.feature_extraction.text import TfidfVectorizer

        made = TfidfVectorizer(analyzer=spoken_terms, sublinear_tf=True, dtype=np.float32)
        return made.fit(self.names.texts)

    @cached_property
    def _letter_rows(self) -> Any:
        return self._letters.transform(self.names.texts)

    @cached_property
    def _root_rows(self) -> Any:
        return self._roots.transform(self.names.texts)

    @cached_property
    def _root_squares(self) -> Any:
        return self._root_rows.multiply(self._root_rows).tocsr()

    @cached_property
    def _plain(self) -> list[str]:
        return [name.casefold() for name in self.names.texts]

    def _spelling(self, flat: list[str]) -> Floats:
        from rapidfuzz import fuzz, process

        plain = [text.casefold() for text in flat]
        found: Floats = process.cdist(plain, self._plain, scorer=fuzz.ratio, dtype=np.float32)
        return found / np.float32(100)

    @cached_property
    def _by_ending(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for place, name in enumerate(self._plain):
            for length in ENDINGS:
                if len(name) >= length:
                    found[name[-length:]].append(place)
        return dict(found)

    def _endings(self, flat: list[str]) -> Floats:
        found = np.zeros((len(flat), len(self._plain)), np.float32)
        for row, text in enumerate(flat):
            for length in ENDINGS:
                held = self._by_ending.get(text.casefold()[-length:])
                if len(text) < length or not held:
                    break
                found[row, held] = min(1.0, length / LONG_ENDING)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        found = defaultdict(list)
        for place, name in enumerate(self._plain):
            found[name].append(place)
        return dict(found)

    def _same(self, flat: list[str]) -> Floats:
        found = np.zeros((len(flat), len(self._plain)), np.float32)
        for row, text in enumerate(flat):
            found[row, self._by_name.get(text.casefold(), [])] = 1
        return found


def _flattened(groups: Iterable[list[str]]) -> tuple[list[str], NDArray[np.intp]]:
    """The lists run together, and where each began."""
    flat: list[str] = []
    begins: list[int] = []
    for each in groups:
        begins.append(len(flat))
        flat += each or [""]
    return flat, np.array(begins, dtype=np.intp)


def _dense(rows: Any) -> Floats:
    found: Floats = rows.toarray().astype(np.float32, copy=False)
    return found
