"""A note is read before it is saved: what it points at, and what it leaves alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from employer_match.language.notes.lint_note import lint_note
from employer_match.vocabulary import Remark
from tests.support.labelled_notes import labelled_notes

NOTES = labelled_notes()


def rightly(half: str) -> tuple[float, float]:
    """(share pointed at of those that tell, share pointed at of those that do not)."""

    def share(warns: bool) -> float:
        those = [note for note in NOTES if note.half == half and note.warns is warns]
        return sum(bool(lint_note(note.text, note.names)) for note in those) / len(those)

    return share(True), share(False)


@pytest.mark.parametrize(
    ("half", "at_least", "at_most"), [("development", 0.95, 0.05), ("deciding", 0.82, 0.21)]
)
def test_most_of_what_tells_is_pointed_at_and_little_else(
    half: str, at_least: float, at_most: float
) -> None:
    pointed_at, in_vain = rightly(half)
    assert pointed_at >= at_least
    assert in_vain <= at_most


def test_what_is_pointed_at_are_the_words_that_tell() -> None:
    for note in NOTES:
        if note.half == "development" and note.warns:
            told = " ".join(note.marked).lower()
            for found in lint_note(note.text, note.names):
                if found.remark.value in note.kinds:
                    assert any(part in told for part in found.words.lower().split()), note.text


CASES: dict[str, tuple[str, list[str], list[tuple[Remark, str]]]] = {
    "a workplace in care": ("Sjuksköterskan på psykiatriska kliniken visade runt.", [], []),
    "said of somebody": (
        "Han är på psykiatrin igen.",
        [],
        [(Remark.HEALTH, "psykiatrin")],
    ),
    "two things in one note": (
        "Missbruk förr. Lever på aktivitetsersättning.",
        [],
        [(Remark.ADDICTION, "Missbruk"), (Remark.BENEFIT, "aktivitetsersättning")],
    ),
    "a name in the genitive": ("Runas första dag.", ["Runa Prov"], [(Remark.NAME, "Runas")]),
    "another of that first name": ("Runa Annan svarade.", ["Runa Prov"], []),
    "initials": ("R.P. vill börja i maj.", ["Runa Prov"], [(Remark.NAME, "R.P.")]),
    "adaptations are allowed": ("Lugn miljö, max fyra timmar, inga tunga lyft.", [], []),
}


@pytest.mark.parametrize("case", CASES)
def test_cases(case: str) -> None:
    text, names, expected = CASES[case]
    assert [(one.remark, one.words) for one in lint_note(text, names)] == expected


@settings(max_examples=40)
@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=3))
def test_whatever_is_written_is_quoted_as_it_was_written(text: str, names: list[str]) -> None:
    last = 0
    for found in lint_note(text, names):
        assert text[found.start : found.end] == found.words
        assert "".join((found.around[0], found.words, found.around[1])) in text
        assert found.start >= last, "in order, and nothing twice"
        last = found.end


def test_a_long_text_is_read_in_no_more_than_its_length() -> None:
    for nasty in (
        "0" * 50_000,
        "19850101-" * 5_000,
        "sjuk" * 12_000,
        "a " * 25_000,
        "850101 " * 7000,
    ):
        lint_note(nasty, ["Runa Prov"])
