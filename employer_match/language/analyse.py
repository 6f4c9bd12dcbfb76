"""The terms a document is found by, and the version of the rules that made them.

A term holds letters and digits only, is lower case, and is the same on every machine: FTS5
(`remove_diacritics 0`) and a GIN index over an array can both store it as it is.
"""

import re
from functools import lru_cache
from importlib.metadata import version
from itertools import chain, compress

from employer_match.language.compounds import is_generic, is_noun, is_work, split
from employer_match.language.normal import LONGEST_WORD, words
from employer_match.language.roots import root
from employer_match.language.wordlist import listed

ANALYSER_VERSION = f"3/{version('snowballstemmer')}"
"""Stored with every analysed document; where it differs, the document is analysed again."""

WORK = "arbet"
"""The head that stands for every head that only says "one who works with it"."""

PLACING = listed("av för hos i inom med på till vid")
DETERMINERS = listed("en ett den det vår vårt våra ditt din dina en av flera olika")

# "kvälls- och helgarbete" is kvällsarbete too.
_SUSPENDED = re.compile(r"-(?:,\s*[^\W_]+-)*\s+(?:och|eller|samt|&)\s+([^\W_]+)")
_LAST_WORD = re.compile(r"[^\W_]+$")


def terms(text: str) -> tuple[str, ...]:
    """The distinct terms of a document in first-seen order.

    Per word its root, and the roots of its compound parts: "lagermedarbetare" gives "lagerarbet",
    "lager" and "medarbet". What is said in several words gives the compound as well: "säljare i
    butik", "butiks säljare" and "butiks- och lagersäljare" are found by butikssäljare.
    """
    said = words(text)
    found = dict.fromkeys(chain.from_iterable(map(word_terms, said)))
    for at in compress(range(len(said)), map(names_work, said)):
        found.update(dict.fromkeys(_said_apart(said, at)))
    if "- " in text:
        found.update(dict.fromkeys(_suspended(text)))
    return tuple(found)


@lru_cache(maxsize=120_000)
def word_terms(word: str) -> tuple[str, ...]:
    """The terms of one normalised word: the whole of it first, then its parts."""
    return tuple(dict.fromkeys((whole(word), *split(word))))


@lru_cache(maxsize=30_000)
def whole(word: str) -> str:
    """The one term for all of a word: its root, for a compound its parts' roots run together.

    So joints do not matter, and lagermedarbetare, lagerpersonal and lagerjobb are one.
    """
    parts = split(word)
    return compound(parts) if parts else root(word)


def compound(parts: tuple[str, ...]) -> str:
    """The term of a compound of these roots."""
    *before, head = parts
    return "".join((*before, WORK if is_generic(head) else head))


@lru_cache(maxsize=120_000)
def names_work(word: str) -> bool:
    """Whether a word says what somebody does (säljare, städning, jobb), without saying where."""
    return is_work(root(word))


def _said_apart(said: tuple[str, ...], at: int) -> list[str]:
    """Compounds that the word at `at` makes with its neighbours: hotell städare, kock på skola."""
    head = root(said[at])
    found = []
    if at and is_noun(said[at - 1]):
        found.append(compound((root(said[at - 1]), head)))
    after = said[at + 1 : at + 4]
    if len(after) > 1 and after[0] in PLACING:
        place = after[2] if after[1] in DETERMINERS and len(after) > 2 else after[1]
        if is_noun(place):
            found.append(compound((root(place), head)))
    return found


def _suspended(text: str) -> list[str]:
    """The compounds whose head stands only with the last of a row: "butiks- och lagersäljare"."""
    found = []
    for match in _SUSPENDED.finditer(text):
        before = _LAST_WORD.search(text[max(0, match.start() - LONGEST_WORD) : match.start()])
        first, last = words(before[0]) if before else (), words(match[1])
        parts = split(last[0]) if len(first) == len(last) == 1 else ()
        if parts:
            found += [root(first[0]), compound((root(first[0]), parts[-1]))]
    return found
