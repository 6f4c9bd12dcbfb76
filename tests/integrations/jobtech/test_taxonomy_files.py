"""The occupation tree from files in JobTech's form: invented ones, ours, the real ones."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from employer_match.integrations.jobtech import taxonomy_files
from employer_match.integrations.jobtech.taxonomy_files import (
    FIELDS,
    GROUPS,
    HIERARCHY,
    KEYWORDS,
    NEAR,
    TaxonomyFilesError,
    bundled,
    load,
)
from employer_match.language.taxonomy import Concept, Level
from tests.support.shared_data import shared

Json = dict[str, Any]
Written = Callable[..., Path]


def concept(concept_id: str, kind: str, *below: Json, **more: Any) -> Json:
    """A concept in the published form; its label is made of its id."""
    made = {"id": concept_id, "type": kind, "preferred_label": f"Påhittat {concept_id}", **more}
    return made | {"narrower": list(below)} if below else made


GARDENER = concept("gard", Level.OCCUPATION, alternative_labels=["odlare", "Påhittat gard"])
GROOM = concept("groo", Level.OCCUPATION)
PLANTS = concept("plan", Level.GROUP, GARDENER, ssyk_code_2012="6113", definition="Odlar växter.")
ANIMALS = concept("anim", Level.GROUP, GROOM, ssyk_code_2012="6121")
TREE = concept("top", "ssyk-level-1", concept("two", "ssyk-level-2", PLANTS, ANIMALS))
BARE = concept("plan", Level.GROUP, concept("gard", Level.OCCUPATION))
NATURE = concept("natu", Level.FIELD, BARE)
RELATIONS = concept(
    "gard",
    Level.OCCUPATION,
    substituted_by=[{"id": "groo", "substitutability_percentage": 25}],
    substitutes=[
        {"id": "groo", "substitutability_percentage": 75},
        {"id": "gone", "substitutability_percentage": 75},
    ],
)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes concepts as a published file: `written(HIERARCHY, TREE)`; gives the folder."""

    def write(name: str, *concepts: Json) -> Path:
        text = json.dumps({"data": {"concepts": concepts}}, ensure_ascii=False)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    write(NEAR, RELATIONS)
    return write


def test_the_levels_stand_in_their_order(written: Written) -> None:
    written(FIELDS, NATURE)
    tree = load(written(HIERARCHY, TREE))
    assert tree.concepts["gard"] == Concept(
        "gard", Level.OCCUPATION, "Påhittat gard", parent="plan", synonyms=("odlare",)
    )
    assert tree.concepts["plan"] == Concept(
        "plan", Level.GROUP, "Påhittat plan", "natu", "Odlar växter.", "6113"
    )
    assert (tree.field_of("gard"), tree.group_id("6113")) == ("natu", "plan")


def test_a_group_without_a_field_stands_under_the_top_of_the_hierarchy(written: Written) -> None:
    written(FIELDS, NATURE)
    tree = load(written(HIERARCHY, TREE))
    assert tree.field_of("groo") == "top"
    assert [each.id for each in tree.at(Level.FIELD)] == ["natu", "top"]


def test_one_tree_file_of_the_three_is_enough(written: Written, tmp_path: Path) -> None:
    assert load(written(GROUPS, PLANTS, ANIMALS)).field_of("gard") is None
    (tmp_path / GROUPS).unlink()
    assert load(written(FIELDS, NATURE)).field_of("gard") == "natu"
    (tmp_path / FIELDS).unlink()
    assert load(written(HIERARCHY, TREE)).field_of("gard") == "top"


def test_who_substitutes_whom_is_told_from_both_sides(written: Written) -> None:
    tree = load(written(HIERARCHY, TREE))
    assert dict(tree.near("gard")) == {"groo": 25}, "groo substitutes gard"
    assert dict(tree.near("groo")) == {"gard": 75}, "gard substitutes groo; `gone` is unknown"


def test_keywords_become_synonyms_of_occupations(written: Written) -> None:
    related = [{"id": "groo", "type": Level.OCCUPATION}, {"id": "skil", "type": "skill"}]
    written(KEYWORDS, {"id": "key", "preferred_label": "Stall", "related": related})
    tree = load(written(HIERARCHY, TREE))
    assert tree.concepts["groo"].synonyms == ("Stall",)
    assert "skil" not in tree.concepts


