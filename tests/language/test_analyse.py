"""Which words find which texts: the promise of the search, without any taxonomy."""

import hashlib

import pytest

from employer_match.language.analyse import ANALYSER_VERSION, terms
from employer_match.language.families import FORMS
from employer_match.language.lexicon import KEEP_WHOLE, NOUNS, PERSONS, TELLING_BEGINNINGS
from employer_match.language.query import parse

FINDS = [
    ("lager", "Lagermedarbetare sökes"),
    ("mata höns", "Du matar hönsen varje morgon"),
    ("höns", "Vi har ett hönshus och några grisar"),
    ("lager", "Jobb på centrallagret"),
    ("kök", "Biträde till skolkök"),
    ("kök", "Du hjälper till i köket"),
    ("skolkök", "Personal till skolköket"),
    ("städa", "Städning av kontor"),
    ("städa", "Vi söker städare"),
    ("städning", "Du städar trapphus"),
    ("städare", "Städerska till hotell"),
    ("städare", "Kontorsstädning kvällstid"),
    ("kock", "Chefskock till brasserie"),
    ("kock", "KOCKAR SÖKES"),
    ("djur", "Djurvårdare till djurpark"),
    ("hund", "Hunddagis söker personal"),
    ("butik", "Butiksmedarbetare deltid"),
    ("skola", "Lärare i grundskolan"),
    ("barn", "Barnskötare till förskola"),
    ("trädgård", "Trädgårdsarbetare för säsong"),
    ("måla", "Målare till måleriföretag"),
    ("baka", "Bageri söker bagare"),
    ("servitör", "Vi söker servitris"),
    ("servering", "Servitör sökes"),
    ("lagerjobb", "Lagermedarbetare"),
    ("lagerarbete", "Lagerpersonal sökes"),
    ("lagermedarbetare", "Personal till vårt lager"),
    ("butikssäljare", "Säljare i butik"),
    ("butikssäljare", "Butiks säljare"),
    ("butikssäljare", "Butiks- och lagersäljare"),
    ("hotellstädare", "Städning av hotell"),
    ("kvällsarbete", "Kvälls- och helgarbete"),
    ("café", "Kafébiträde"),
    ("kafe", "Litet café"),
    ("säljare i butik", "Butikssäljare"),
    ("reparera cyklar", "Cykelreparatör: reparation av cykel"),
    ("verkstad", "Arbete i verkstäder"),
    ("truck", "Truckförare med truckkort"),
    ("IT-tekniker", "Tekniker inom IT"),
    ("warehouse", "Warehouse operators wanted"),
    ("c++", "Utvecklare C++"),
    ("arbete", "Arbete finns"),
]

DOES_NOT_FIND = [
    ("får", "Sjöfartens far"),
    ("far", "Du får körkort"),
    ("hög", "hog"),
    ("lag", "Arbete på lager"),
    ("lager", "Arbete i lag"),
    ("mål", "Målare sökes"),
    ("måla", "Våra mål är höga"),
    ("bok", "Boka tid"),
    ("mor", "Barnmorska"),
    ("läkare", "Tandläkare sökes"),
    ("tandläkare", "Läkare sökes"),
    ("vård", "Lokalvårdare sökes"),
    ("skola", "Högskoleutbildning krävs"),
    ("lärare", "Du får lära dig"),
    ("förare", "Arbete för alla"),
    ("ledare", "Du leder arbetet"),
    ("tid", "Tidningsbud"),
    ("bar", "Bara seriösa svar"),
    ("bil", "Bilda grupp, billigt"),
    ("mat", "Matematik"),
    ("katt", "Kattegatt"),
    ("park", "Parkering finns"),
    ("tekniker", "Ny teknik"),
    ("butikssäljare", "Säljare med bil. Vi har många butiker."),
    ("telefonförsäljning", "Säljare sökes. Ring på telefon."),
    ("restaurang kök", "Restaurang söker servitör"),
]


@pytest.mark.parametrize(("query", "document"), FINDS)
def test_finds(query: str, document: str) -> None:
    assert parse(query).matches(frozenset(terms(document))), terms(document)


@pytest.mark.parametrize(("query", "document"), DOES_NOT_FIND)
def test_does_not_find(query: str, document: str) -> None:
    assert not parse(query).matches(frozenset(terms(document))), terms(document)


def test_terms_stand_in_the_order_they_are_met() -> None:
    assert terms("Kök och lager, kök") == ("kök", "och", "lager")


def test_suspended_heads_need_a_compound() -> None:
    assert terms("dag- och natt") == ("dag", "och", "natt")
    assert terms("- och") == ("och",)


def test_the_version_names_the_stemmer_too() -> None:
    own, stemmer = ANALYSER_VERSION.split("/")
    assert own.isdigit()
    assert stemmer


def test_new_rules_come_with_a_new_version() -> None:
    """Where this fails, what documents are found by has changed: raise the analyser's number."""
    own, stemmer = ANALYSER_VERSION.split("/")
    said = " ".join(sorted(NOUNS | PERSONS | KEEP_WHOLE | TELLING_BEGINNINGS | set(FORMS)))
    said += " ".join(f"{query} {document}" for query, document in (*FINDS, *DOES_NOT_FIND))
    digest = hashlib.sha256(" ".join(terms(said)).encode()).hexdigest()[:12]
    if stemmer == "3.1.1":
        assert (own, digest) == ("3", "1f22b60395f1")
