"""The stream's client against a server on a real socket that plays JobStream, with every fault."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from employer_match.integrations.jobtech.advert import Removal
from employer_match.integrations.jobtech.stream import (
    JobStream,
    Politeness,
    StreamRefused,
    StreamUnavailable,
)
from tests.integrations.jobtech.test_rows import cut, ids, rejected
from tests.support.jobtech_ads import an_ad
from tests.support.jobtech_server import Fault, JobTechServer

MONDAY = datetime(2026, 11, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Time:
    """A clock that stands still unless somebody waits; remembers for how long."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waited: list[float] = []

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass."""
        self.waited.append(seconds)
        self.now += seconds


@pytest.fixture
def jobtech() -> Iterator[JobTechServer]:
    """A server with three ads of Monday morning, an hour apart."""
    with JobTechServer() as server:
        for number in (1, 2, 3):
            server.publish(an_ad(str(number)), at=MONDAY + number * HOUR)
        yield server


@pytest.fixture
def time() -> Time:
    """The client's time."""
    return Time()


@pytest.fixture
def client(jobtech: JobTechServer, time: Time) -> JobStream:
    """The client of that server, in that time."""
    return JobStream(jobtech.url + "/", politeness(time))


def politeness(time: Time) -> Politeness:
    """The usual politeness, without spending real time."""
    return Politeness(timeout=5, wait=time.wait, clock=lambda: time.now)


def test_the_snapshot_has_every_live_ad(client: JobStream, jobtech: JobTechServer) -> None:
    jobtech.remove("2", at=MONDAY + 5 * HOUR)
    found = list(client.snapshot())
    assert (ids(found), rejected(found), cut(found)) == (["1", "3"], [], None)
    (asked,) = jobtech.asked
    assert (asked.path, asked.query, asked.accept) == ("/v2/snapshot", {}, "application/jsonl")


def test_a_window_has_what_changed_in_it(client: JobStream, jobtech: JobTechServer) -> None:
    jobtech.remove("1", at=MONDAY + 2 * HOUR)
    found = list(client.window(MONDAY + 1.5 * HOUR, MONDAY + 2.5 * HOUR))
    assert sorted(ids(found)) == ["1", "2"]
    assert Removal("1", MONDAY + 2 * HOUR) in [each.outcome for each in found]
    assert jobtech.asked[0].query == {
        "updated-after": ["2026-11-02T09:30:00"],
        "updated-before": ["2026-11-02T10:30:00"],
    }


def test_a_window_may_be_empty_and_may_be_open(client: JobStream) -> None:
    assert list(client.window(MONDAY - HOUR, MONDAY)) == []
    assert ids(list(client.window(MONDAY + 1.5 * HOUR))) == ["2", "3"]


def test_filters_may_be_repeated(client: JobStream, jobtech: JobTechServer) -> None:
    elsewhere = {"municipality_concept_id": "mun2_aaa_aaa", "region_concept_id": "reg2_aaa_aaa"}
    jobtech.publish(an_ad("4", workplace_address=elsewhere), at=MONDAY)
    jobtech.publish(an_ad("5", occupation={"concept_id": "occ2_aaa_aaa"}), at=MONDAY)
    assert ids(list(client.window(MONDAY, locations=["mun2_aaa_aaa", "none"]))) == ["4"]
    assert ids(list(client.window(MONDAY, occupations=["occ2_aaa_aaa"]))) == ["5"]
    assert jobtech.asked[0].query["location-concept-id"] == ["mun2_aaa_aaa", "none"]


def test_an_answer_as_an_array_is_read_too(
    client: JobStream, jobtech: JobTechServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "employer_match.integrations.jobtech.stream.HEADERS", {"Accept": "application/json"}
    )
    assert ids(list(client.snapshot())) == ["1", "2", "3"]
    jobtech.fail(Fault.CLEAN_END_MID_AD, whole_ads=2)
    found = list(client.snapshot())
    assert (ids(found), cut(found)) == (["1", "2"], "ends in the middle of an ad")


def test_requests_are_a_minute_apart(client: JobStream, time: Time) -> None:
    list(client.snapshot())
    assert time.waited == []
    time.now += 20
    list(client.window(MONDAY))
    assert time.waited == [40]
    time.now += 300
    list(client.window(MONDAY))
    assert time.waited == [40]


@pytest.mark.parametrize(
    ("retry_after", "waited"),
    [("7", 60), ("90", 90), (None, 60), ("soon", 60), ("", 60), ("0", 60)],
)
def test_too_many_requests_are_asked_again_when_the_server_says(
    client: JobStream, jobtech: JobTechServer, time: Time, retry_after: str | None, waited: float
) -> None:
    jobtech.fail(Fault.TOO_MANY, retry_after=retry_after)
    assert ids(list(client.snapshot())) == ["1", "2", "3"]
    assert time.waited == [waited], "the pause at least, and as long as the server asks for"
    assert len(jobtech.asked) == 2


