"""Hits in order: headline before occupation before text."""

import pytest

from employer_match.language.analyse import terms
from employer_match.language.query import parse
from employer_match.language.relevance import order_key


def key(query: str, headline: str, occupation: str = "", text: str = "") -> tuple[int, ...]:
    """The order key of a vacancy with these words."""
    return order_key(
        parse(query), set(terms(headline)), set(terms(occupation)), set(terms(text)), frozenset()
    )


def test_the_place_of_the_words_decides() -> None:
    in_headline = key("kock", "Kock sökes")
    in_occupation = key("kock", "Vi söker dig", "Kock")
    in_text = key("kock", "Vi söker dig", "", "Du är kock")
    assert in_headline < in_occupation < in_text


def test_more_needs_in_the_headline_come_first() -> None:
    both = key("kock skola", "Kock till skola")
    one = key("kock skola", "Kock", "Kock", "skola")
    none = key("kock skola", "Extra", "Kock", "skola")
    assert both < one < none


def test_a_code_counts_as_the_occupation() -> None:
    query = parse("kock")
    coded = order_key(query, set(), set(), set(), frozenset())
    assert coded == (0, 0, 0)


@pytest.mark.parametrize("query", ["", "kock", "kock skola"])
def test_keys_are_integers(query: str) -> None:
    assert all(type(each) is int for each in key(query, "Kock"))
