"""Municipalities are read whole or refused with file, line and what to do."""

from pathlib import Path

import pytest

from employer_match.integrations.geo import (
    MunicipalitiesError,
    municipalities,
    municipalities_from,
)
from employer_match.ranking.distance import kilometres
from tests.support.shared_data import shared

HEAD = "latitude,longitude,code,name\n"


def test_bundled_list_is_sweden() -> None:
    found = municipalities()
    assert len(found) == 290
    assert found["0180"].name == "Stockholm"
    assert all(
        55 < each.latitude < 69.1 and 10.9 < each.longitude < 24.2 for each in found.values()
    )
    assert len({each.name for each in found.values()}) == 290


def test_bundled_points_lie_within_a_kilometre_of_the_published_ones() -> None:
    published = municipalities_from(shared("geo", "municipalities.csv"))
    bundled = municipalities()
    assert published.keys() == bundled.keys()
    assert max(kilometres(published[code], bundled[code]) for code in bundled) < 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,name\n", "column latitude is missing"),
        ("", "column code is missing"),
        (HEAD + "59,18,180,Stockholm\n", "line 2: code '180' must be SCB's four digits"),
        (HEAD + "59,18,0180,A\n59,18,0180,B\n", "line 3: code 0180 is there twice"),
        (HEAD + "north,18,0180,A\n", "latitude 'north' must be degrees"),
        (HEAD + "59,181,0180,A\n", "longitude '181' must be degrees up to 180"),
        (HEAD + "59\n", "line 2: code '' must be"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "towns.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MunicipalitiesError, match=said):
        municipalities_from(path)


def test_other_columns_and_their_order_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text("\ufeffcounty," + HEAD + "X,59.5,18.25,9901,Granköping\n", encoding="utf-8")
    town = municipalities_from(path)["9901"]
    assert (town.name, town.latitude, town.longitude) == ("Granköping", 59.5, 18.25)


def test_text_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_bytes((HEAD + "59,18,0180,Göteborg\n").encode("latin-1"))
    with pytest.raises(MunicipalitiesError, match="not UTF-8"):
        municipalities_from(path)
