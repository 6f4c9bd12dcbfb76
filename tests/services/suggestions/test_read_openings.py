"""Ads become openings with what they say and nothing more; repeats and removals settle by time."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from employer_match.integrations.jobtech.advert import Advert, parse
from employer_match.ranking import Closed, Hours, Vacancy
from employer_match.ranking.reading import WrongInput
from employer_match.services.adverts.opening_of_advert import opening_of_advert
from employer_match.services.suggestions.read_openings import RejectedRow, read_openings
from employer_match.vocabulary import Condition
from tests.support.shared_data import shared

AD = {
    "id": "1",
    "headline": "Diskare",
    "description": {
        "text": "Krav: B-körkort. Inga tunga lyft.",
        "conditions": "Arbetet är förlagt till dagtid.",
    },
    "occupation": {"concept_id": "o-dish", "label": "Diskare"},
    "occupation_group": {"concept_id": "g", "label": "x", "legacy_ams_taxonomy_id": "9412"},
    "occupation_field": {"concept_id": "f", "label": "y"},
    "workplace_address": {"municipality_code": "0180"},
    "scope_of_work": {"min": 25, "max": 50},
    "must_have": {"languages": [{"concept_id": "l", "label": "Svenska"}]},
    "publication_date": "2026-11-01T08:00:00",
    "application_deadline": "2026-12-24T23:59:59",
    "last_publication_date": "2026-12-01T23:59:59",
    "timestamp": 1_790_000_000_000,
}


def opening(**changed: object) -> Vacancy:
    """The ad, changed, as an opening."""
    advert = parse({**AD, **changed})
    assert isinstance(advert, Advert)
    return opening_of_advert(advert)


def test_what_the_ad_says_is_taken() -> None:
    found = opening()
    assert (found.occupation, found.occupation_label) == ("o-dish", "Diskare")
    assert (found.group, found.ssyk_code, found.field) == ("g", "9412", "f")
    assert (found.municipality, found.hours) == ("0180", Hours(10, 20))
    assert found.conditions == {Condition.DAYTIME: True, Condition.HEAVY_LIFTING: False}
    assert found.quotes[Condition.DAYTIME] == "Arbetet är förlagt till dagtid."
    assert (found.licences, found.languages) == (frozenset({"B"}), frozenset({"sv"}))
    assert (found.published, found.deadline) == (date(2026, 11, 1), date(2026, 12, 1))
    assert found.closed is None


def test_what_it_leaves_open_is_unknown() -> None:
    advert = parse({"id": "1", "headline": "Diskare"})
    assert isinstance(advert, Advert)
    assert opening_of_advert(advert) == Vacancy(id="1", headline="Diskare")


def test_a_licence_of_no_named_class_is_some_licence() -> None:
    silent = {"text": "Välkommen."}
    assert opening(description=silent, driving_license_required=True).licences == frozenset(
        {"driving_licence"}
    )
    assert opening(description=silent, driving_license_required=False).licences == frozenset()


def test_a_place_given_by_name_only_has_its_code() -> None:
    assert opening(workplace_address={"municipality": "Umeå"}).municipality == "2480"
    assert opening(workplace_address={"municipality": "Ankeborg"}).municipality is None


def test_a_removed_ad_is_closed() -> None:
    assert opening(removed=True).closed is Closed.WITHDRAWN


def read(path: Path, rows: list[dict]) -> list[Vacancy | RejectedRow]:
    """The rows, written to a file and read."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return list(read_openings(path))


@pytest.mark.parametrize("backwards", [False, True])
def test_the_newest_of_several_rows_counts_whatever_their_order(
    tmp_path: Path, backwards: bool
) -> None:
    newer = {**AD, "headline": "Diskare, ny text", "timestamp": 1_790_000_000_001}
    rows = [AD, newer, AD]
    (found,) = read(tmp_path / "ads", rows[::-1] if backwards else rows)
    assert isinstance(found, Vacancy)
    assert found.headline == "Diskare, ny text"


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("removed_date", "closed"),
    [("2030-01-01T00:00:00", True), ("2020-01-01T00:00:00", False), (None, True)],
)
def test_a_removal_closes_what_it_came_after(
    tmp_path: Path, backwards: bool, removed_date: str | None, closed: bool
) -> None:
    rows = [AD, {"id": "1", "removed": True, "removed_date": removed_date}]
    rows.append({"id": "gone", "removed": True, "removed_date": None})
    (found,) = read(tmp_path / "ads", rows[::-1] if backwards else rows)
    assert isinstance(found, Vacancy)
    assert (found.closed is Closed.WITHDRAWN) is closed


@pytest.mark.parametrize("backwards", [False, True])
def test_of_two_needs_with_one_id_the_later_published_counts(
    tmp_path: Path, backwards: bool
) -> None:
    rows = [
        {"id": "1", "kind": "tasks", "headline": "a", "published": "2026-01-01"},
        {"id": "1", "kind": "tasks", "headline": "b", "published": "2026-01-02"},
        {"id": "1", "kind": "tasks", "headline": "c"},
    ]
    (found,) = read(tmp_path / "needs", rows[::-1] if backwards else rows)
    assert isinstance(found, Vacancy)
    assert found.headline == "b"


def test_a_damaged_archive_is_said_to_be_one(tmp_path: Path) -> None:
    path, packed = tmp_path / "needs.gz", gzip.compress(b'{"id": "1", "kind": "job"}\n' * 2000)
    path.write_bytes(packed[:-8])
    with pytest.raises(WrongInput, match="the gzip data is damaged"):
        list(read_openings(path))
    path.write_bytes(packed[:10])
    assert [type(each) for each in read_openings(path)] == [RejectedRow]


def test_real_ads_are_all_read() -> None:
    found = list(read_openings(shared("jobtech", "ads.jsonl.gz")))
    openings = [each for each in found if isinstance(each, Vacancy)]
    assert len(openings) == len(found) > 500
    assert all(each.occupation and each.group and each.field for each in openings)
    assert sum(each.municipality is not None for each in openings) > 400
    assert all(each.quotes.keys() == each.conditions.keys() for each in openings)
