"""The terms a document is found by, and the version of the rules that made them.

A term holds letters and digits only, is lower case and at most 60 characters, and is the same on
every machine: FTS5 (`remove_diacritics 0`) and a GIN index over an array can both store it as is.
"""

from functools import lru_cache
from importlib.metadata import version
from itertools import chain

from employer_match.language.compounds import is_generic, split
from employer_match.language.normal import words
from employer_match.language.roots import root

ANALYSER_VERSION = f"1/{version('snowballstemmer')}"
"""Stored with every analysed document; where it differs, the document is analysed again."""

WORK = "arbet"


def terms(text: str) -> tuple[str, ...]:
    """The distinct terms of a document in first-seen order.

    Per word: its root, then the roots of its compound parts ("lagermedarbetare" gives also "lager"
    and "medarbet").
    """
    return tuple(dict.fromkeys(chain.from_iterable(map(word_terms, words(text)))))


@lru_cache(maxsize=200_000)
def word_terms(word: str) -> tuple[str, ...]:
    """The terms of one normalised word: its root first, then its parts."""
    parts = split(word)
    if not parts:
        return (root(word),)
    found = [root(word), *parts]
    if is_generic(parts[-1]):
        found.append("".join(parts[:-1]) + WORK)
    return tuple(dict.fromkeys(found))
