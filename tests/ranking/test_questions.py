"""What is unknown and matters becomes a question; what is known or does not matter does not."""

import pytest

from employer_match.ranking import Area, Hours, MustNot, Profile, Wish
from employer_match.vocabulary import Condition
from tests.ranking.test_tiers import suggest

CASES = {
    "a wanted condition": (
        {"conditions": frozenset({Condition.CALM})},
        {},
        ["condition_calm"],
        ["Är det lugnt på arbetsplatsen?"],
        ["Is the workplace calm?"],
    ),
    "a condition ruled out": (
        {"must_not": (MustNot(condition=Condition.NIGHT),)},
        {},
        ["condition_night"],
        ["Arbetar man på natten?"],
        ["Is there night work?"],
    ),
    "hours": (
        {"hours": Hours(10, 20)},
        {"hours": Hours(min=5)},
        ["hours"],
        ["Hur många timmar i veckan går det att arbeta? Du vill ha 10–20 timmar i veckan."],
        ["How many hours a week can one work? You want 10–20 hours a week."],
    ),
    "the place": (
        {"area": Area(frozenset({"9901"}))},
        {},
        ["municipality"],
        ["Var ligger arbetsplatsen, och går det att ta sig dit?"],
        ["Where is the workplace, and can one get there?"],
    ),
    "a place that is on no map": (
        {"area": Area(from_municipality="9901", max_km=5)},
        {"municipality": "9998"},
        ["municipality"],
        ["Var ligger arbetsplatsen, och går det att ta sig dit?"],
        ["Where is the workplace, and can one get there?"],
    ),
    "the occupation, for a wish": (
        {"wishes": (Wish(1, occupation="o-cook"),)},
        {"group": "5120"},
        ["occupation"],
        ["Vilket yrke gäller det? Du har ett önskemål eller ett nej som beror på det."],
        ["Which occupation is it? A wish or a no of yours depends on it."],
    ),
    "words ruled out, of an opening without any": (
        {"must_not": (MustNot(text="telefonförsäljning"),)},
        {"text": ""},
        ["must_not_text"],
        ["Ingår ”telefonförsäljning”? Det har du sagt nej till."],
        ["Does it include “telefonförsäljning”? You have said no to that."],
    ),
    "a licence nobody has asked about": (
        {},
        {"licences": frozenset({"B", "legitimation:läkare"})},
        ["licence"],
        ["Lagen kräver körkort B och legitimation som läkare. Har du det?"],
        ["The law requires driving licence B and registration as läkare. Do you have it?"],
    ),
    "a licence lifted": (
        {"licences": frozenset(), "show_anyway": frozenset({"B"})},
        {"licences": frozenset({"B"})},
        ["licence_needed"],
        ["Går arbetet att lägga upp utan körkort B?"],
        ["Can the work be arranged without driving licence B?"],
    ),
    "a language": (
        {"languages": frozenset({"so"})},
        {"languages": frozenset({"sv"})},
        ["languages"],
        ["Hur mycket svenska behövs i själva arbetet?"],
        ["How much Swedish does the work itself need?"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_question_in_both_languages(case: str) -> None:
    person, opening, codes, swedish, english = CASES[case]
    profile, opening = Profile(id="p", **person), {"text": "Något.", **opening}
    asked = suggest(profile, opening).questions
    assert [each.code for each in asked] == codes
    assert [each.text for each in asked] == swedish
    assert [each.text for each in suggest(profile, opening, "en").questions] == english


@pytest.mark.parametrize(
    ("ruled_out", "opening", "asked"),
    [
        (MustNot(occupation="o-dish"), {"group": "g-kitchen"}, True),
        (MustNot(occupation="o-dish"), {"group": "g-cook"}, False),
        (MustNot(occupation="o-dish"), {"occupation": "o-canteen"}, False),
        (MustNot(occupation="o-dish"), {}, True),
        (MustNot(group="9411"), {}, True),
        (MustNot(group="9411"), {"group": "g-cook"}, False),
        (MustNot(field="f-food"), {}, True),
        (MustNot(field="f-food"), {"field": "f-green"}, False),
    ],
)
def test_the_occupation_is_asked_for_where_a_no_depends_on_it(
    ruled_out: MustNot, opening: dict, asked: bool
) -> None:
    result = suggest(Profile(id="p", must_not=(ruled_out,)), {"text": "Något.", **opening})
    assert ("occupation" in [each.code for each in result.questions]) is asked


def test_who_cares_about_nothing_is_asked_nothing() -> None:
    assert suggest(Profile(id="p"), {"text": "Något."}).questions == ()
