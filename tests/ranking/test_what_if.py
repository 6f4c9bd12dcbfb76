"""What a person would reach with a little more room: said exactly, and only as an offer."""

import pytest
from hypothesis import given

from employer_match.ranking import (
    Area,
    Hours,
    Openings,
    Profile,
    Ranked,
    Vacancy,
    Widening,
    Wish,
    what_if,
)
from employer_match.ranking.rules import PLACE
from employer_match.vocabulary import Tier
from tests.ranking import world

COOK = (Wish(1, occupation="o-cook"),)


def asked(profile: Profile, vacancies: list[Vacancy], language: str = "sv") -> list[Widening]:
    ground = world.ground()
    openings = Openings.of(vacancies, ground.taxonomy)
    return list(
        what_if(
            profile,
            openings,
            taxonomy=ground.taxonomy,
            today=ground.today,
            municipalities=ground.municipalities,
            language=language,
        )
    )


def cook(at: str, **facts: object) -> Vacancy:
    return Vacancy(id=at, occupation="o-cook", **facts)  # type: ignore[arg-type]


CASES = [
    (  # the smallest step that brings something, and the smallest that brings twice as much
        {"area": Area(from_municipality="9901", max_km=5)},
        [{"municipality": "9902"}, {"municipality": "9903"}, {"municipality": "9904"}],
        [
            "Med 10 km till finns 1 ledig plats till som möter dina önskemål.",
            "Med 20 km till finns 2 lediga platser till som möter dina önskemål.",
        ],
    ),
    (  # farther than anybody would call near is not held out
        {"area": Area(from_municipality="9901", max_km=5)},
        [{"municipality": "9904"}],
        [],
    ),
    (
        {"area": Area(frozenset({"9901"}))},
        [{"municipality": "9902"}, {"municipality": "9903"}, {"municipality": "9903"}],
        [
            "Med Enbacka också finns 2 lediga platser till som möter dina önskemål.",
            "Med Tallby också finns 1 ledig plats till som möter dina önskemål.",
        ],
    ),
    (
        {"hours": Hours(10, 15)},
        [{"hours": Hours(20, 20)}, {"hours": Hours(4, 8)}, {"hours": Hours(40, 40)}],
        [
            "Från 8 timmar i veckan i stället för 10 finns 1 ledig plats till som möter "
            "dina önskemål.",
            "Upp till 20 timmar i veckan i stället för 15 finns 1 ledig plats till som "
            "möter dina önskemål.",
        ],
    ),
    ({}, [{"municipality": "9904"}], []),
]


@pytest.mark.parametrize(("limits", "openings", "said"), CASES)
def test_the_smallest_changes_are_told(
    limits: dict[str, object], openings: list[dict[str, object]], said: list[str]
) -> None:
    profile = Profile("p", wishes=COOK, **limits)  # type: ignore[arg-type]
    vacancies = [cook(f"v{at}", **facts) for at, facts in enumerate(openings)]
    assert [each.sentence.text for each in asked(profile, vacancies)] == said


def test_english_too() -> None:
    profile = Profile("p", wishes=COOK, area=Area(from_municipality="9901", max_km=5))
    (one,) = asked(profile, [cook("v", municipality="9902")], "en")
    assert one.sentence.text == "With 10 km more, 1 more vacancy meets your wishes."


def test_what_is_ruled_out_is_not_bargained_with() -> None:
    profile = Profile(
        "p",
        wishes=COOK,
        area=Area(from_municipality="9901", max_km=5),
        declined=frozenset({"v"}),
    )
    assert asked(profile, [cook("v", municipality="9902")]) == []


@given(world.profiles, world.openings())
def test_each_change_brings_exactly_what_it_says(
    profile: Profile, vacancies: list[Vacancy]
) -> None:
    before = wished(profile, vacancies)
    for one in asked(profile, vacancies):
        assert one.vacancies
        assert wished(one.profile, vacancies) == before | set(one.vacancies)
        assert not before & set(one.vacancies)


def wished(profile: Profile, vacancies: list[Vacancy]) -> set[str]:
    """The openings that meet one of the person's wishes."""
    return {
        each.vacancy
        for each in world.rank_here([profile], vacancies, top=1000)
        if isinstance(each, Ranked) and PLACE[each.tier] < PLACE[Tier.RELATED]
    }
