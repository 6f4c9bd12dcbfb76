"""Each thing that may exclude does, says so in both languages, and does not when unknown."""

from datetime import timedelta

import pytest

from employer_match.ranking import Area, Closed, Hours, MustNot, Profile, Vacancy
from employer_match.vocabulary import Condition
from tests.ranking import world

CASES = {
    "occupation": (
        {"must_not": (MustNot(occupation="o-dish"),)},
        {"occupation": "o-dish"},
        "Du har sagt nej till yrket Diskare.",
        "You have said no to the occupation Diskare.",
    ),
    "group by code": (
        {"must_not": (MustNot(group="9411"),)},
        {"occupation": "o-dish"},
        "Du har sagt nej till yrkesgruppen Köks- och restaurangbiträden.",
        "You have said no to the occupation group Köks- och restaurangbiträden.",
    ),
    "group as stated": (
        {"must_not": (MustNot(group="g-cook"),)},
        {"group": "5120"},
        "Du har sagt nej till yrkesgruppen Kockar och kallskänkor.",
        "You have said no to the occupation group Kockar och kallskänkor.",
    ),
    "field": (
        {"must_not": (MustNot(field="f-food"),)},
        {"occupation": "o-cook"},
        "Du har sagt nej till yrkesområdet Hotell och restaurang.",
        "You have said no to the occupational field Hotell och restaurang.",
    ),
    "words": (
        {"must_not": (MustNot(text="telefonförsäljning"),)},
        {"headline": "Säljare", "text": "Fika ingår. Du ägnar dagen åt telefonförsäljning."},
        "Du har sagt nej till ”telefonförsäljning”, och det finns här: "
        "”Du ägnar dagen åt telefonförsäljning”.",
        "You have said no to “telefonförsäljning”, and it is found here: "
        "“Du ägnar dagen åt telefonförsäljning”.",
    ),
    "words in the occupation": (
        {"must_not": (MustNot(text="städa"),)},
        {"occupation_label": "Städare, kontor"},
        "Du har sagt nej till ”städa”, och det finns här: ”Städare, kontor”.",
        "You have said no to “städa”, and it is found here: “Städare, kontor”.",
    ),
    "condition": (
        {"must_not": (MustNot(condition=Condition.NIGHT),)},
        {
            "conditions": {Condition.NIGHT: True},
            "quotes": {Condition.NIGHT: "arbetet sker nattetid"},
        },
        "Du har sagt nej till detta: nattarbete (”arbetet sker nattetid”).",
        "You have said no to this: night work (“arbetet sker nattetid”).",
    ),
    "area": (
        {"area": Area(frozenset({"9901"}))},
        {"municipality": "9902"},
        "Ligger i Tallby, utanför där du söker.",
        "In Tallby, outside where you are looking.",
    ),
    "distance": (
        {"area": Area(from_municipality="9901", max_km=11)},
        {"municipality": "9902"},
        "Ligger i Tallby, ungefär 12 km från Granköping; din gräns är 11 km.",
        "In Tallby, about 12 km from Granköping; your limit is 11 km.",
    ),
    "more hours": (
        {"hours": Hours(10, 20)},
        {"hours": Hours(37.5, 40)},
        "Arbetstiden här är 37,5–40 timmar i veckan; du vill ha 10–20 timmar i veckan.",
        "The hours here are 37.5–40 hours a week; you want 10–20 hours a week.",
    ),
    "fewer hours": (
        {"hours": Hours(min=30)},
        {"hours": Hours(max=8)},
        "Arbetstiden här är högst 8 timmar i veckan; du vill ha minst 30 timmar i veckan.",
        "The hours here are at most 8 hours a week; you want at least 30 hours a week.",
    ),
    "declined": (
        {"declined": frozenset({"v"})},
        {"headline": "Diskare"},
        "Du har tackat nej till den här.",
        "You have said no to this one.",
    ),
    "driving licence": (
        {"licences": frozenset({"AM"})},
        {"licences": frozenset({"B"})},
        "Lagen kräver körkort B. Du kan välja att visa den ändå.",
        "The law requires driving licence B. You can choose to show it anyway.",
    ),
    "some driving licence": (
        {"licences": frozenset()},
        {"licences": frozenset({"driving_licence"})},
        "Lagen kräver körkort. Du kan välja att visa den ändå.",
        "The law requires a driving licence. You can choose to show it anyway.",
    ),
    "registered profession": (
        {"licences": frozenset({"B"})},
        {"licences": frozenset({"B", "legitimation:läkare"})},
        "Lagen kräver legitimation som läkare. Du kan välja att visa den ändå.",
        "The law requires registration as läkare. You can choose to show it anyway.",
    ),
    "filled": (
        {},
        {"closed": Closed.FILLED},
        "Platsen är tillsatt.",
        "The place is filled.",
    ),
    "withdrawn": (
        {},
        {"closed": Closed.WITHDRAWN},
        "Platsen är tillbakadragen.",
        "The place has been withdrawn.",
    ),
    "not approved": (
        {},
        {"closed": Closed.NOT_APPROVED},
        "Platsen är inte granskad och godkänd.",
        "The place has not been reviewed and approved.",
    ),
    "expired": (
        {},
        {"deadline": world.TODAY - timedelta(days=1)},
        "Sista dagen att söka har passerat.",
        "The last day to apply has passed.",
    ),
    "stop": (
        {},
        {"employer_stop": True},
        "Arbetsgivaren har bett oss att inte höra av oss.",
        "The employer has asked us not to be in touch.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_excludes_and_says_so(case: str) -> None:
    person, opening, swedish, english = CASES[case]
    profile, vacancy = Profile(id="p", **person), Vacancy(id="v", **opening)
    assert [each.text for each in world.why_not_here(profile, vacancy)] == [swedish]
    assert [each.text for each in world.why_not_here(profile, vacancy, "en")] == [english]


@pytest.mark.parametrize("case", CASES)
def test_an_opening_that_is_silent_is_not_excluded(case: str) -> None:
    person, *_ = CASES[case]
    profile = Profile(id="p", **{**person, "declined": frozenset()})
    assert world.why_not_here(profile, Vacancy(id="v")) == ()


@pytest.mark.parametrize(
    ("person", "opening"),
    [
        ({"must_not": (MustNot(occupation="o-dish"),)}, {"group": "g-kitchen"}),
        ({"must_not": (MustNot(text="telefonförsäljning"),)}, {"text": "Försäljning i butik."}),
        (
            {"must_not": (MustNot(condition=Condition.NIGHT),)},
            {"conditions": {Condition.NIGHT: False}},
        ),
        ({"conditions": frozenset({Condition.CALM})}, {"conditions": {Condition.CALM: False}}),
        ({"area": Area(from_municipality="9901", max_km=0)}, {"municipality": "9901"}),
        ({"area": Area(from_municipality="9901", max_km=12)}, {"municipality": "9902"}),
        ({"area": Area(from_municipality="9901", max_km=12)}, {"municipality": "9998"}),
        ({"area": Area(from_municipality="9999", max_km=12)}, {"municipality": "9902"}),
        ({"hours": Hours(10, 20)}, {"hours": Hours(20, 40)}),
        ({"licences": frozenset({"CE"})}, {"licences": frozenset({"B", "C"})}),
        ({"licences": None}, {"licences": frozenset({"B"})}),
        (
            {"licences": frozenset(), "show_anyway": frozenset({"B"})},
            {"licences": frozenset({"B"})},
        ),
        ({"languages": frozenset({"so"})}, {"languages": frozenset({"sv"})}),
        ({}, {"deadline": world.TODAY}),
        ({}, {"published": world.TODAY + timedelta(days=3)}),
    ],
)
def test_nothing_else_excludes(person: dict, opening: dict) -> None:
    assert world.why_not_here(Profile(id="p", **person), Vacancy(id="v", **opening)) == ()


def test_every_reason_is_given() -> None:
    profile = Profile(
        id="p",
        must_not=(MustNot(field="f-food"), MustNot(occupation="o-cook")),
        hours=Hours(max=10),
        declined=frozenset({"v"}),
    )
    vacancy = Vacancy(id="v", occupation="o-cook", hours=Hours(20, 20), closed=Closed.FILLED)
    assert [each.code for each in world.why_not_here(profile, vacancy)] == [
        "filled",
        "declined",
        "must_not_occupation",
        "must_not_field",
        "outside_hours",
    ]
