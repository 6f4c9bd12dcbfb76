"""Profiles are read whole, or refused with line, key and what to do."""

import json
from datetime import date

import pytest

from employer_match.ranking import Area, Hours, MustNot, Profile, Wish
from employer_match.ranking.profile_json import ProfileError, profile_from_json, read_profiles
from employer_match.vocabulary import Condition

WHOLE = {
    "id": "p1",
    "wishes": [
        {"rank": 1, "occupation": "o-cook"},
        {"rank": 2, "group": "5120"},
        {"rank": 3, "field": "f-food"},
        {"rank": 4, "text": "arbeta med djur"},
    ],
    "must_not": [{"group": "9411"}, {"text": "telefonförsäljning"}, {"condition": "night"}],
    "conditions": ["daytime", "calm"],
    "hours": {"min": 10, "max": 20},
    "area": {"municipalities": ["0136", "0180"]},
    "licences": ["b", "Körkort C", "legitimation:Läkare"],
    "languages": ["sv", "Engelska"],
    "declined": ["17", 18],
    "last_contact": "2026-10-01",
}


def test_every_key_of_the_public_format() -> None:
    assert profile_from_json(WHOLE) == Profile(
        id="p1",
        wishes=(
            Wish(1, occupation="o-cook"),
            Wish(2, group="5120"),
            Wish(3, field="f-food"),
            Wish(4, text="arbeta med djur"),
        ),
        must_not=(
            MustNot(group="9411"),
            MustNot(text="telefonförsäljning"),
            MustNot(condition=Condition.NIGHT),
        ),
        conditions=frozenset({Condition.DAYTIME, Condition.CALM}),
        hours=Hours(10, 20),
        area=Area(frozenset({"0136", "0180"})),
        licences=frozenset({"B", "C", "legitimation:läkare"}),
        languages=frozenset({"sv", "en"}),
        declined=frozenset({"17", "18"}),
        last_contact=date(2026, 10, 1),
    )


def test_only_the_id_is_needed_and_null_is_absence() -> None:
    empty = Profile(id="7")
    assert profile_from_json({"id": 7}) == empty
    assert profile_from_json({"id": "7", **dict.fromkeys(WHOLE.keys() - {"id"})}) == empty


def test_a_list_that_is_there_is_complete() -> None:
    assert profile_from_json({"id": "p", "licences": [], "languages": []}).licences == frozenset()


def test_distance_and_lifted_requirements() -> None:
    raw = {"id": "p", "area": {"from": "0136", "max_km": 30}, "show_anyway": ["B"]}
    profile = profile_from_json(raw)
    assert profile.area == Area(from_municipality="0136", max_km=30)
    assert profile.show_anyway == frozenset({"B"})


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("id", None, "p: id: is missing"),
        ("id", " ", "p: id: is missing"),
        ("id", True, "p: id: expected words, found true or false"),
        ("id", "\ud800", "id: holds a broken character"),
        ("wishes", {}, "wishes: expected a list, found an object"),
        ("wishes", ["djur"], r"p: wishes\[0\]: expected an object, found words"),
        ("wishes", [{"text": "djur"}], r"wishes\[0\]: rank: expected a whole number from 1"),
        ("wishes", [{"rank": 0, "text": "djur"}], "rank: expected a whole number"),
        ("wishes", [{"rank": True, "text": "djur"}], "rank: expected a whole number"),
        ("wishes", [{"rank": 1}], "needs exactly one of occupation, group, field, text"),
        ("wishes", [{"rank": 1, "text": "a", "field": "b"}], "found field and text"),
        ("wishes", [{"rank": 1, "text": "..."}], "'...' holds no word"),
        ("wishes", [{"rank": 1, "text": ""}], "'' holds no word"),
        ("wishes", [{"rank": 1, "text": "x" * 301}], "longer than 300 characters"),
        ("wishes", [{"rank": 1, "text": "djur"}] * 1024, "wishes: more than 1023"),
        ("must_not", [{"condition": "noise"}], "'noise' is not known. Use one of daytime"),
        ("must_not", [{"rank": 1, "text": "djur"}], "unknown key 'rank'"),
        ("conditions", ["quiet"], "conditions: 'quiet' is not known. Use one of"),
        ("conditions", [["calm"]], "is not known"),
        ("hours", 20, "hours: expected an object, found a number"),
        ("hours", {"min": 20, "max": 10}, "hours: min 20 hours is more than max 10"),
        ("hours", {"max": 200}, "hours a week lie between 0 and 168"),
        ("hours", {"max": "20"}, "hours: max: expected a number, found words"),
        ("hours", {"max": float("nan")}, "hours: max: is no number"),
        ("area", {}, "area: needs either municipalities, or from and max_km"),
        ("area", {"municipalities": []}, "needs either"),
        ("area", {"from": "0136"}, "needs either"),
        ("area", {"from": "0136", "max_km": -1}, "needs either"),
        ("area", {"from": "0136", "max_km": 3, "municipalities": ["0180"]}, "needs either"),
        ("area", {"municipalities": ["Solna"]}, "'Solna' is no municipality code. Write SCB's"),
        ("area", {"municipalities": [180]}, "'180' is no municipality code"),
        ("licences", "B", "licences: expected a list, found words"),
        ("licences", [None], "licences: expected words in the list, found nothing"),
        ("last_contact", "1 oktober", "'1 oktober' is no day. Write it as 2026-11-21"),
        ("last_contact", 20261001, "last_contact: expected words, found a number"),
        ("birth_year", 1990, "p: unknown key 'birth_year'. The keys are id, wishes"),
    ],
)
def test_what_is_wrong_is_named(key: str, value: object, said: str) -> None:
    with pytest.raises(ProfileError, match=said) as caught:
        profile_from_json({"id": "x", key: value}, "p")
    assert "\n" not in str(caught.value)


def test_a_file_gives_the_line() -> None:
    lines = ['{"id": "a"}', "", '{"id": "b"}\r']
    assert [each.id for each in read_profiles(lines)] == ["a", "b"]
    for last, said in [
        ('{"id": "c"', "people.jsonl line 4: is not JSON"),
        ("[1]", "people.jsonl line 4: expected an object, found a list"),
        ('{"id": "a"}', "people.jsonl line 4: id 'a' is on line 1 too"),
        ('{"id": "c", "sex": "x"}', "people.jsonl line 4: unknown key 'sex'"),
        ("[" * 100_000, "people.jsonl line 4: is not JSON"),
    ]:
        with pytest.raises(ProfileError, match=said):
            read_profiles([*lines, last], "people.jsonl")


def test_json_written_and_read_again_is_the_same() -> None:
    assert read_profiles([json.dumps(WHOLE)]) == [profile_from_json(WHOLE)]
