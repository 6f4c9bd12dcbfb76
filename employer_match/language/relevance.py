"""The order of hits: where in a vacancy the query's needs are met; integers only."""

from collections.abc import Set

from employer_match.language.query import Query

OrderKey = tuple[int, int, int]


def order_key(
    query: Query,
    headline_terms: Set[str],
    occupation_terms: Set[str],
    text_terms: Set[str],
    concept_ids: Set[str] = frozenset(),
) -> OrderKey:
    """The key of one hit; sort ascending, then by freshness and id, which the caller adds.

    (minus the needs met in the headline, minus those met by headline or occupation, minus those
    met anywhere). `occupation_terms` are those of the occupation's label; its concept ids count
    with them.
    """
    headline = query.met(headline_terms)
    occupation = query.met(occupation_terms, concept_ids)
    text = query.met(text_terms)
    named = [a or b for a, b in zip(headline, occupation, strict=True)]
    anywhere = [a or b for a, b in zip(named, text, strict=True)]
    return -sum(headline), -sum(named), -sum(anywhere)
