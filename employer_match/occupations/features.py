"""What the coder sees of a text: roots and compound parts, neighbours, and runs of letters.

Two families, each a multiset: `words` (every term of `language.analyse`, and two neighbouring words
as one, "diska_restaurang") and `letters` (three to five letters within a word, its ends marked), by
which an unknown compound still resembles known ones.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from employer_match.language.analyse import ANALYSER_VERSION, terms, whole
from employer_match.language.normal import words

FEATURES_VERSION = f"1+{ANALYSER_VERSION}"
"""Stored with a model: one made of other features knows fewer of the words it meets."""

RUNS = (3, 4, 5)
JOINT = "_"


def word_features(text: str) -> Counter[str]:
    """The terms of a text, and its neighbouring words; numbers say nothing of an occupation."""
    said = [None if word.isdigit() else whole(word) for word in words(text)]
    pairs = (f"{first}{JOINT}{second}" for first, second in pairwise(said) if first and second)
    return Counter((*(term for term in terms(text) if not term.isdigit()), *pairs))


def letter_features(text: str) -> Counter[str]:
    """The runs of letters within the words of a text."""
    return Counter(run for word in words(text) if not word.isdigit() for run in letter_runs(word))


@lru_cache(maxsize=60_000)
def letter_runs(word: str) -> tuple[str, ...]:
    """The runs of three to five letters of one word, a space at each end."""
    marked = f" {word} "
    return tuple(
        marked[at : at + length] for length in RUNS for at in range(len(marked) - length + 1)
    )


def number_of_runs(word: str) -> int:
    """How many runs of letters `letter_runs` gives for a word."""
    return sum(max(0, len(word) + 3 - length) for length in RUNS)


FAMILIES = (word_features, letter_features)
SHARES = (0.4, 0.6)
"""How much each family says: the square of a text's length in it."""


def counted(texts: Iterable[str]) -> list[tuple[Counter[str], ...]]:
    """The features of each text, family by family."""
    return [tuple(family(text) for family in FAMILIES) for text in texts]
