"""The tree in force is the one loaded last, and what records name stays readable."""

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from employer_match import db, errors
from employer_match.integrations.jobtech import taxonomy_files
from employer_match.language.taxonomy import Concept, Level, Taxonomy
from employer_match.services import scoping
from employer_match.services.actor import ANONYMOUS, SYSTEM
from employer_match.services.occupations.load_taxonomy import load_taxonomy
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from tests.support.factories import Factory
from tests.support.shared_data import shared

FIELD = Concept("f1", Level.FIELD, "Djur och natur")
GROUP = Concept("g1", Level.GROUP, "Djurskötare", "f1", ssyk_code="6129")
OLD = Concept("o1", Level.OCCUPATION, "Stallskötare", "g1", synonyms=("hästskötare",))
NEW = Concept("o2", Level.OCCUPATION, "Kattvakt", "g1")


@pytest.fixture
def system(session: Session) -> Session:
    return scoping.act_as(session, SYSTEM)


def test_before_any_load_the_bundled_tree_serves(session: Session) -> None:
    assert read_taxonomy(session) is taxonomy_files.bundled()


def test_what_is_loaded_is_read_as_it_was(system: Session) -> None:
    tree = Taxonomy.of([FIELD, GROUP, OLD, NEW], [("o1", "o2", 75)], "1")
    loaded = load_taxonomy(system, SYSTEM, tree, "files")
    assert (loaded.concepts, loaded.near, loaded.kept) == (4, 1, ())
    assert read_taxonomy(system) == tree
    assert read_taxonomy(system) is read_taxonomy(system)


def test_a_second_load_replaces_the_first(system: Session) -> None:
    load_taxonomy(system, SYSTEM, Taxonomy.of([FIELD, GROUP, OLD], version="1"), "files")
    read_taxonomy(system)
    second = Taxonomy.of([FIELD, GROUP, NEW], version="2")
    load_taxonomy(system, SYSTEM, second, "files")
    assert read_taxonomy(system) == second


def test_what_a_wish_or_a_vacancy_names_stays_readable(system: Session, make: Factory) -> None:
    gone = Concept("o3", Level.OCCUPATION, "Fårklippare", "g2")
    above = Concept("g2", Level.GROUP, "Klippare", "f1")
    load_taxonomy(system, SYSTEM, Taxonomy.of([FIELD, GROUP, above, OLD, gone]), "files")
    make.profile(make.participant(), wishes=(("occupation", "o3"),))
    make.vacancy(occupation_id="o1")
    loaded = load_taxonomy(system, SYSTEM, Taxonomy.of([FIELD, GROUP, NEW], version="2"), "files")
    assert loaded.kept == ("g2", "o1", "o3")
    tree = read_taxonomy(system)
    assert tree.label("o3") == "Fårklippare"
    assert tree.field_of("o3") == "f1"


def test_a_visitor_may_not_load(session: Session) -> None:
    with pytest.raises(errors.NotSignedIn):
        load_taxonomy(session, ANONYMOUS, Taxonomy.of([FIELD]), "files")


def test_a_load_that_fails_leaves_the_old_tree(engine: Engine) -> None:
    first = Taxonomy.of([FIELD, GROUP, OLD], version="1")
    with db.transaction(engine, actor=SYSTEM) as session:
        load_taxonomy(session, SYSTEM, first, "files")
    broken = Taxonomy.of([FIELD, GROUP], [("o1", "nowhere", 75)], "2")
    with pytest.raises(Exception, match=r"(?i)foreign key"), db.transaction(engine) as session:
        load_taxonomy(scoping.act_as(session, SYSTEM), SYSTEM, broken, "files")
    with db.transaction(engine, read_only=True) as session:
        assert read_taxonomy(session) == first


def test_jobtechs_own_files_load(system: Session) -> None:
    tree = taxonomy_files.load(shared("taxonomy"))
    loaded = load_taxonomy(system, SYSTEM, tree, "files")
    assert loaded.concepts > 2000
    assert read_taxonomy(system) == tree
