"""What a coach or a wish asks for, as needs that an inverted index of single terms can answer.

A query has one need per word or known phrase. All needs must be met. A need is a set of
alternatives, any of which meets it; an alternative is a set of terms that must all be in the
document. Beside the terms, a need may name concepts: a vacancy coded with one of them meets it
though its text says nothing. So with t the document's terms and c its concept ids:

    all(any(alternative <= t for alternative in need) or concepts & c for need, concepts in …)

which is an AND of ORs of ANDs in FTS5 and in PostgreSQL's `tsquery` or `@>` on arrays.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from employer_match.language.expansion import STOPWORDS, expansion_of, phrase_of
from employer_match.language.taxonomy import Taxonomy

Alternative = frozenset[str]
Need = frozenset[Alternative]


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

    "städare" with the taxonomy also finds "lokalvårdare" and every vacancy coded as Städare; a
    compound is asked for whole, so that "telefonförsäljning" does not find säljare with a telefon.
    """
    asked = phrase_of(text)
    found: dict[Need, frozenset[str]] = {}
    known: tuple[Alternative, ...] = ()
    if taxonomy:
        expansion = expansion_of(taxonomy)
        known = expansion.recognise(asked)
        for phrase in known:
            brought = expansion.known[phrase]
            need = _fewest({phrase, *brought.phrases})
            found[need] = found.get(need, frozenset()) | brought.concepts
    for term in asked.difference(*known):
        found.setdefault(frozenset({frozenset({term})}), frozenset())
    ordered = sorted(found.items(), key=lambda item: sorted(map(sorted, item[0])))
    return Query(tuple(need for need, _ in ordered), tuple(ids for _, ids in ordered))


def candidate_terms(query: Query) -> frozenset[str]:
    """Every term that occurs in the query; a document without any of them meets no need by text."""
    return frozenset(term for need in query.needs for alternative in need for term in alternative)


def _fewest(alternatives: Iterable[Alternative]) -> Need:
    """The alternatives without those that hold another: whoever meets these meets that as well."""
    kept: list[Alternative] = []
    for alternative in sorted(alternatives, key=len):
        if not any(other <= alternative for other in kept):
            kept.append(alternative)
    return frozenset(kept)


__all__ = ["STOPWORDS", "Alternative", "Need", "Query", "candidate_terms", "parse"]
