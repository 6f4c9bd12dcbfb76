"""Hours, licences, distances and languages, each at its edges."""

import pytest

from employer_match.language.licences import LICENCE_COVERS
from employer_match.ranking import Hours, MustNot, Openings, Profile, Vacancy
from employer_match.ranking.distance import kilometres
from employer_match.ranking.languages import language_code, language_name
from employer_match.ranking.licences import lacking, licence_code
from employer_match.ranking.person import hours_fit
from tests.ranking import world
from tests.ranking.world import Town


@pytest.mark.parametrize(
    ("own", "offered", "fits"),
    [
        (Hours(10, 20), Hours(20, 40), True),
        (Hours(10, 20), Hours(20.5, 40), False),
        (Hours(10, 20), Hours(0, 9.5), False),
        (Hours(10, 20), Hours(0, 40), True),
        (Hours(10, 20), Hours(min=15), True),
        (Hours(10, 20), Hours(min=5), None),
        (Hours(10, 20), Hours(min=21), False),
        (Hours(10, 20), Hours(max=25), None),
        (Hours(10, 20), Hours(max=9), False),
        (Hours(max=20), Hours(max=5), True),
        (Hours(min=30), Hours(30, 30), True),
        (Hours(min=0), Hours(0, 0), True),
        (Hours(10, 20), None, None),
        (None, Hours(40, 40), None),
    ],
)
def test_hours(own: Hours | None, offered: Hours | None, fits: bool | None) -> None:
    assert hours_fit(own, offered) is fits


@pytest.mark.parametrize("wrong", [(-1, 2), (3, 2), (0, 169), (float("nan"), None)])
def test_impossible_hours_are_refused(wrong: tuple) -> None:
    with pytest.raises(ValueError, match="hours"):
        Hours(*wrong)


@pytest.mark.parametrize(
    ("required", "held", "left"),
    [
        ("B", "B", ""),
        ("B", "", "B"),
        ("B", "A", "B"),
        ("B C", "CE", ""),
        ("BE", "C", "BE"),
        ("BE", "CE", ""),
        ("AM", "B", ""),
        ("driving_licence", "B", ""),
        ("driving_licence", "", "driving_licence"),
        ("legitimation:läkare", "B", "legitimation:läkare"),
        ("legitimation:läkare", "legitimation:läkare", ""),
    ],
)
def test_licences(required: str, held: str, left: str) -> None:
    assert lacking(frozenset(required.split()), frozenset(held.split())) == tuple(left.split())


def test_what_a_licence_covers_covers_in_turn() -> None:
    for covered in LICENCE_COVERS.values():
        assert covered <= LICENCE_COVERS.keys()
        assert all(LICENCE_COVERS[each] <= covered for each in covered)


@pytest.mark.parametrize(
    ("written", "code"), [("b", "B"), ("Körkort C1E", "C1E"), (" Läkare ", "läkare")]
)
def test_licence_codes(written: str, code: str) -> None:
    assert licence_code(written) == code


def test_distance() -> None:
    stockholm, goteborg = Town("S", 59.3293, 18.0686), Town("G", 57.7089, 11.9746)
    assert kilometres(stockholm, goteborg) == pytest.approx(398, abs=2)
    assert kilometres(stockholm, stockholm) == 0
    assert kilometres(Town("N", 90, 0), Town("S", -90, 0)) == pytest.approx(20015, abs=1)


@pytest.mark.parametrize(
    ("written", "code"),
    [("Svenska", "sv"), ("en", "en"), ("Persiska/Farsi", "fa"), ("Teckenspråk", "teckenspråk")],
)
def test_language_codes(written: str, code: str) -> None:
    assert language_code(written) == code


def test_language_names() -> None:
    assert [language_name("so", each) for each in ("sv", "en")] == ["somaliska", "Somali"]
    assert language_name("teckenspråk", "en") == "teckenspråk"


def test_ids_must_be_unique() -> None:
    with pytest.raises(ValueError, match="two openings share the id 'v'"):
        Openings.of([Vacancy("v"), Vacancy("v", "other")], world.TAXONOMY)
    with pytest.raises(ValueError, match="two profiles share the id 'p'"):
        list(world.rank_here([Profile("p"), Profile("p", must_not=(MustNot(text="x"),))], []))
