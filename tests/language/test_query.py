"""Queries: needs and alternatives, and what a taxonomy brings in."""

import pytest

from employer_match.language.analyse import terms
from employer_match.language.query import Query, candidate_terms, parse
from employer_match.language.taxonomy import Concept, Level, Taxonomy

TAXONOMY = Taxonomy.of(
    [
        Concept("F1", Level.FIELD, "Sanering och renhållning"),
        Concept("G1", Level.GROUP, "Städare", "F1", ssyk_code="9111"),
        Concept("O1", Level.OCCUPATION, "Städare", "G1", synonyms=("lokalvårdare", "städhjälp")),
        Concept("O2", Level.OCCUPATION, "Hotellstädare/Husfru", "G1", synonyms=("lokalvårdare",)),
        Concept("F2", Level.FIELD, "Hotell och restaurang"),
        Concept("G2", Level.GROUP, "Kockar och kallskänkor", "F2"),
        Concept("O3", Level.OCCUPATION, "Kock, storhushåll", "G2", synonyms=("turism",)),
        Concept("O4", Level.OCCUPATION, "Kallskänka", "G2", synonyms=("kallskänk", "kock i kyla")),
        Concept("G3", Level.GROUP, "Guider", "F2"),
        Concept("O5", Level.OCCUPATION, "Naturguide", "G3", synonyms=("turism",)),
        Concept("G4", Level.GROUP, "Personliga assistenter", "F2"),
        Concept("O6", Level.OCCUPATION, "Personlig assistent", "G4", synonyms=("assistent",)),
    ]
)


def found(query: str, document: str, *codes: str) -> bool:
    """Whether the query finds a document with these codes."""
    return parse(query, TAXONOMY).matches(frozenset(terms(document)), frozenset(codes))


@pytest.mark.parametrize(
    ("query", "document", "codes"),
    [
        ("städare", "Lokalvårdare sökes", ()),
        ("lokalvårdare", "Vi söker städare", ()),
        ("städa", "Lokalvård i Täby", ()),
        ("städare", "Husfru till herrgård", ()),
        ("städare", "Extrajobb", ("G1",)),
        ("städare", "Extrajobb", ("O2",)),
        ("husfru", "Extrajobb", ("O2",)),
        ("städare restaurang", "Restaurang söker", ("O1",)),
        ("personlig assistent", "Assistent, gärna personlig", ()),
        ("assistent", "Extrajobb", ("O6",)),
        ("kock och kallskänka", "Extrajobb", ("O4",)),
        ("kallskänka", "Kallskänk till bankett", ()),
        ("kock", "Extrajobb", ("O3",)),
    ],
)
def test_the_taxonomy_brings_in(query: str, document: str, codes: tuple[str, ...]) -> None:
    assert found(query, document, *codes)


@pytest.mark.parametrize(
    ("query", "document", "codes"),
    [
        ("husfru", "Extrajobb", ("G1",)),  # the group says less than the occupation
        ("städare", "Extrajobb", ("F1",)),
        ("städare", "Kock sökes", ("O3",)),
        ("turism", "Kock sökes", ("O3",)),  # a word for the work of several groups is only a word
        ("kock", "Turism i Norden", ()),
        ("personlig assistent", "Ekonomiassistent", ()),  # a synonym that says less
        ("kallskänka", "Kock som tål kyla", ()),  # a phrase apart
        ("städare restaurang", "Bad söker", ("O1",)),
        ("renhållning", "Extrajobb", ("G1",)),
    ],
)
def test_the_taxonomy_does_not_bring_in(query: str, document: str, codes: tuple[str, ...]) -> None:
    assert not found(query, document, *codes)


def test_every_word_is_a_need_and_order_does_not_matter() -> None:
    query = parse("hund katt")
    assert query.needs == (frozenset({frozenset({"hund"})}), frozenset({frozenset({"katt"})}))
    assert query == parse("katt  HUND katt")
    assert parse("assistent personlig", TAXONOMY) == parse("personlig assistent", TAXONOMY)


def test_words_for_the_same_are_one_need() -> None:
    assert len(parse("städare städa", TAXONOMY).needs) == 1


def test_words_that_tell_nothing_are_left_out_beside_others() -> None:
    assert parse("vill arbeta med djur") == parse("djur")
    assert parse("arbete").needs


def test_nothing_asked_matches_everything() -> None:
    assert parse("") == Query()
    assert parse("!?", TAXONOMY).matches(frozenset())


def test_concepts_belong_to_their_need() -> None:
    query = parse("städare kök", TAXONOMY)
    assert sorted(map(sorted, query.concepts)) == [[], ["G1", "O1", "O2"]]
    assert query.matched_concepts == {"G1", "O1", "O2"}
    assert query.met({"kök"}, {"O1"}) == (True, True)
    assert sorted(query.met({"kök"})) == [False, True]


def test_no_alternative_holds_another() -> None:
    for need in parse("städare", TAXONOMY).needs:
        assert not any(one < other for one in need for other in need)


def test_candidate_terms_are_all_that_can_decide() -> None:
    assert candidate_terms(parse("hund i butik")) == {"hund", "butik"}
