"""A wish, or what is ruled out, in the person's own words: which openings say it, and where.

A sentence is taken in its parts ("laga mat och baka" is two things, either of which meets it); of
a part, every telling word must be found, as Swedish inflects and joins it (`language.query`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from employer_match.language import analyse, sentences
from employer_match.language.normal import words
from employer_match.language.query import STOPWORDS, Query, candidate_terms, parse
from employer_match.language.taxonomy import Taxonomy

_PARTS = re.compile(r"[,;.!?\n]+|\s+(?:och|eller|samt|gärna|helst|and|or)\s+|\s+[&/]\s+", re.I)
_PIECE = re.compile(r"\S+")


@dataclass(frozen=True)
class Asked:
    """Words somebody has said, read as queries; any of them being met is enough."""

    said: str
    parts: tuple[Query, ...]

    def met_by(self, terms: frozenset[str], concepts: frozenset[str]) -> bool:
        """Whether a document with these terms and concept ids says it."""
        return any(part.matches(terms, concepts) for part in self.parts)

    def terms(self) -> frozenset[str]:
        """Every term that could decide it."""
        return frozenset().union(*map(candidate_terms, self.parts))


def read(said: str, taxonomy: Taxonomy) -> Asked:
    """Read somebody's words; words that tell nothing are left out where others tell something.

    Without a single word in it, it is met by nothing.
    """
    whole = parse(said, taxonomy)
    if len(whole.needs) == 1 and whole.matched_concepts:  # a label may hold an "och" of its own
        return Asked(said, (whole,))
    spoken = [part for part in _PARTS.split(said) if words(part)]
    telling = [part for part in spoken if any(word not in STOPWORDS for word in words(part))]
    return Asked(said, tuple(parse(part, taxonomy) for part in telling or spoken))


@lru_cache(maxsize=500_000)
def chunk_terms(chunk: str) -> frozenset[str]:
    """The terms of a piece of text between two spaces; texts repeat them, so they are kept."""
    return frozenset(analyse.terms(chunk))


def quotation(asked: Asked, texts: Iterable[str]) -> str | None:
    """The words that say it with their near surroundings; None where only a code does.

    The first sentence that meets a part whole, or else the first that meets the most of one.
    """
    wanted, best, found = asked.terms(), 0, None
    for sentence in _telling(wanted, texts):
        hits = [
            (piece.span(), terms)
            for piece in _PIECE.finditer(sentence)
            if not wanted.isdisjoint(terms := chunk_terms(piece.group()))
        ]
        together = frozenset().union(*(terms for _, terms in hits))
        met = max(sum(part.met(together)) for part in asked.parts)
        whole = asked.met_by(together, frozenset())
        if hits and (whole or met > best):
            best, found = met, sentences.excerpt(sentence, hits[0][0])
        if whole:
            break
    return found


def _telling(wanted: frozenset[str], texts: Iterable[str]) -> Iterator[str]:
    """The sentences of the lines that hold something wanted."""
    for text in texts:
        for line in text.splitlines():
            for piece in line.split():
                if not wanted.isdisjoint(chunk_terms(piece)):
                    yield from sentences.sentences(line)
                    break
