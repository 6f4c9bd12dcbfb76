"""The real ads, read in place: all of them must be understood."""

from collections import Counter

import pytest

from employer_match.integrations.jobtech.advert import Advert
from employer_match.integrations.jobtech.files import read_ads
from tests.integrations.jobtech.test_rows import cut, ids, rejected
from tests.support.shared_data import shared


@pytest.mark.parametrize(("name", "number"), [("ads", 522), ("headlines", 2418)])
def test_every_real_ad_is_read(name: str, number: int) -> None:
    found = list(read_ads(shared("jobtech", f"{name}.jsonl.gz")))
    assert (len(set(ids(found))), len(rejected(found)), cut(found)) == (number, 0, None)


def test_real_ads_are_understood() -> None:
    found = [each.outcome for each in read_ads(shared("jobtech", "ads.jsonl.gz"))]
    ads = [ad for ad in found if isinstance(ad, Advert)]
    assert all(ad.text and ad.employer_name and ad.occupation.id and ad.ssyk_code for ad in ads)
    assert all(ad.published_on and ad.last_day and ad.content_hash for ad in ads)
    known = Counter(
        name
        for ad in ads
        for name in ("organisation_number", "municipality_code", "coordinates", "hours_max")
        if getattr(ad, name) is not None
    )
    assert known == {
        "organisation_number": 516,
        "municipality_code": 490,
        "coordinates": 444,
        "hours_max": 511,
    }
    assert Counter(ad.permanent for ad in ads) == {True: 421, False: 101}
    assert Counter(ad.labels for ad in ads) == {(): 521, ("nystartsjobb",): 1}
    assert Counter(ad.licences for ad in ads) == {(): 493, ("B",): 28, ("D",): 1}
    assert all(55 < ad.coordinates[0] < 70 for ad in ads if ad.coordinates), "latitudes of Sweden"


def test_a_second_reading_finds_nothing_changed() -> None:
    path = shared("jobtech", "ads.jsonl.gz")
    first, second = ([each.outcome for each in read_ads(path)] for _ in range(2))
    assert first == second
    assert len({ad.content_hash for ad in first if isinstance(ad, Advert)}) == 522
