"""What was said, in parts: what is wanted, and what a "no" stands before."""

import pytest

from employer_match.occupations.wishes.conditions_said import conditions_said
from employer_match.occupations.wishes.spoken import parts, telling
from employer_match.vocabulary import Condition

SAID = [
    ("något med händerna, inte kassa", ["händerna"], ["kassa"]),
    ("jobba på café", ["café"], []),
    ("laga mat och baka", ["laga mat", "baka"], []),
    ("jobba på sjukhus men inte med patienter", ["sjukhus"], ["patienter"]),
    ("inte kassa, telefon eller disk", [], ["kassa", "telefon", "disk"]),
    ("inte kassa, gärna djur", ["djur"], ["kassa"]),
    ("kassa vill jag inte ha", [], ["kassa"]),
    ("jag har inget emot att städa", ["städa"], []),
    ("inte bara städa utan också laga mat", ["städa"], ["också laga mat"]),
    ("varken disk eller städning", [], ["disk", "städning"]),
    ("städning/disk", ["städning", "disk"], []),
    ("köra truck, absolut inte på natten", ["köra truck"], ["natten"]),
    ("vet inte", [], []),
    ("", [], []),
    ("I would like to work with animals, not cleaning", ["animals"], ["cleaning"]),
    ("djur. djur och djur", ["djur"], []),
]


@pytest.mark.parametrize(("text", "wanted", "ruled_out"), SAID)
def test_a_wish_comes_in_parts(text: str, wanted: list[str], ruled_out: list[str]) -> None:
    found = parts(text)
    assert [each.telling for each in found if not each.ruled_out] == wanted
    assert [each.telling for each in found if each.ruled_out] == ruled_out


def test_parts_keep_the_words_as_they_were_said() -> None:
    assert [each.said for each in parts("Jag vill jobba på café, men inte stå i kassan.")] == [
        "Jag vill jobba på café",
        "stå i kassan",
    ]


def test_words_that_say_nothing_of_the_work_are_left_out() -> None:
    assert telling("jag skulle vilja jobba med något") == ""
    assert telling("hjälpa till i köket") == "köket"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("djur, inte kvällar", {Condition.WITH_ANIMALS: True, Condition.EVENING: False}),
        ("inte kassa", {}),
        ("vara ute, inga tunga lyft", {Condition.OUTDOORS: True, Condition.HEAVY_LIFTING: False}),
        ("har inget emot helger", {Condition.WEEKEND: True}),
        ("helger, inte helger", {}),
        ("café", {}),
        ("", {}),
    ],
)
def test_conditions_in_the_words_are_found_to_be_proposed(
    text: str, said: dict[Condition, bool]
) -> None:
    assert conditions_said(text) == said
