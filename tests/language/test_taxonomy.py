"""The tree answers for what it knows, and says None, never an error, for what it does not."""

import pytest

from employer_match.language.taxonomy import Concept, Level, Taxonomy

TREE = Taxonomy.of(
    [
        Concept("field", Level.FIELD, "Hotell"),
        Concept("group", Level.GROUP, "Kockar", "field", ssyk_code="5120"),
        Concept("alone", Level.GROUP, "Utan fält"),
        Concept("cook", Level.OCCUPATION, "Kock", "group"),
        Concept("cold", Level.OCCUPATION, "kallskänka", "group"),
        Concept("stray", Level.OCCUPATION, "Utan grupp"),
    ],
    [("cook", "cold", 75)],
)


@pytest.mark.parametrize(
    ("asked", "label", "group", "group_id", "field"),
    [
        ("cook", "Kock", "group", None, "field"),
        ("group", "Kockar", "group", "group", "field"),
        ("field", "Hotell", None, None, "field"),
        ("alone", "Utan fält", "alone", "alone", None),
        ("stray", "Utan grupp", None, None, None),
        ("5120", None, None, "group", None),
        ("nowhere", None, None, None, None),
        ("", None, None, None, None),
        (None, None, None, None, None),
    ],
)
def test_where_a_code_stands(
    asked: str | None, label: str | None, group: str | None, group_id: str | None, field: str | None
) -> None:
    assert TREE.label(asked) == label
    assert TREE.group_of(asked) == group
    assert TREE.group_id(asked) == group_id
    assert TREE.field_of(asked) == field
    found = TREE.get(asked)
    assert (found.label if found else None) == label


def test_what_stands_below_and_beside() -> None:
    assert TREE.children("group") == ("cold", "cook"), "by label, whatever the case"
    assert TREE.children("cook") == ()
    assert [each.id for each in TREE.at(Level.GROUP)] == ["group", "alone"]
    assert dict(TREE.near("cook")) == {"cold": 75}
    assert dict(TREE.near("cold")) == {}, "near is not the same both ways"