def test_retry_after_may_be_a_date(client: JobStream, jobtech: JobTechServer, time: Time) -> None:
    in_four_minutes = datetime.now(UTC) + timedelta(minutes=4)
    jobtech.fail(Fault.TOO_MANY, retry_after=format_datetime(in_four_minutes, usegmt=True))
    assert ids(list(client.snapshot())) == ["1", "2", "3"]
    assert time.waited == [pytest.approx(240, abs=10)]


def test_who_is_told_to_come_back_much_later_does_not_wait_here(
    client: JobStream, jobtech: JobTechServer, time: Time
) -> None:
    jobtech.fail(Fault.TOO_MANY, retry_after="7200")
    with pytest.raises(StreamUnavailable, match=r"429 .*come back in 7200 seconds"):
        list(client.snapshot())
    assert time.waited == []


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.HANG_UP, Fault.TOO_MANY])
def test_a_passing_fault_is_tried_again_ever_more_slowly(
    client: JobStream, jobtech: JobTechServer, time: Time, fault: Fault
) -> None:
    for _ in range(3):
        jobtech.fail(fault)
    assert ids(list(client.snapshot())) == ["1", "2", "3"]
    assert time.waited == [60, 120, 240]


def test_a_lasting_fault_ends_the_trying(
    client: JobStream, jobtech: JobTechServer, time: Time
) -> None:
    for _ in range(9):
        jobtech.fail(Fault.SERVER_ERROR)
    with pytest.raises(StreamUnavailable, match=r"said 500 .* after 5 tries"):
        list(client.snapshot())
    assert len(jobtech.asked) == 5
    assert sum(time.waited) == 60 + 120 + 240 + 480


def test_a_wrong_question_is_not_asked_again(client: JobStream, jobtech: JobTechServer) -> None:
    jobtech.fail(Fault.BAD_REQUEST)
    with pytest.raises(StreamRefused, match=r'/v2/stream said 400 .*"bad window"'):
        list(client.window(MONDAY))
    assert len(jobtech.asked) == 1


def test_a_wrong_address_is_refused(jobtech: JobTechServer, time: Time) -> None:
    for base in (jobtech.url + "/elsewhere", "nowhere", "ftp://127.0.0.1"):
        with pytest.raises(StreamRefused):
            list(JobStream(base, politeness(time)).snapshot())


def test_nobody_at_home_is_told_after_some_tries(time: Time) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # taken, and nobody listens
        base = f"http://127.0.0.1:{held.getsockname()[1]}"
        with pytest.raises(StreamUnavailable, match=r"no answer \(ConnectionError\) after 5 tries"):
            list(JobStream(base, politeness(time)).snapshot())


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.BROKEN_MID_AD, "the connection broke"),
        (Fault.BROKEN_CHUNK, "the connection broke"),
        (Fault.CLEAN_END_MID_AD, "ends in the middle of an ad"),
    ],
)
@pytest.mark.parametrize("whole_ads", [0, 1, 2])
def test_a_cut_keeps_what_came_whole_and_is_told(
    client: JobStream, jobtech: JobTechServer, fault: Fault, reason: str, whole_ads: int
) -> None:
    jobtech.fail(fault, whole_ads=whole_ads)
    for ask in (client.snapshot, lambda: client.window(MONDAY)):
        found = list(ask())
        assert (ids(found), rejected(found)) == (["1", "2", "3"][:whole_ads], [])
        assert cut(found) == reason
        jobtech.fail(fault, whole_ads=whole_ads)


def test_a_page_in_place_of_ads_is_no_empty_snapshot(
    client: JobStream, jobtech: JobTechServer
) -> None:
    jobtech.fail(Fault.NOT_ADS)
    with pytest.raises(StreamUnavailable, match="sent no ads"):
        list(client.snapshot())


def test_one_bad_ad_is_refused_alone(client: JobStream, jobtech: JobTechServer) -> None:
    jobtech.publish(an_ad("2", headline=["x"]), at=MONDAY + 2 * HOUR)
    found = list(client.snapshot())
    assert ids(found) == ["1", "3"]
    assert rejected(found) == [(2, "2", "headline: must be text")]


def test_reading_may_stop_early(client: JobStream) -> None:
    found = client.snapshot()
    assert ids([next(found)]) == ["1"]
    found.close()  # type: ignore[attr-defined]
