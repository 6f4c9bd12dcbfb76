"""What must hold for every text there is."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from employer_match.language.analyse import terms
from employer_match.language.compounds import split
from employer_match.language.conditions import stated_conditions
from employer_match.language.normal import LONGEST_WORD, normalise, words
from employer_match.language.query import parse
from employer_match.language.requirements import stated_requirements
from employer_match.language.roots import root
from employer_match.language.sentences import QUOTE_LENGTH, excerpt, sentences
from employer_match.language.sorting import compare_swedish, swedish_key
from employer_match.language.taxonomy import Concept, Level, Taxonomy
from employer_match.language.wordlist import listed

TAXONOMY = Taxonomy.of(
    [
        Concept("g", Level.GROUP, "Städare"),
        Concept("o", Level.OCCUPATION, "Städare/Lokalvårdare", "g"),
        Concept("p", Level.OCCUPATION, "Personlig assistent", "g"),
        Concept("q", Level.OCCUPATION, "Assistent, personlig städning", "g"),
    ]
)

letters = st.sampled_from("abdegiklmnoprstvåäöé")
swedish = st.text(letters, min_size=1, max_size=20)
known = st.sampled_from(
    sorted(
        listed(
            """
            städare lokalvårdare personlig assistent städning lager- och butiksarbete hund köks
            arbeta med kvällar inga helger förekommer ej B-körkort krävs körkort legitimerad
            sjuksköterska måste
            """
        )
    )
)
sayings = st.lists(known | swedish, max_size=12).map(" ".join)
anything = st.text(max_size=80) | sayings


@given(anything)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(anything)
def test_words_are_normal_and_short(text: str) -> None:
    for word in words(text):
        assert word == normalise(word)
        assert 0 < len(word) <= LONGEST_WORD


@given(anything)
def test_terms_are_distinct_non_empty_and_always_the_same(text: str) -> None:
    found = terms(text)
    assert len(set(found)) == len(found)
    assert all(term and not any(sign.isspace() or sign in "\"'()*:_-" for sign in term)
               for term in found)  # fmt: skip
    assert found == terms(text)


@given(anything)
def test_case_does_not_matter(text: str) -> None:
    assert terms(text) == terms(normalise(text))


@given(swedish)
def test_every_word_is_found_by_itself(word: str) -> None:
    query = parse(word)
    assert query.matches(set(terms(word)))
    assert query.matches(set(terms(f"Vi söker en {word.upper()}, genast")))


@given(st.lists(known | swedish, max_size=8), st.randoms())
def test_the_order_of_a_query_s_words_does_not_matter(asked: list[str], chance: object) -> None:
    shuffled = list(asked)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    for taxonomy in (None, TAXONOMY):
        assert parse(" ".join(asked), taxonomy) == parse(" ".join(shuffled), taxonomy)


@given(sayings, sayings)
def test_the_taxonomy_only_adds(query: str, document: str) -> None:
    held = set(terms(document))
    if parse(query).matches(held):
        assert parse(query, TAXONOMY).matches(held)


@given(sayings, sayings, sayings)
def test_more_text_finds_no_less(query: str, document: str, more: str) -> None:
    if parse(query).matches(set(terms(document))):
        assert parse(query).matches(set(terms(document)) | set(terms(more)))


@given(swedish)
def test_a_root_is_kept_short_and_parts_make_no_new_letters(word: str) -> None:
    assert root(word)
    assert all(split(word))
    assert len(split(word)) != 1


@given(anything)
def test_conditions_and_demands_quote_the_text(text: str) -> None:
    lines = sentences(text)
    quotes = [stated.quote for stated in stated_conditions(text).values()]
    for quote in [*quotes, *(each.quote for each in stated_requirements(text))]:
        assert len(quote) <= QUOTE_LENGTH
        assert any(quote.strip("…") in line for line in lines)


@given(st.text(min_size=1, max_size=300), st.data())
def test_excerpts_are_short_and_of_the_text(sentence: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    quote = excerpt(sentence, (start, end))
    assert len(quote) <= QUOTE_LENGTH
    assert quote.removeprefix("…").removesuffix("…") in sentence


@given(st.lists(st.text(max_size=12), max_size=12), st.data())
def test_sorting_is_total_and_agrees_with_comparing(names: list[str], data: st.DataObject) -> None:
    ordered = sorted(names, key=swedish_key)
    assert sorted(data.draw(st.permutations(names)), key=swedish_key) == ordered
    for one, other in pairwise(ordered):
        assert compare_swedish(one, other) <= 0 <= compare_swedish(other, one)
        assert (compare_swedish(one, other) == 0) == (one == other)
