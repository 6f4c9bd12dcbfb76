"""Which windows are asked for, and which of several events on an ad counts."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.integrations.jobtech.advert import Advert, Removal, parse
from employer_match.integrations.jobtech.windows import latest, stamp, windows
from tests.support.jobtech_ads import an_ad

MORNING = datetime(2026, 11, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


def event(headline: str, at: datetime | None, ad_id: str = "101", **changes: Any) -> Advert:
    """An ad as it stood at that moment."""
    milliseconds = None if at is None else int(at.timestamp() * 1000)
    read = parse(an_ad(ad_id, headline=headline, timestamp=milliseconds, **changes))
    assert isinstance(read, Advert)
    return read


def test_windows_follow_each_other_and_each_reaches_back() -> None:
    five = timedelta(minutes=5)
    assert list(windows(MORNING, MORNING + 2.5 * HOUR, five, HOUR)) == [
        (MORNING - five, MORNING + HOUR),
        (MORNING + HOUR - five, MORNING + 2 * HOUR),
        (MORNING + 2 * HOUR - five, MORNING + 2.5 * HOUR),
    ]


def test_a_watermark_of_now_or_later_asks_for_nothing() -> None:
    assert list(windows(MORNING, MORNING)) == []
    assert list(windows(MORNING, MORNING - HOUR)) == []


@given(st.integers(1, 500_000), st.integers(0, 3600), st.integers(3600, 100_000))
def test_windows_leave_no_gap(seconds: int, overlap: int, span: int) -> None:
    now = MORNING + timedelta(seconds=seconds)
    found = list(windows(MORNING, now, timedelta(seconds=overlap), timedelta(seconds=span)))
    assert found[0][0] <= MORNING
    assert found[-1][1] == now
    for (_, before), (after, _) in pairwise(found):
        assert before - after == timedelta(seconds=overlap)


def test_a_moment_is_sent_in_utc() -> None:
    stockholm = timezone(timedelta(hours=1))
    assert stamp(datetime(2026, 11, 2, 9, 30, 15, 999, tzinfo=stockholm)) == "2026-11-02T08:30:15"


def test_the_latest_event_counts_whatever_the_order_of_arrival() -> None:
    old, new = event("Gammal", MORNING), event("Ny", MORNING + HOUR)
    assert latest([old, new]) == latest([new, old]) == {"101": new}


def test_a_removal_counts_when_it_is_later_and_a_new_version_when_it_came_after() -> None:
    removal = Removal("101", MORNING + HOUR)
    before, after = event("Före", MORNING), event("Efter", MORNING + 2 * HOUR)
    assert latest([removal, before]) == {"101": removal}
    assert latest([after, removal]) == {"101": after}
    over = event("Slut", MORNING, removed=True, removed_date="2026-11-02T09:30:00")
    assert latest([removal, over]) == {"101": over}


@pytest.mark.parametrize(
    "silent", [Removal("101", None), event("Tyst", None), event("Slut", MORNING, removed=True)]
)
def test_where_time_is_silent_the_later_arrival_counts(silent: Advert | Removal) -> None:
    told = event("Sagt", MORNING)
    assert latest([told, silent]) == {"101": silent}
    assert latest([silent, told]) == {"101": told}


def test_each_ad_has_its_own_event() -> None:
    one, other = event("Ett", MORNING, "1"), event("Två", MORNING, "2")
    assert latest([one, other]) == {"1": one, "2": other}
