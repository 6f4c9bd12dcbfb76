"""A profile cannot carry what must not be used: the type has no place for it."""

import dataclasses
import typing

import pytest

from employer_match.ranking import Area, Hours, MustNot, Profile, Ranked, Sentence, Vacancy, Wish
from employer_match.ranking.profile_json import ProfileError, profile_from_json
from employer_match.ranking.results import Excluded
from employer_match.ranking.waiting import Waiting

ALLOWED = {
    Profile: {
        "id",
        "wishes",
        "must_not",
        "conditions",
        "hours",
        "area",
        "licences",
        "languages",
        "declined",
        "last_contact",
        "show_anyway",
        "related",
        "said_yes",
        "said_no",
    },
    Wish: {"rank", "occupation", "group", "field", "text"},
    MustNot: {"occupation", "group", "field", "text", "condition"},
    Hours: {"min", "max"},
    Area: {"municipalities", "from_municipality", "max_km"},
    Ranked: {"profile", "rank", "vacancy", "tier", "wish", "reasons", "questions"},
    Excluded: {"profile", "vacancy", "excluded"},
    Waiting: {"profile", "last_contact", "reasons", "questions"},
    Sentence: {"code", "text"},
}
FORBIDDEN = [
    "name",
    "first_name",
    "surname",
    "personnummer",
    "birth_year",
    "age",
    "sex",
    "gender",
    "pronoun",
    "ethnicity",
    "nationality",
    "country_of_birth",
    "religion",
    "belief",
    "diagnosis",
    "disability",
    "health",
    "sick_leave",
    "benefit",
    "sexual_orientation",
    "postcode",
    "address",
    "coach",
    "unit",
    "referral",
    "referred_by",
    "months_unemployed",
    "score",
    "employability",
    "percentage",
    "attitude",
]


@pytest.mark.parametrize("kind", ALLOWED)
def test_the_types_hold_these_fields_and_no_other(kind: type) -> None:
    assert {field.name for field in dataclasses.fields(kind)} == ALLOWED[kind]


@pytest.mark.parametrize("kind", [Profile, Vacancy])
def test_nothing_can_be_hung_on_from_outside(kind: type) -> None:
    thing = kind(id="p")
    with pytest.raises((AttributeError, TypeError)):
        thing.sex = "f"
    with pytest.raises(TypeError):
        kind(id="p", sex="f")


@pytest.mark.parametrize("word", FORBIDDEN)
def test_a_file_cannot_bring_it_in(word: str) -> None:
    for raw in (
        {"id": "p", word: 1},
        {"id": "p", "wishes": [{"rank": 1, "text": "djur", word: 1}]},
        {"id": "p", "must_not": [{"text": "djur", word: 1}]},
        {"id": "p", "hours": {"max": 20, word: 1}},
        {"id": "p", "area": {"municipalities": ["9901"], word: 1}},
    ):
        with pytest.raises(ProfileError, match=f"unknown key '{word}'"):
            profile_from_json(raw)


@pytest.mark.parametrize("kind", [Ranked, Excluded, Waiting, Sentence])
def test_no_answer_holds_a_number_but_a_place_in_the_list(kind: type) -> None:
    hints = typing.get_type_hints(kind)
    numbers = {name for name, hint in hints.items() if "int" in str(hint) or "float" in str(hint)}
    assert numbers <= {"rank", "wish"}
