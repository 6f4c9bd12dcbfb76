"""The mirror follows JobTech's stream, and no fault of it loses or closes an ad."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import Engine, select

from employer_match import db
from employer_match.integrations.jobtech.stream import JobStream, Politeness
from employer_match.models import StreamState, Vacancy
from employer_match.services.actor import SYSTEM
from employer_match.services.adverts.import_ads import import_ads
from employer_match.services.adverts.sync_ads import SyncResult, sync_ads
from employer_match.vocabulary import VacancyState
from tests.services.adverts.test_import_ads import rows
from tests.support.jobtech_ads import an_ad
from tests.support.jobtech_server import Fault, JobTechServer

MONDAY = datetime(2026, 11, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
IMPATIENT = Politeness(pause=0, tries=2, timeout=5, wait=lambda _seconds: None)


@pytest.fixture(autouse=True)
def _on_monday() -> Iterator[None]:
    with time_machine.travel(MONDAY + 4 * HOUR, tick=True):
        yield


@pytest.fixture
def jobtech() -> Iterator[JobTechServer]:
    with JobTechServer() as server:
        for number in (1, 2, 3):
            server.publish(an_ad(str(number)), at=MONDAY + number * HOUR)
        yield server


def sync(engine: Engine, jobtech: JobTechServer, at: datetime) -> SyncResult:
    return sync_ads(engine, JobStream(jobtech.url, IMPATIENT), now=at)


def states(engine: Engine) -> dict[str | None, str]:
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        found = session.execute(select(Vacancy.external_id, Vacancy.state))
        return {ad_id: state.value for ad_id, state in found}


def watermark(engine: Engine) -> datetime | None:
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        return session.scalar(select(StreamState.watermark))


def test_first_the_snapshot_then_windows(engine: Engine, jobtech: JobTechServer) -> None:
    first = sync(engine, jobtech, MONDAY + 4 * HOUR)
    assert (first.snapshot, first.ads.created, first.stopped) == (True, 3, None)
    jobtech.publish(an_ad("4"), at=MONDAY + 4.5 * HOUR)
    jobtech.publish(an_ad("1", headline="Ändrad"), at=MONDAY + 4.5 * HOUR)
    jobtech.remove("2", at=MONDAY + 4.6 * HOUR)
    second = sync(engine, jobtech, MONDAY + 5 * HOUR)
    assert not second.snapshot
    assert (second.ads.created, second.ads.updated, second.ads.removed) == (1, 1, 1)
    assert states(engine) == {"1": "open", "2": "withdrawn", "3": "open", "4": "open"}
    assert watermark(engine) == MONDAY + 5 * HOUR
    asked = jobtech.asked[-1].query
    assert asked["updated-after"] == ["2026-11-02T11:55:00"]  # five minutes of overlap


def test_a_snapshot_closes_what_it_lacks(engine: Engine, jobtech: JobTechServer) -> None:
    import_ads(engine, rows(an_ad("9")))
    result = sync(engine, jobtech, MONDAY + 4 * HOUR)
    assert result.ads.removed == 1
    assert states(engine)["9"] == "withdrawn"
    import_ads(engine, rows(an_ad("9")))  # the old file again
    assert states(engine)["9"] == "withdrawn"


@pytest.mark.parametrize("fault", [Fault.CLEAN_END_MID_AD, Fault.BROKEN_MID_AD, Fault.BROKEN_CHUNK])
def test_a_cut_snapshot_keeps_what_came_and_closes_nothing(
    engine: Engine, jobtech: JobTechServer, fault: Fault
) -> None:
    import_ads(engine, rows(an_ad("9")))
    jobtech.fail(fault, whole_ads=2)
    result = sync(engine, jobtech, MONDAY + 4 * HOUR)
    assert result.stopped
    assert states(engine) == {"9": "open", "1": "open", "2": "open"}
    assert watermark(engine) is None
    assert sync(engine, jobtech, MONDAY + 4 * HOUR).ads.created == 1
    assert states(engine)["9"] == "withdrawn"


def test_a_cut_window_is_asked_for_again(engine: Engine, jobtech: JobTechServer) -> None:
    sync(engine, jobtech, MONDAY + 4 * HOUR)
    for number in (4, 5):
        jobtech.publish(an_ad(str(number)), at=MONDAY + 4.5 * HOUR)
    jobtech.fail(Fault.CLEAN_END_MID_AD)
    broken = sync(engine, jobtech, MONDAY + 5 * HOUR)
    assert (broken.ads.created, bool(broken.stopped)) == (1, True)
    assert watermark(engine) == MONDAY + 4 * HOUR
    assert sync(engine, jobtech, MONDAY + 5 * HOUR).ads.created == 1
    assert watermark(engine) == MONDAY + 5 * HOUR


def test_a_break_between_windows_resumes_at_the_first_that_was_not_kept(
    engine: Engine, jobtech: JobTechServer
) -> None:
    sync(engine, jobtech, MONDAY + 4 * HOUR)
    late = MONDAY + timedelta(days=3)
    jobtech.publish(an_ad("4"), at=MONDAY + timedelta(days=1))
    jobtech.publish(an_ad("5"), at=late - HOUR)
    asked = len(jobtech.asked)

    class Breaking:
        """The stream, but its second window fails."""

        def __init__(self) -> None:
            self.inner = JobStream(jobtech.url, IMPATIENT)
            self.windows = 0

        def snapshot(self):  # type: ignore[no-untyped-def]
            raise AssertionError

        def window(self, after: datetime, before: datetime):  # type: ignore[no-untyped-def]
            self.windows += 1
            if self.windows == 2:
                raise KeyboardInterrupt
            return self.inner.window(after, before)

    with pytest.raises(KeyboardInterrupt):
        sync_ads(engine, Breaking(), now=late)
    assert watermark(engine) == MONDAY + 4 * HOUR + timedelta(days=1)
    assert len(jobtech.asked) == asked + 1
    sync(engine, jobtech, late)
    assert set(states(engine)) == {"1", "2", "3", "4", "5"}


@pytest.mark.parametrize(
    "fault", [Fault.TOO_MANY, Fault.SERVER_ERROR, Fault.HANG_UP, Fault.NOT_ADS, Fault.BAD_REQUEST]
)
def test_a_server_that_does_not_serve_changes_nothing(
    engine: Engine, jobtech: JobTechServer, fault: Fault
) -> None:
    import_ads(engine, rows(an_ad("9")))
    for _ in range(IMPATIENT.tries):
        jobtech.fail(fault)
    assert sync(engine, jobtech, MONDAY + 4 * HOUR).stopped
    assert states(engine) == {"9": "open"}
    assert watermark(engine) is None


def test_an_empty_snapshot_is_not_believed(engine: Engine) -> None:
    import_ads(engine, rows(an_ad("9")))
    with JobTechServer() as empty:
        assert sync(engine, empty, MONDAY + 4 * HOUR).stopped
    assert states(engine) == {"9": "open"}


def test_a_refused_ad_of_a_snapshot_is_not_missing(engine: Engine, jobtech: JobTechServer) -> None:
    import_ads(engine, rows(an_ad("9")))
    jobtech.publish(an_ad("9", headline=None), at=MONDAY)
    result = sync(engine, jobtech, MONDAY + 4 * HOUR)
    assert len(result.ads.rejected) == 1
    assert states(engine)["9"] == VacancyState.OPEN


def test_after_a_long_absence_a_snapshot_is_taken_anew(
    engine: Engine, jobtech: JobTechServer
) -> None:
    sync(engine, jobtech, MONDAY + 4 * HOUR)
    assert sync(engine, jobtech, MONDAY + timedelta(days=40)).snapshot
