"""Reasons beside the wish, and the order they give inside a tier, in both languages."""

import pytest

from employer_match.ranking import Area, Hours, Profile, Ranked, Vacancy
from employer_match.vocabulary import Condition
from tests.ranking import world
from tests.ranking.test_tiers import suggest

CALM, DAY, EVENING, NIGHT = (
    Condition.CALM,
    Condition.DAYTIME,
    Condition.EVENING,
    Condition.NIGHT,
)
CASES = {
    "conditions met": (
        {"conditions": frozenset({CALM, DAY})},
        {"conditions": {DAY: True, CALM: True}, "quotes": {CALM: "hos oss är det lugnt"}},
        "Så som du vill ha det: dagtid och lugn miljö (”hos oss är det lugnt”).",
        "The way you want it: daytime and calm surroundings (“hos oss är det lugnt”).",
    ),
    "conditions not met": (
        {"conditions": frozenset({CALM, DAY, EVENING})},
        {
            "conditions": {DAY: False, CALM: False, EVENING: False},
            "quotes": {DAY: "inget dagarbete."},
        },
        "Det här saknas: dagtid (”inget dagarbete”), kvällsarbete och lugn miljö.",
        "This is missing: daytime (“inget dagarbete”), evening work and calm surroundings.",
    ),
    "hours": (
        {"hours": Hours(10, 20)},
        {"hours": Hours(20, 20)},
        "Arbetstiden kan passa dig: här 20 timmar i veckan, du vill ha 10–20 timmar i veckan.",
        "The hours can suit you: here 20 hours a week, you want 10–20 hours a week.",
    ),
    "inside the area": (
        {"area": Area(frozenset({"9901"}))},
        {"municipality": "9901"},
        "Ligger där du söker: Granköping.",
        "It is where you are looking: Granköping.",
    ),
    "within the distance": (
        {"area": Area(from_municipality="9901", max_km=30)},
        {"municipality": "9902"},
        "Ligger i Tallby, ungefär 11 km från Granköping fågelvägen.",
        "In Tallby, about 11 km from Granköping as the crow flies.",
    ),
    "in the middle of the area": (
        {"area": Area(from_municipality="9901", max_km=30)},
        {"municipality": "9901"},
        "Ligger där du söker: Granköping.",
        "It is where you are looking: Granköping.",
    ),
    "licence held": (
        {"licences": frozenset({"C"})},
        {"licences": frozenset({"B"})},
        "Här krävs körkort B, och det har du.",
        "It requires driving licence B: yours.",
    ),
    "languages held": (
        {"languages": frozenset({"sv", "so"})},
        {"languages": frozenset({"sv"})},
        "Här behövs svenska, och det har du.",
        "It asks for Swedish, which you have.",
    ),
    "languages lacking": (
        {"languages": frozenset({"so"})},
        {"languages": frozenset({"sv", "en"})},
        "Arbetsgivaren ber om engelska och svenska, som inte finns bland dina språk.",
        "The employer asks for English and Swedish, not among your languages.",
    ),
    "licence lifted": (
        {"licences": frozenset(), "show_anyway": frozenset({"B"})},
        {"licences": frozenset({"B"})},
        "Lagen kräver körkort B. Visas ändå, som du har valt.",
        "The law requires driving licence B. Shown anyway, as you have chosen.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_reason_in_both_languages(case: str) -> None:
    person, opening, swedish, english = CASES[case]
    profile = Profile(id="p", **person)
    assert [each.text for each in suggest(profile, opening).reasons[1:]] == [swedish]
    assert [each.text for each in suggest(profile, opening, "en").reasons[1:]] == [english]


def test_no_more_than_three_pluses_and_two_minuses() -> None:
    profile = Profile(
        id="p",
        conditions=frozenset({CALM, DAY}),
        hours=Hours(10, 20),
        area=Area(frozenset({"9901"})),
        licences=frozenset(),
        languages=frozenset({"so"}),
        show_anyway=frozenset({"B"}),
    )
    opening = {
        "conditions": {CALM: True, DAY: False},
        "hours": Hours(20, 20),
        "municipality": "9901",
        "licences": frozenset({"B"}),
        "languages": frozenset({"sv"}),
    }
    result = suggest(profile, opening)
    assert [each.code for each in result.reasons] == [
        "explore",
        "conditions_met",
        "hours_met",
        "conditions_unmet",
        "languages_lacking",
    ]
    # What the limit leaves out of the reasons is asked about all the same.
    assert [each.code for each in result.questions] == ["licence_needed", "languages"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"conditions": {CALM: True}}, {}),
        ({}, {"conditions": {CALM: False}}),
        ({"conditions": {CALM: True, DAY: True}}, {"conditions": {CALM: True}}),
        ({"hours": Hours(15, 15)}, {}),
        ({}, {"languages": frozenset({"sv"})}),
        ({"published": world.TODAY}, {"published": world.TODAY.replace(day=1)}),
        ({"published": world.TODAY.replace(year=2019)}, {}),
        ({"conditions": {CALM: True}}, {"published": world.TODAY}),
        ({"conditions": {NIGHT: False}, "published": world.TODAY}, {}),
    ],
)
def test_inside_a_tier_what_is_met_counts_then_what_is_new(better: dict, worse: dict) -> None:
    profile = Profile(
        id="p",
        conditions=frozenset({CALM, DAY}),
        hours=Hours(10, 20),
        languages=frozenset({"so"}),
    )
    openings = [Vacancy(id="b", **better), Vacancy(id="a", **worse)]
    results = [each for each in world.rank_here([profile], openings) if isinstance(each, Ranked)]
    assert [each.vacancy for each in results] == ["b", "a"]


def test_the_id_settles_what_nothing_else_does() -> None:
    openings = [Vacancy(id=each) for each in ("b", "10", "9", "a")]
    results = world.rank_here([Profile(id="p")], openings)
    assert [each.vacancy for each in results] == ["10", "9", "a", "b"]
