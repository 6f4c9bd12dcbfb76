"""What wishes in words mean: as the plain way, each evidence told as what it is, its limits."""

import numpy as np
import pytest
from hypothesis import given, settings

from benchmarks.plain_ranking import plain_order
from employer_match.occupations import alike
from employer_match.ranking import Openings, Profile, Ranked, Vacancy, Wish, order, rank
from employer_match.ranking.beside import BELONGING, LIKENESS, meeting
from employer_match.ranking.meaning import bundled
from employer_match.vocabulary import Tier
from tests.ranking import world

NEEDS = [
    Vacancy("coded", headline="Vi söker en kollega", group="9411"),
    Vacancy("guessed", headline="Hjälp oss med disken", text="Du diskar tallrikar och bestick."),
    Vacancy("other", headline="Häststall söker medarbetare", text="Fodra och mocka åt hästar."),
]


def first_of(text: str, vacancies: list[Vacancy], language: str = "sv", **more) -> list[Ranked]:
    """One wish in words, read with its meaning; only what meets it."""
    profile = Profile("p", wishes=(Wish(1, text=text),), **more)
    openings = Openings.of(vacancies, world.TAXONOMY, bundled())
    found = rank([profile], openings, taxonomy=world.TAXONOMY, today=world.TODAY, language=language)
    return [each for each in found if isinstance(each, Ranked) and each.wish]


@settings(max_examples=30)
@given(world.profiles, world.openings())
def test_the_arrays_answer_as_the_plain_way(profile: Profile, vacancies: list[Vacancy]) -> None:
    openings = Openings.of(vacancies, world.TAXONOMY, bundled())
    person = world.person(profile)
    fast = order.first(person, openings, 20)
    plain = plain_order(person, openings.facts, 20)
    assert [(openings.vacancies[each.position].id, each.tier, each.nearness) for each in fast] == [
        (each.vacancy, each.match.tier, each.match.nearness) for each in plain
    ]


@settings(max_examples=15)
@given(world.profiles, world.openings())
def test_without_wishes_in_words_meaning_changes_nothing(
    profile: Profile, vacancies: list[Vacancy]
) -> None:
    coded = [each for each in profile.wishes if each.text is None]
    person = world.person(Profile("p", wishes=tuple(coded), must_not=profile.must_not))
    with_meaning = order.first(person, Openings.of(vacancies, world.TAXONOMY, bundled()), 20)
    assert with_meaning == order.first(person, Openings.of(vacancies, world.TAXONOMY), 20)


@pytest.mark.parametrize(
    ("language", "belongs", "guessed"),
    [
        (
            "sv",
            "Hör till det du skrev i önskemål 1, ”skölja kastruller”: yrket Diskare.",
            "vår gissning av orden",
        ),
        (
            "en",
            "Belongs to what you wrote in wish 1, “skölja kastruller”: the occupation",
            "our guess from the",
        ),
    ],
)
def test_what_belongs_is_named_and_a_guess_is_called_one(
    language: str, belongs: str, guessed: str
) -> None:
    text = {
        each.vacancy: each.reasons[0].text
        for each in first_of("skölja kastruller", [_with("9412"), *NEEDS], language)
    }
    assert "other" not in text
    assert belongs in text["told"]
    assert guessed not in text["told"]
    assert guessed in text["guessed"]


def _with(code: str) -> Vacancy:
    return Vacancy("told", headline="Vi söker en kollega", group=code, occupation_label="Diskare")


def test_what_is_said_is_quoted_and_the_occupation_told_with_it() -> None:
    (found,) = (each for each in first_of("diska", NEEDS) if each.vacancy == "guessed")
    assert found.tier is Tier.TEXT
    assert "Hjälp oss med disken" in found.reasons[0].text
    assert "Till det hör också yrkesgruppen" in found.reasons[0].text


def test_what_stands_after_a_no_is_not_wished_for() -> None:
    assert "other" in [each.vacancy for each in first_of("fodra djur", NEEDS)]
    wanted = bundled().of_words("diska, inte fodra hästar")
    assert wanted.groups == bundled().of_words("diska").groups


def test_a_likeness_alone_is_related_and_goes_with_the_switch() -> None:
    assert all(tier is Tier.RELATED for tier, _near in LIKENESS)
    assert meeting(0, 100) in LIKENESS
    assert meeting(0, 69) is None
    assert meeting(1000, 0) in BELONGING
    met = [meeting(sure, like) for sure in range(0, 1001, 5) for like in range(-100, 101, 10)]
    assert {each for each in met if each} <= {*BELONGING, *LIKENESS}


def test_surer_and_liker_never_stand_lower() -> None:
    lowest = (Tier.RELATED, 99)
    order_of = {met: place for place, met in enumerate((*BELONGING, *LIKENESS, lowest))}
    for like in range(0, 101, 10):
        places = [order_of[meeting(sure, like) or lowest] for sure in range(0, 1001, 10)]
        assert places == sorted(places, reverse=True)


def test_likeness_is_exact_whatever_the_order_of_the_sums() -> None:
    chance = np.random.default_rng(1)
    many = alike.direction(chance.integers(-900, 900, (50, 64)))
    one = alike.direction(chance.integers(-900, 900, 64))
    exact = [sum(int(a) * int(b) for a, b in zip(row, one, strict=True)) for row in many]
    assert (many @ one).tolist() == exact
    assert (many[:, ::-1] @ one[::-1]).tolist() == exact
    assert alike.per_cent(many[:1] @ many[0])[0] in {98, 99, 100, 101}


def test_openings_without_a_word_meet_nothing_and_stop_nothing() -> None:
    assert first_of("diska", [Vacancy("silent")]) == []
    assert first_of("diska", []) == []
