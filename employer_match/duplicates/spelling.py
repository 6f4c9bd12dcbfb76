"""Whether two words are one, but for how they are spelt."""

import re
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from employer_match.duplicates.name_words import CONTRASTS

_SOUNDS = (
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "kv"), ("aa", "a"), ("ae", "a"), ("oe", "o"),
    ("c", "k"), ("q", "k"), ("z", "s"), ("w", "v"), ("x", "ks"), ("y", "i"),
)  # fmt: skip


class Spelling(IntEnum):
    """From the same but for a genitive's s to another word."""

    GENITIVE = 0
    SLIP = 1
    OTHER = 2


@lru_cache(maxsize=200_000)
def spelling(a: str, b: str) -> Spelling:
    """How two folded words differ; contrasting words and numbers are never misspelt."""
    if bare(a) == bare(b):
        return Spelling.GENITIVE
    if a in CONTRASTS or b in CONTRASTS or has_digit(a) or has_digit(b):
        return Spelling.OTHER
    if len(a) > 2 and sound(bare(a)) == sound(bare(b)):
        return Spelling.SLIP
    shorter = min(len(a), len(b))
    slips = 0 if shorter < 4 else 1 if shorter < 8 else 2
    near = bool(slips) and OSA.distance(a, b, score_cutoff=slips) <= slips
    return Spelling.SLIP if near else Spelling.OTHER


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Roughly how it is said: "café" and "kafe" alike, double letters once."""
    for written, said in _SOUNDS:
        word = word.replace(written, said)
    return re.sub(r"(.)\1+", r"\1", word)


def bare(word: str) -> str:
    """The word without a genitive's s."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


@lru_cache(maxsize=100_000)
def has_digit(word: str) -> bool:
    """Whether the word is or holds a number."""
    return any(sign.isdigit() for sign in word)
