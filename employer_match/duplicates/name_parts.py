"""An employer's name taken apart: telling words in order, and which of them stand after a comma."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from employer_match.duplicates.name_words import (
    DEPARTMENT_ENDINGS,
    DEPARTMENTS,
    FORMS,
    LONG_FORMS,
    SHORTENED,
    SISTERS,
    TRADES,
    WEAK,
)
from employer_match.language.company_names import SAYS_NOTHING, folded
from employer_match.language.normal import words

_APART = re.compile(r",|\s[-–—|]\s|[/(;]")
_STOPPED = re.compile(r"(\w+)\.(?=\s|$|,)")
#: Registers cut names; longer than so many letters, a last word may be a piece of one.
_CUT_AFTER = 35


@dataclass(frozen=True)
class NameParts:
    """Telling words (folded, in their order) of a name.

    `head` counts those before a comma, dash or bracket. `located` are the words right after "i".
    `stopped` are words that a full stop ends. `key` is the words sorted, `joined` runs together.
    """

    words: tuple[str, ...]
    head: int
    located: frozenset[str]
    stopped: frozenset[str]
    key: str
    joined: str

    @cached_property
    def cut_off(self) -> bool:
        """Whether the last word may be cut off."""
        return len(self.joined) > _CUT_AFTER

    @cached_property
    def initials(self) -> str:
        """The first letters, for names that are known by them."""
        return "".join(word[0] for word in self.words)

    @cached_property
    def names_somebody(self) -> bool:
        """Whether a word is more than a trade, a region or a department."""
        return any(distinct(word) for word in self.words)


@lru_cache(maxsize=50_000)
def parts_of(name: str) -> NameParts:
    """The parts; a name of nothing but legal forms keeps them."""
    every = [folded(word) for word in words(name)]
    telling = _telling(every) or every
    before = [folded(word) for word in words(_APART.split(name, maxsplit=1)[0])]
    whole = [SHORTENED.get(word, word) for word in telling]
    return NameParts(
        words=tuple(whole),
        head=min(len(_telling(before)), len(whole)),
        located=frozenset(
            SHORTENED.get(word, word) for before_it, word in pairwise(every[1:]) if before_it == "i"
        ),
        stopped=frozenset(folded(word) for word in _STOPPED.findall(name)),
        key=" ".join(sorted(whole)),
        joined="".join(whole),
    )


def _telling(every: list[str]) -> list[str]:
    return [word for word in every if not _is_form(word)]


@lru_cache(maxsize=100_000)
def _is_form(word: str) -> bool:
    return (
        word in SAYS_NOTHING
        or word in FORMS
        or (len(word) > 7 and any(OSA.distance(word, form) <= 1 for form in LONG_FORMS))
    )


def distinct(word: str) -> bool:
    """Whether the word by itself points at somebody."""
    return not (word in WEAK or word in TRADES or word in SISTERS or department(word))


def department(word: str) -> bool:
    """Whether the word names a part of an employer."""
    return word in DEPARTMENTS or word.endswith(DEPARTMENT_ENDINGS)
