"""What a coach or a wish asks for, as needs that an inverted index of single terms can answer.

A query has one need per word or known phrase. All needs must be met. A need is a set of
alternatives, any of which meets it; an alternative is a set of terms that must all be in the
document. Beside the terms, a need may name concepts: a vacancy coded with one of them meets it
though its text says nothing. So with t the document's terms and c its concept ids:

    all(any(alternative <= t for alternative in need) or concepts & c for need, concepts in …)

which is an AND of ORs of ANDs in FTS5 and in PostgreSQL's `tsquery` or `@>` on arrays.
"""

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass

from employer_match.language.analyse import WORK, word_terms
from employer_match.language.compounds import is_generic, split
from employer_match.language.expansion import expansion_of
from employer_match.language.normal import words
from employer_match.language.roots import root
from employer_match.language.taxonomy import Taxonomy
from employer_match.language.wordlist import listed

Alternative = frozenset[str]
Need = frozenset[Alternative]

STOPWORDS = listed(
    """
    a and arbeta arbetar arbete att av de den det eller en ett från få för gärna helst hos i in
    inom jag jobb jobba jobbar kunna med någon något några och of om or på som the till to vid
    vill with
    """
)
"""Left out of a query that has other words: "arbeta med djur" asks for djur."""


@dataclass(frozen=True)
class Query:
    """A parsed question: `needs[i]` and `concepts[i]` belong together; no needs match everything.

    Equal for the same words in another order, because needs are kept sorted.
    """

    needs: tuple[Need, ...] = ()
    concepts: tuple[frozenset[str], ...] = ()

    @property
    def matched_concepts(self) -> frozenset[str]:
        """Every concept id (occupations and groups) that meets some need of the query."""
        return frozenset().union(*self.concepts)

    def met(self, terms: Set[str], concept_ids: Set[str] = frozenset()) -> tuple[bool, ...]:
        """Per need, whether these terms or these concept ids meet it."""
        return tuple(
            any(alternative <= terms for alternative in need)
            or not concepts.isdisjoint(concept_ids)
            for need, concepts in zip(self.needs, self.concepts, strict=True)
        )

    def matches(self, terms: Set[str], concept_ids: Set[str] = frozenset()) -> bool:
        """Whether every need is met; the reference for what the databases must answer."""
        return all(self.met(terms, concept_ids))


def parse(text: str, taxonomy: Taxonomy | None = None) -> Query:
    """The query that a text asks; with a taxonomy, labels bring in their synonyms.

    "städare" with the taxonomy also finds "lokalvårdare" and every vacancy coded as Städare.
    """
    found: dict[Need, frozenset[str]] = {}
    for chunk, concepts, labels in _chunks(words(text), taxonomy):
        need = frozenset(chain_alternatives([chunk, *labels]))
        found[need] = found.get(need, frozenset()) | concepts
    ordered = sorted(found.items(), key=lambda item: _order(item[0]))
    return Query(tuple(need for need, _ in ordered), tuple(ids for _, ids in ordered))


def chain_alternatives(phrases: Iterable[Collection[str]]) -> Iterable[Alternative]:
    """The alternatives of several phrases: all words of a phrase, each as itself or in parts."""
    for phrase in phrases:
        yield frozenset(root(word) for word in phrase)
        if len(phrase) == 1:
            yield from _in_parts(next(iter(phrase)))


def _in_parts(word: str) -> Iterable[Alternative]:
    """A compound's parts standing apart; a head that says little is met by its like instead."""
    parts = split(word)
    if not parts:
        return
    if is_generic(parts[-1]):
        yield frozenset({"".join(parts[:-1]) + WORK})
    else:
        yield frozenset(parts)


def _chunks(
    asked: tuple[str, ...], taxonomy: Taxonomy | None
) -> Iterable[tuple[tuple[str, ...], frozenset[str], tuple[tuple[str, ...], ...]]]:
    expansion = expansion_of(taxonomy) if taxonomy else None
    telling = any(word not in STOPWORDS for word in asked)
    at = 0
    while at < len(asked):
        length, concepts, labels = (
            expansion.longest(asked[at:]) if expansion else (0, frozenset(), ())
        )
        if length == 0 and telling and asked[at] in STOPWORDS:
            at += 1
            continue
        chunk = asked[at : at + max(1, length)]
        yield chunk, frozenset(concepts), tuple(labels)
        at += max(1, length)


def _order(need: Need) -> list[list[str]]:
    return sorted(sorted(alternative) for alternative in need)


def candidate_terms(query: Query) -> frozenset[str]:
    """Every term that occurs in the query; a document without any of them meets no need by text."""
    return frozenset(term for need in query.needs for alternative in need for term in alternative)


__all__ = ["STOPWORDS", "Alternative", "Need", "Query", "candidate_terms", "parse", "word_terms"]
