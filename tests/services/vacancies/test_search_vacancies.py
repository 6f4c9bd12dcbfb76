"""Search finds what Swedes mean, in the same order on both databases, page after page."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.language import analyse
from employer_match.language.query import parse
from employer_match.language.relevance import order_key
from employer_match.language.taxonomy import Concept, Level, Taxonomy
from employer_match.models import Vacancy
from employer_match.services import scoping
from employer_match.services.actor import ANONYMOUS, SYSTEM
from employer_match.services.occupations.load_taxonomy import load_taxonomy
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.vacancies.index_vacancy import index_again, index_vacancy
from employer_match.services.vacancies.search_filters import Filters
from employer_match.services.vacancies.search_vacancies import search_vacancies
from employer_match.vocabulary import Condition, VacancyKind, VacancySource, VacancyState
from tests.support.factories import Factory, day

TREE = Taxonomy.of(
    [
        Concept("fClean_000_000", Level.FIELD, "Sanering och renhållning"),
        Concept("gClean_000_000", Level.GROUP, "Städare", "fClean_000_000", ssyk_code="9111"),
        Concept("oClean_000_000", Level.OCCUPATION, "Städare/Lokalvårdare", "gClean_000_000"),
        Concept("fStore_000_000", Level.FIELD, "Transport"),
        Concept("gStore_000_000", Level.GROUP, "Lagerpersonal", "fStore_000_000"),
    ],
    version="for these tests",
)


@pytest.fixture
def system(session: Session) -> Session:
    load_taxonomy(scoping.act_as(session, SYSTEM), SYSTEM, TREE, "files")
    return session


def add(make: Factory, headline: str = "", text: str = "", **columns: Any) -> Vacancy:
    """A vacancy that can be searched."""
    vacancy = make.vacancy(**{"headline": headline, "text": text, **columns})
    index_vacancy(make.session, vacancy, read_taxonomy(make.session))
    return vacancy


def found(session: Session, text: str = "", **filters: Any) -> list[int]:
    """The ids of the first page."""
    return [hit.id for hit in search_vacancies(session, SYSTEM, text, Filters(**filters)).hits]


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        ("lager", "Lagermedarbetare sökes"),
        ("städa", "Städning av kontor"),
        ("bageri", "Bagerier i stan söker hjälp"),
        ("LAGER", "vi har ett lager"),
    ],
)
def test_words_are_found_as_swedish_bends_and_joins_them(
    system: Session, make: Factory, asked: str, headline: str
) -> None:
    wanted = add(make, headline)
    add(make, "Något helt annat")
    assert found(system, asked) == [wanted.id]


def test_dots_and_rings_tell_words_apart(system: Session, make: Factory) -> None:
    sheep = add(make, "Vakta får")
    add(make, "Vakta far")
    assert found(system, "får") == [sheep.id]


def test_the_taxonomy_brings_other_words_and_codes(system: Session, make: Factory) -> None:
    said = add(make, "Lokalvårdare till skola", published_on=day(1))
    coded = add(make, "Hjälp oss med allt", occupation_id="oClean_000_000")
    add(make, "Kock")
    assert sorted(found(system, "städare")) == sorted([said.id, coded.id])


def test_every_word_must_be_met(system: Session, make: Factory) -> None:
    both = add(make, "Lager i Södertälje")
    add(make, "Lager i Sigtuna")
    assert found(system, "lager Södertälje") == [both.id]


def test_headline_before_occupation_before_text_then_the_freshest(
    system: Session, make: Factory
) -> None:
    in_text = add(make, "Hjälpreda", "Du packar i vårt lager", published_on=day(0))
    by_code = add(make, "Hjälpreda", occupation_label="Lagermedarbetare", published_on=day(3))
    older = add(make, "Lagerhjälp", published_on=day(9))
    newer = add(make, "Lagerarbete", published_on=day(2))
    undated = add(make, "Lager", published_on=None)
    assert found(system, "lager") == [newer.id, older.id, undated.id, by_code.id, in_text.id]


def test_only_what_is_open_today_is_found(system: Session, make: Factory) -> None:
    over = [add(make, "Lager", state=state) for state in VacancyState if state != "open"]
    over.append(add(make, "Lager", deadline=day(1)))
    last_day = add(make, "Lager", deadline=day(0))
    assert found(system, "lager") == found(system) == [last_day.id]
    assert len(found(system, "lager", closed_too=True)) == len(over) + 1


def test_an_untitled_task_is_found_and_named(system: Session, make: Factory) -> None:
    vacancy = add(make, "", "Vattna blommor\nVarje dag", kind=VacancyKind.TASKS)
    hits = search_vacancies(system, SYSTEM, "blommor").hits
    assert [(hit.id, hit.headline) for hit in hits] == [(vacancy.id, "Vattna blommor")]


def test_filters_narrow(system: Session, make: Factory) -> None:
    ours = add(
        make,
        "Ett",
        municipality_code="0181",
        kind=VacancyKind.TASKS,
        source=VacancySource.FORM,
        group_id="gClean_000_000",
        published_on=day(1),
    )
    add(make, "Två", municipality_code="0180", published_on=day(40))
    for filters in (
        {"municipalities": ("0181", "0191")},
        {"kinds": (VacancyKind.TASKS,)},
        {"sources": (VacancySource.FORM,)},
        {"occupations": ("gClean_000_000",)},
        {"occupations": ("9111",)},
        {"occupations": ("fClean_000_000", "fStore_000_000")},
        {"published_within_days": 30},
    ):
        assert found(system, **filters) == [ours.id], filters


def test_unknown_hours_and_conditions_are_kept_and_marked(system: Session, make: Factory) -> None:
    calm = {"calm": {"value": True, "quote": "", "source": "form"}}
    loud = {"calm": {"value": False, "quote": "", "source": "form"}}
    fits = add(make, "Ett", hours_min=10, hours_max=20, conditions=calm, published_on=day(0))
    silent = add(make, "Två", published_on=day(1))
    add(make, "Tre", hours_min=38, hours_max=40, conditions=loud)
    add(make, "Fyra", hours_min=38, conditions=calm)
    filters = Filters(hours_min=15, hours_max=25, conditions=(Condition.CALM,))
    hits = search_vacancies(system, SYSTEM, "", filters).hits
    assert [(hit.id, hit.unknown) for hit in hits] == [
        (fits.id, ()),
        (silent.id, ("hours", "calm")),
    ]


def test_pages_are_stable_and_the_total_counts_all(system: Session, make: Factory) -> None:
    for number in range(23):
        add(make, f"Lager {number}", published_on=day(number % 3))
    for text in ("lager", ""):
        pages = [search_vacancies(system, SYSTEM, text, page=n, page_size=5) for n in range(1, 7)]
        ids = [hit.id for page in pages for hit in page.hits]
        assert len(ids) == len(set(ids)) == 23
        assert {page.total for page in pages} == {23}
        assert ids == [hit.id for hit in search_vacancies(system, SYSTEM, text, page_size=100).hits]


@pytest.mark.parametrize(
    "filters",
    [
        {"occupations": ("nothing_000_00",)},
        {"municipalities": ("Nacka",)},
        {"published_within_days": -1},
    ],
)
def test_a_code_that_does_not_exist_is_an_error_not_an_empty_list(
    system: Session, filters: dict[str, Any]
) -> None:
    with pytest.raises(errors.Invalid):
        found(system, **filters)


@pytest.mark.parametrize("page", [(0, 20), (1, 0), (1, 101)])
def test_a_page_that_cannot_be_is_refused(system: Session, page: tuple[int, int]) -> None:
    with pytest.raises(errors.Invalid):
        search_vacancies(system, SYSTEM, page=page[0], page_size=page[1])


def test_a_visitor_may_not_search(session: Session) -> None:
    with pytest.raises(errors.NotSignedIn):
        search_vacancies(session, ANONYMOUS, "lager")


def test_what_other_rules_analysed_is_indexed_again(system: Session, make: Factory) -> None:
    for number in range(3):
        make.vacancy(headline=f"Lager {number}")
    assert found(system, "lager") == []
    assert [index_again(system, TREE, limit=2) for _ in range(3)] == [2, 1, 0]
    assert len(found(system, "lager")) == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(max_size=60) | st.sampled_from(['"', "a OR b", "NEAR(a b)", "*", "a'); --", "{a}"]))
def test_no_text_breaks_the_index(system: Session, text: str) -> None:
    search_vacancies(system, SYSTEM, text)


WORDS = [
    *("lager", "kök", "städa", "lärare", "får", "far", "skolkök", "lokalvårdare", "arbeta"),
    *("İstanbul", "ß", "№5", "ǅ", "½", "東京", "c++"),
]


SAID = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(st.tuples(SAID, SAID, SAID), max_size=6),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join),
)
def test_the_database_finds_and_orders_exactly_as_the_language_says(
    system: Session, make: Factory, said: list[tuple[str, str, str]], asked: str
) -> None:
    savepoint = system.begin_nested()
    query, wanted = parse(asked, TREE), []
    for headline, label, text in said:
        vacancy = add(make, headline, text, occupation_label=label)
        first, named, body = (frozenset(analyse.terms(each)) for each in (headline, label, text))
        if query.matches(first | named | body):
            wanted.append((order_key(query, first, named, body), vacancy.id))
    assert found(system, asked) == [vacancy_id for _key, vacancy_id in sorted(wanted)]
    savepoint.rollback()


def test_every_hit_shows_our_relation_to_the_workplace(system: Session, make: Factory) -> None:
    known, unknown = make.workplace(), make.workplace()
    make.contact(known, make.coach(), days_ago=2)
    for place in (known, unknown):
        vacancy = make.vacancy(place, headline="Lager")
        index_vacancy(system, vacancy, TREE)
    add(make, "Lager")
    relations = [hit.relation for hit in search_vacancies(system, SYSTEM, "lager").hits]
    assert [each and each.exists for each in relations] == [True, False, None]


def test_freshness_is_counted_from_today(system: Session, make: Factory) -> None:
    add(make, "Lager", published_on=clock.today() - timedelta(days=8))
    assert found(system, "lager", published_within_days=7) == []
