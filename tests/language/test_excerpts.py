"""A quotation is whole words around what it quotes, and tells where something was left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.language.roots import root
from employer_match.language.sentences import QUOTE_LENGTH, excerpt, sentences

WORDS = " ".join(f"ord{number:02}" for number in range(40))


def test_a_short_sentence_is_quoted_whole() -> None:
    exact = "a" * QUOTE_LENGTH
    assert excerpt(exact, (3, 5)) == exact


def test_of_a_long_one_stand_the_near_words() -> None:
    first, middle, last = (WORDS.index(each) for each in ("ord00", "ord20", "ord39"))
    start, inside, end = (excerpt(WORDS, (at, at + 5)) for at in (first, middle, last))
    assert start == "ord00 ord01 ord02 ord03 ord04 ord05 ord06…"
    assert (
        inside == "…ord14 ord15 ord16 ord17 ord18 ord19 ord20 ord21 ord22 ord23 ord24 ord25 ord26…"
    )
    assert end == "…ord33 ord34 ord35 ord36 ord37 ord38 ord39"


@given(st.integers(0, 39), st.integers(1, 12))
def test_whole_words_within_the_length(first: int, many: int) -> None:
    at, last = WORDS.index(f"ord{first:02}"), min(39, first + many - 1)
    quote = excerpt(WORDS, (at, WORDS.index(f"ord{last:02}") + 5))
    assert len(quote) <= QUOTE_LENGTH
    assert set(quote.strip("…").split()) <= set(WORDS.split())
    assert f"ord{first:02}" in quote


def test_what_cannot_fit_is_cut() -> None:
    quote = excerpt("x" * 200, (20, 180))
    assert quote == f"…{'x' * (QUOTE_LENGTH - 2)}…"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", " \r "])
def test_every_kind_of_line_end_ends_a_sentence(end: str) -> None:
    assert sentences(f"Duka{end}diska") == ("Duka", "diska")
    assert sentences("Duka  diska") == ("Duka diska",)


@pytest.mark.parametrize(
    ("one", "other"), [("städare", "städning"), ("målare", "målning"), ("bagare", "bageri")]
)
def test_who_does_it_and_what_is_done_share_a_root(one: str, other: str) -> None:
    assert root(one) == root(other)
