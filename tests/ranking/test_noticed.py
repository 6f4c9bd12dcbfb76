"""Small things that no other test noticed when a fault was planted in them."""

import pytest

from employer_match.ranking import (
    Area,
    Hours,
    MustNot,
    Openings,
    Profile,
    Vacancy,
    Wish,
    waiting_order,
    what_if,
)
from employer_match.ranking.matching import best_match
from employer_match.ranking.profile_json import ProfileError, profile_from_json
from employer_match.ranking.results import Excluded, Ranked, Sentence
from employer_match.ranking.rules import IN_FIELD, NEAR, NEAREST
from employer_match.ranking.vacancy_json import vacancy_from_json
from employer_match.vocabulary import Tier
from tests.ranking import world

COOK = (Wish(1, occupation="o-cook"),)


@pytest.mark.parametrize(
    ("wished", "there", "met"),
    [
        ("o-horse", "o-garden", (Tier.RELATED, NEAR)),
        ("o-garden", "o-horse", (Tier.RELATED, IN_FIELD)),
        ("o-cook", "o-canteen", (Tier.RELATED, NEAR)),
        ("o-cook", "o-cold", (Tier.GROUP, NEAREST)),
    ],
)
def test_how_near_one_occupation_is(wished: str, there: str, met: tuple[Tier, int]) -> None:
    person = world.person(Profile("p", wishes=(Wish(1, occupation=wished),)))
    (facts,) = world.facts([Vacancy("v", occupation=there)])
    match = best_match(person, facts)
    assert (match.tier, match.nearness) == met


@pytest.mark.parametrize(
    "no", [{"field": "f-food"}, {"group": "g-cook"}, {"group": "5120"}, {"occupation": "o-cook"}]
)
def test_every_kind_of_no_is_kept_by_the_arrays(no: dict[str, str]) -> None:
    person = Profile("p", must_not=(MustNot(**no),))  # type: ignore[arg-type]
    vacancies = [Vacancy("cook", occupation="o-cook"), Vacancy("horse", occupation="o-horse")]
    found = list(world.rank_here([person], vacancies, why_not=True))
    assert [(type(each).__name__, each.vacancy) for each in found] == [
        ("Ranked", "horse"),
        ("Excluded", "cook"),
    ]


def test_languages_are_asked_about_only_until_they_are_known() -> None:
    vacancy = Vacancy("v", languages=frozenset({"sv"}))
    asked = {}
    for name, held in (("unknown", None), ("has", frozenset({"sv"})), ("lacks", frozenset())):
        (one,) = world.rank_here([Profile("p", languages=held)], [vacancy])
        assert isinstance(one, Ranked)
        asked[name] = [each.code for each in one.questions if "language" in each.code]
    assert asked["has"] == []
    assert asked["unknown"]


def test_the_reverse_view_has_the_questions_of_the_list() -> None:
    person, vacancy = Profile("p", wishes=COOK, hours=Hours(5, 10)), Vacancy("v", group="g-cook")
    (one,) = world.rank_here([person], [vacancy])
    ground = world.ground()
    (waiting,) = waiting_order(
        [person],
        vacancy,
        taxonomy=ground.taxonomy,
        municipalities=ground.municipalities,
        today=ground.today,
    )
    assert isinstance(one, Ranked)
    assert waiting.questions == one.questions != ()


@pytest.mark.parametrize(
    ("limits", "there", "changed"),
    [
        (
            {"area": Area(from_municipality="9901", max_km=5)},
            {"municipality": "9902"},
            {"area": Area(from_municipality="9901", max_km=15)},
        ),
        ({"hours": Hours(10, 20)}, {"hours": Hours(25, 30)}, {"hours": Hours(10, 25)}),
        ({"hours": Hours(20, 30)}, {"hours": Hours(10, 15)}, {"hours": Hours(15, 30)}),
        (
            {"area": Area(frozenset({"9901"}))},
            {"municipality": "9902"},
            {"area": Area(frozenset({"9901", "9902"}))},
        ),
    ],
)
def test_what_if_names_the_very_profile_that_would_bring_it(
    limits: dict, there: dict, changed: dict
) -> None:
    person = Profile("p", wishes=COOK, **limits)
    vacancy = Vacancy("v", occupation="o-cook", **there)
    ground = world.ground()
    (found,) = what_if(
        person,
        Openings.of([vacancy], ground.taxonomy),
        taxonomy=ground.taxonomy,
        today=ground.today,
        municipalities=ground.municipalities,
    )
    assert found.profile == Profile("p", wishes=COOK, **changed)
    assert list(world.rank_here([person], [vacancy])) == []
    assert len(list(world.rank_here([found.profile], [vacancy]))) == 1


def test_an_exclusion_as_a_line() -> None:
    line = Excluded("p", "v", (Sentence("filled", "Tillsatt."),)).as_json()
    said = [{"code": "filled", "text": "Tillsatt."}]
    assert line == {"profile": "p", "vacancy": "v", "excluded": said}
    ranked = Ranked("p", 1, "v", Tier.OPEN, None, (), (Sentence("filled", "Tillsatt."),)).as_json()
    assert (ranked["questions"], ranked["reasons"], ranked["tier"]) == (said, [], "open")


def test_a_long_text_is_read_and_a_long_code_names_its_key() -> None:
    assert len(vacancy_from_json({"id": "v", "text": "ord " * 5000}).text) > 15_000
    with pytest.raises(ProfileError, match="occupation"):
        profile_from_json({"id": "p", "wishes": [{"rank": 1, "occupation": "x" * 5000}]})
    assert profile_from_json({"id": "p", "related": False}).related is False
    assert profile_from_json({"id": "p"}).related is True
