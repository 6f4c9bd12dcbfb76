"""Real ads are ranked by the rule, and the order of their lines changes nothing."""

import gzip
import json
import random
from datetime import date
from pathlib import Path

import pytest

from employer_match.ranking import Excluded, Ranked
from employer_match.ranking.rules import PLACE
from employer_match.services.suggestions.rank_files import FilesToRank, RankedFiles, rank_files
from tests.support.shared_data import shared

PEOPLE = [
    {
        "id": "narrow",
        "wishes": [
            {"rank": 1, "group": "5311"},
            {"rank": 2, "text": "arbeta med barn"},
            {"rank": 3, "field": "MVqp_eS8_kDZ"},
        ],
        "must_not": [{"text": "natt"}, {"condition": "weekend"}],
        "area": {"from": "0180", "max_km": 60},
        "licences": [],
    },
    {"id": "open"},
]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two invented people."""
    path = tmp_path_factory.mktemp("rank") / "people.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in PEOPLE), encoding="utf-8")
    return path


def ranked(people: Path, ads: Path) -> RankedFiles:
    """The ads ranked on a day when most of them were open."""
    return rank_files(
        FilesToRank(
            profiles=people,
            vacancies=ads,
            today=date(2025, 3, 1),
            taxonomy=shared("taxonomy"),
            municipalities=shared("geo", "municipalities.csv"),
            why_not=True,
        )
    )


@pytest.mark.slow
def test_real_ads_by_the_rule(people: Path) -> None:
    done = ranked(people, shared("jobtech", "ads.jsonl.gz"))
    results = list(done.results)
    assert not done.rejected
    assert not done.unknown_codes
    for person in ("narrow", "open"):
        mine = [each for each in results if each.profile == person]
        suggested = [each for each in mine if isinstance(each, Ranked)]
        excluded = {each.vacancy for each in mine if isinstance(each, Excluded)}
        places = [(PLACE[each.tier], each.wish or 0) for each in suggested]
        assert places == sorted(places)
        assert [each.rank for each in suggested] == list(range(1, 21))
        assert not excluded & {each.vacancy for each in suggested}
    by_id = {each.id: each for each in done.openings.vacancies}
    narrow = [by_id[e.vacancy] for e in results if e.profile == "narrow" and isinstance(e, Ranked)]
    assert not any(" natt" in opening.text.lower() for opening in narrow)
    fields = [by_id[e.vacancy].field for e in results if e.profile == "open"][:5]
    assert len(set(fields)) == 5


@pytest.mark.slow
def test_real_ads_in_another_order(people: Path, tmp_path: Path) -> None:
    ads = shared("jobtech", "ads.jsonl.gz")
    with gzip.open(ads, "rt", encoding="utf-8") as lines:
        rows = [line for line in lines if line.strip()]
    shuffled = tmp_path / "ads.jsonl"
    shuffled.write_text("".join(random.Random(5).sample(rows, len(rows))), encoding="utf-8")
    first, second = (list(ranked(people, path).results) for path in (ads, shuffled))
    assert first == second
