"""The numbers of a trained coder and how a text is scored with them: numpy only."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from employer_match.language.normal import words
from employer_match.occupations.alike import Alike
from employer_match.occupations.examples import Group
from employer_match.occupations.features import (
    SHARES,
    letter_runs,
    number_of_runs,
    word_features,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
MOSTLY_KNOWN = 0.6
MOST_SEEN = 60_000
"""Words whose runs of letters are remembered while a process codes."""


@dataclass(frozen=True, eq=False)
class Family:
    """The known features of one family: `names[i]` is worth `idf[i]` in a text (f values each).

    Weights by feature as compressed rows: those of feature i are `weights[starts[i]:starts[i+1]]`
    (signed bytes, to be multiplied by `scale[i]`), for the groups in `columns` at the same places.
    """

    names: tuple[str, ...]
    idf: NDArray[np.float32]
    scale: NDArray[np.float32]
    starts: NDArray[np.int32]
    columns: NDArray[np.uint16]
    weights: NDArray[np.int8]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each feature stands."""
        return {name: place for place, name in enumerate(self.names)}

    def counted(self, counts: Counter[str]) -> tuple[Ints, Floats]:
        """The places of the known features of a text, in order, and how often each stands there."""
        places = self.places
        known = sorted((places[name], count) for name, count in counts.items() if name in places)
        rows = np.array([place for place, _ in known], np.intp)
        return rows, np.array([count for _, count in known], np.float64)

    def scores(self, rows: Ints, times: Floats, groups: int) -> Floats | None:
        """What a text's features say of each group (g values); None where none is known."""
        if not len(rows):
            return None
        value = (1 + np.log(times)) * self.idf[rows]
        value = value / np.sqrt(np.square(value).sum()) * self.scale[rows]
        lengths = self.starts[rows + 1] - self.starts[rows]
        first = np.repeat(self.starts[rows] - np.cumsum(lengths) + lengths, lengths)
        where = first + np.arange(lengths.sum())
        said = self.weights[where] * np.repeat(value, lengths)
        return np.asarray(np.bincount(self.columns[where], said, groups), np.float64)


@dataclass(frozen=True)
class Honesty:
    """How scores become confidences: shares of scores raised so steeply, then a straight line
    through their log odds, since shares alone are too sure above and too shy below."""

    steepness: float
    slope: float = 1.0
    shift: float = 0.0


@dataclass(frozen=True)
class Calibration:
    """Honesty for short texts, and for long ones."""

    short: Honesty
    long: Honesty


@dataclass(frozen=True, eq=False)
class Model:
    """A trained coder: words and letters. `facts` tell of its training, as plain JSON values.

    `alike` holds the directions of words; a file made by an earlier release has none.
    """

    groups: tuple[Group, ...]
    families: tuple[Family, Family]
    calibration: Calibration
    facts: Mapping[str, object]
    alike: Alike | None = None

    @cached_property
    def version(self) -> str:
        """Twelve characters that no other model has: made of everything a guess depends on."""
        digest = hashlib.sha256()
        for family in self.families:
            digest.update("\n".join(family.names).encode())
            for array in (family.idf, family.scale, family.starts, family.columns, family.weights):
                digest.update(array.tobytes())
        if self.alike is not None:
            digest.update("\n".join(self.alike.names).encode() + self.alike.table.tobytes())
        told = [asdict(self.calibration), [group.code for group in self.groups]]
        digest.update(json.dumps([told, self.facts], sort_keys=True).encode())
        return digest.hexdigest()[:12]

    def scores(self, text: str) -> tuple[NDArray[np.float64], bool]:
        """The score of each group (g values), and whether the text says anything to this model.

        It does where a word is known, or where most runs of its letters are: a new compound.
        """
        by_word, by_letter = self.families
        of_words = by_word.scores(*by_word.counted(word_features(text)), len(self.groups))
        rows, times, share_known = self._letters(text)
        of_letters = by_letter.scores(rows, times, len(self.groups))
        total = np.zeros(len(self.groups))
        for share, found in zip(SHARES, (of_words, of_letters), strict=True):
            if found is not None:
                total += share**0.5 * found
        return total, of_words is not None or share_known >= MOSTLY_KNOWN

    def _letters(self, text: str) -> tuple[Ints, Floats, float]:
        """Which runs of letters stand in a text, how often, and the share of them that is known."""
        said = [word for word in words(text) if not word.isdigit()]
        if not said:
            return np.zeros(0, np.intp), np.zeros(0), 0.0
        found = np.concatenate([self._runs(word) for word in said])
        rows, times = np.unique(found, return_counts=True)
        share = len(found) / sum(number_of_runs(word) for word in said)
        return rows, times.astype(np.float64), share

    def _runs(self, word: str) -> Ints:
        kept = self._seen.get(word)
        if kept is None:
            if len(self._seen) >= MOST_SEEN:
                self._seen.clear()
            places = self.families[1].places
            found = [places[run] for run in letter_runs(word) if run in places]
            kept = self._seen[word] = np.array(found, np.intp)
        return kept

    @cached_property
    def _seen(self) -> dict[str, Ints]:
        return {}