def test_a_download_takes_the_bundled_fields_and_our_own_words(
    written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = tmp_path / "ours"
    ours.mkdir()
    for name, concepts in ((FIELDS, [NATURE]), (HIERARCHY, [TREE])):
        (ours / name).write_text(json.dumps({"data": {"concepts": concepts}}), encoding="utf-8")
    monkeypatch.setattr(taxonomy_files, "BUNDLED", ours)
    plain = concept("plan", Level.GROUP, concept("gard", Level.OCCUPATION), ssyk_code_2012="6113")
    tree = load(written(GROUPS, plain))
    assert tree.field_of("gard") == "natu"
    assert tree.concepts["gard"].synonyms == ("odlare",)
    assert "groo" not in tree.concepts, "words are borrowed, occupations are not"


def test_the_version_follows_the_content(written: Written) -> None:
    first = load(written(HIERARCHY, TREE)).version
    assert load(written(HIERARCHY, TREE)).version == first
    assert load(written(HIERARCHY, TREE | {"preferred_label": "Annat"})).version != first


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (HIERARCHY, "{", "not JSON"),
        (HIERARCHY, b"\xff\xfe", "not JSON in UTF-8"),
        (HIERARCHY, "[]", "must be a JSON object"),
        (HIERARCHY, "[" * 9999, "nested too deeply"),
        (HIERARCHY, '{"data": {}}', "data.concepts: missing"),
        (HIERARCHY, '{"data": {"concepts": {}}}', "data.concepts: must be a list"),
        (HIERARCHY, [{"type": Level.GROUP}], "data.concepts[0].id: missing"),
        (
            HIERARCHY,
            [{"type": Level.FIELD, "id": "x"}],
            "data.concepts[0].preferred_label: missing",
        ),
        (HIERARCHY, [GARDENER], "data.concepts[0].type: an occupation must stand under its group"),
        (HIERARCHY, [PLANTS | {"ssyk_code_2012": "611"}], "ssyk_code_2012: must have four digits"),
        (NEAR, [RELATIONS | {"substitutes": [{"id": "x"}]}], "substitutes[0].substitutability_per"),
        (KEYWORDS, [{"related": [{"type": Level.OCCUPATION}]}], "related[0].id: missing"),
    ],
)
def test_what_is_wrong_is_said_with_its_file(
    written: Written, name: str, text: str | bytes | list[Json], said: str
) -> None:
    folder = written(HIERARCHY, TREE)
    if isinstance(text, list):
        text = json.dumps({"data": {"concepts": text}})
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(TaxonomyFilesError) as wrong:
        load(folder)
    assert str(wrong.value).startswith(f"{folder / name}: ")
    assert said in str(wrong.value)


def test_what_is_missing_is_named_and_what_is_there_too(written: Written, tmp_path: Path) -> None:
    with pytest.raises(TaxonomyFilesError, match=f"{HIERARCHY} or .* JSON files there: {NEAR}"):
        load(tmp_path)
    written(HIERARCHY, TREE)
    (tmp_path / NEAR).unlink()
    with pytest.raises(TaxonomyFilesError, match=f"{NEAR} is missing; .* there: {HIERARCHY}"):
        load(tmp_path)
    with pytest.raises(TaxonomyFilesError, match="nowhere: no such folder"):
        load(tmp_path / "nowhere")


def test_the_bundled_taxonomy_is_whole() -> None:
    tree = bundled()
    assert bundled() is tree
    occupations = tree.at(Level.OCCUPATION)
    assert len(occupations) >= 50
    assert len(tree.at(Level.FIELD)) >= 5
    for occupation in occupations:
        group = tree.get(tree.group_of(occupation.id))
        assert group is not None
        assert group.ssyk_code, occupation.label
        assert group.definition, occupation.label
        field = tree.get(tree.field_of(occupation.id))
        assert field is not None
        assert field.level is Level.FIELD, occupation.label


def test_the_published_files_are_read_whole() -> None:
    tree = load(shared("taxonomy"))
    assert len(tree.at(Level.OCCUPATION)) == 2412
    assert len(tree.at(Level.GROUP)) == 400
    assert all(tree.field_of(group.id) for group in tree.at(Level.GROUP))
    assert all(group.ssyk_code and group.definition for group in tree.at(Level.GROUP))
    assert sum(len(near) for near in tree.related.values()) == 8324
    assert {of for near in tree.related.values() for of in near.values()} == {25, 75}
    ours = {each.id: each for each in bundled().at(Level.OCCUPATION)}
    assert all(set(each.synonyms) <= set(tree.concepts[key].synonyms) for key, each in ours.items())
    assert all(tree.field_of(key) == bundled().field_of(key) for key in ours)
