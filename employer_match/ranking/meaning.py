"""What words mean beside what they say: the work they may be about, and how like two texts are.

Read with the bundled coder (`docs/coder.md`), whole numbers throughout. It decides which wishes in
words an opening meets, and the order inside that; it never rules anything out, and it is told as
what it is: a belonging, a guess, or a likeness.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import numpy as np

from employer_match.language.analyse import terms
from employer_match.language.normal import words
from employer_match.occupations import alike, model_file
from employer_match.occupations.alike import Alike, Direction, Sums
from employer_match.occupations.coder import Coder
from employer_match.occupations.wishes.spoken import parts

CERTAIN = 1000
"""An occupation that somebody has told, in thousandths; guesses have less."""
MEANINGS = 3
"""Of words, and of an opening that nobody has coded, so many groups are taken."""
TELLING = 50
"""Per cent of likeness from which a single word is named as being alike."""
KEPT = 20_000


@dataclass(frozen=True, eq=False)
class Meant:
    """What some words may mean: SSYK codes with how sure in thousandths, and their direction."""

    groups: Mapping[str, int]
    direction: Direction


class Meaning:
    """Reads words and openings with one coder; what was read is kept."""

    def __init__(self, coder: Coder) -> None:
        self._coder = coder
        self.alike = coder.model.alike or Alike(("",), np.zeros((1, 1), np.int8))
        self.of_words = lru_cache(KEPT)(self._of_words)
        self.guessed = lru_cache(KEPT)(self._guessed)
        self.of_word = lru_cache(4 * KEPT)(self._of_word)

    def __reduce__(self) -> tuple[type["Meaning"], tuple[Coder]]:
        """To another process goes the coder; what was kept is read there anew."""
        return Meaning, (self._coder,)

    @property
    def version(self) -> str:
        """Which model reads: two that differ may order differently."""
        return self._coder.version

    def label(self, code: str) -> str:
        """The name of a group as the coder learned it."""
        return self._labels.get(code, code)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return {group.code: group.label for group in self._coder.model.groups}

    def sum_of(self, terms: Iterable[str]) -> Sums:
        """The sum of the directions of some terms."""
        return self.alike.sum_of(terms)

    def direction_of(self, heading: Sums, whole: Sums) -> Direction:
        """The direction of an opening, from the sums of its heading and of all it says."""
        return alike.of_opening(heading, whole)

    def _guessed(self, text: str) -> Mapping[str, int]:
        """The groups that a text may be about: SSYK codes with how sure, in thousandths."""
        guesses = self._coder.code(text, MEANINGS)
        return {each.group.code: round(each.confidence * CERTAIN) for each in guesses}

    def _of_word(self, word: str) -> Direction:
        """The direction of one word."""
        return alike.direction(self.sum_of(terms(word)))

    def _of_words(self, said: str) -> Meant:
        """What a wish in words may mean; what stands after a "no" in it is not wished for."""
        wanted = [part for part in parts(said) if not part.ruled_out]
        found: dict[str, int] = {}
        for part in wanted:
            for code, sure in self._guessed(part.said).items():
                found[code] = max(sure, found.get(code, 0))
        said_terms = terms(" ".join(part.telling for part in wanted))
        return Meant(found, alike.direction(self.sum_of(said_terms)))


def together(meant: Meant, codes: Mapping[str, int]) -> int:
    """How sure it is, in thousandths, that an opening of these codes is work that was meant."""
    both = (sure * codes[code] // CERTAIN for code, sure in meant.groups.items() if code in codes)
    return max(both, default=0)


def likeness(meant: Meant, direction: Direction) -> int:
    """How like the words an opening is, in whole per cent."""
    return int(alike.per_cent(np.asarray(direction @ meant.direction)))


def telling(meaning: Meaning, meant: Meant, texts: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The words of an opening that make it like what was meant, the strongest first."""
    worth: dict[str, int] = {}
    for text in texts:
        for word in words(text):
            if word not in worth and len(word) > 2:
                worth[word] = likeness(meant, meaning.of_word(word))
    best = sorted(worth, key=lambda word: (-worth[word], word))[:most]
    return tuple(word for word in best if worth[word] >= TELLING)


@cache
def bundled() -> Meaning:
    """The meaning that belongs to this release; retraining an installation's coder leaves it."""
    return Meaning(Coder(model_file.bundled()))
