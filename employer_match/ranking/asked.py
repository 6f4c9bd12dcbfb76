"""A wish, or what is ruled out, in the person's own words: which openings say it, and where.

A sentence is taken in its parts ("laga mat och baka" is two things, either of which meets it); of
a part, every telling word must be found, as Swedish inflects and joins it (`language.query`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from employer_match.language import analyse, sentences
from employer_match.language.normal import words
from employer_match.language.query import STOPWORDS, Query, candidate_terms, parse
from employer_match.language.taxonomy import Taxonomy

_PARTS = re.compile(r"[,;.!?\n]+|\s+(?:och|eller|samt|gärna|helst|and|or)\s+|\s+[&/]\s+", re.I)
_CHUNK = re.compile(r"\S+")


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


def quotation(asked: Asked, texts: tuple[str, ...]) -> str | None:
    """The shortest telling place that says it, at most 90 characters; None where only a code does.

    Of the sentences, the first that meets most of a part; ties go to the earlier text.
    """
    wanted = asked.terms()
    best, found = 0, None
    for sentence in (each for text in texts for each in sentences.sentences(text)):
        hits = [(match.span(), terms) for match in _CHUNK.finditer(sentence)
                if not wanted.isdisjoint(terms := chunk_terms(match.group()))]  # fmt: skip
        if not hits:
            continue
        together = frozenset().union(*(terms for _, terms in hits))
        met = [sum(part.met(together)) * (1000 if part.matches(together) else 1)
               for part in asked.parts]  # fmt: skip
        if max(met) > best:
            best, found = max(met), sentences.excerpt(sentence, hits[0][0])
            if best >= 1000:
                break
    return found
