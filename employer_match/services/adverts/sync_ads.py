"""Mirror JobTech's stream: a snapshot once, then windows of changes that overlap.

How far it has come is stored only after a window has been kept whole, so a break costs a second
look and never an ad. An ad is closed for being missing only by a snapshot that came to its end.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol

from sqlalchemy import Engine, case, select, update
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.db import transaction
from employer_match.integrations.jobtech.rows import Cut, Read
from employer_match.integrations.jobtech.stream import StreamRefused, StreamUnavailable
from employer_match.integrations.jobtech.windows import windows
from employer_match.models import StreamState, Vacancy
from employer_match.services import record
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.adverts.import_ads import Progress, import_ads
from employer_match.services.adverts.import_result import ImportResult
from employer_match.vocabulary import VacancySource, VacancyState

NAME = "jobstream"
#: After so long away one snapshot asks less of JobTech than a window for each day.
SNAPSHOT_AFTER = timedelta(days=30)
BATCH = 500


class Stream(Protocol):
    """Where the ads come from; `integrations.jobtech.stream.JobStream` is one."""

    def snapshot(self) -> Iterator[Read]:
        """Every ad that is live."""

    def window(self, after: datetime, before: datetime) -> Iterator[Read]:
        """What changed between two moments."""


@dataclass
class SyncResult:
    """What came of it; `stopped` says why it could not go on. The next run takes it up there."""

    ads: ImportResult = field(default_factory=ImportResult)
    snapshot: bool = False
    watermark: datetime | None = None
    stopped: str | None = None

    def as_json(self) -> dict[str, object]:
        """The document that `ads sync --json` prints."""
        return {
            **self.ads.as_json(),
            "snapshot": self.snapshot,
            "watermark": self.watermark.isoformat() if self.watermark else None,
            "stopped": self.stopped,
        }


def sync_ads(
    engine: Engine,
    stream: Stream,
    *,
    actor: Actor = SYSTEM,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> SyncResult:
    """Bring the mirror up to `now`; its transactions are its own and committed."""
    now = now or clock.now()
    with transaction(engine, read_only=True, actor=SYSTEM) as session:
        kept = session.get(StreamState, NAME)
        result = SyncResult(watermark=kept.watermark if kept else None)
    try:
        if result.watermark is None or now - result.watermark > SNAPSHOT_AFTER:
            _take_snapshot(engine, stream, result, actor, now, progress)
        else:
            _follow(engine, stream, result, actor, now, progress)
    except (StreamUnavailable, StreamRefused) as problem:
        result.stopped = str(problem)
    return result


def _take_snapshot(
    engine: Engine,
    stream: Stream,
    result: SyncResult,
    actor: Actor,
    now: datetime,
    progress: Progress | None,
) -> None:
    result.snapshot = True
    seen = _Seen()
    result.ads.add(
        import_ads(engine, seen.noting(stream.snapshot()), actor=actor, progress=progress)
    )
    if result.ads.cut or not seen.ids:
        result.stopped = result.ads.cut or "the snapshot was empty, which cannot be"
        return
    with transaction(engine, actor=SYSTEM) as session:
        if seen.all_known:
            result.ads.removed += _close_missing(session, actor, seen.ids, now)
        _remember(session, now)
    result.watermark = now


def _follow(
    engine: Engine,
    stream: Stream,
    result: SyncResult,
    actor: Actor,
    now: datetime,
    progress: Progress | None,
) -> None:
    for after, before in windows(result.watermark or now, now):
        came = import_ads(engine, stream.window(after, before), actor=actor, progress=progress)
        result.ads.add(came)
        if came.cut:
            result.stopped = came.cut
            return
        with transaction(engine, actor=SYSTEM) as session:
            _remember(session, before)
        result.watermark = before


class _Seen:
    """The ids in a snapshot; a refused ad is seen as well, unless it does not say its id."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.all_known = True

    def noting(self, reads: Iterable[Read]) -> Iterator[Read]:
        for each in reads:
            if not isinstance(each.outcome, Cut):
                if each.outcome.id is None:
                    self.all_known = False
                else:
                    self.ids.add(each.outcome.id)
            yield each


def _close_missing(session: Session, actor: Actor, seen: set[str], now: datetime) -> int:
    """Close the open ads that a whole snapshot does not hold; returns how many."""
    live = session.execute(
        select(Vacancy.id, Vacancy.external_id)
        .where(Vacancy.source == VacancySource.JOBTECH, Vacancy.state == VacancyState.OPEN)
        .order_by(Vacancy.id)
    )
    gone = [vacancy_id for vacancy_id, external_id in live if external_id not in seen]
    for start in range(0, len(gone), BATCH):
        session.execute(
            update(Vacancy)
            .where(Vacancy.id.in_(gone[start : start + BATCH]))
            .values(
                state=_over(clock.local_day(now)),
                closed_at=now,
                source_changed_at=now,
                version=Vacancy.version + 1,
            )
            .execution_options(synchronize_session=False)
        )
    if gone:
        record.audit(session, actor, "ads_missing", "vacancy", "jobtech", removed=len(gone))
    return len(gone)


def _over(today: date) -> object:
    return case(
        (Vacancy.deadline < today, VacancyState.EXPIRED.value), else_=VacancyState.WITHDRAWN.value
    )


def _remember(session: Session, watermark: datetime) -> None:
    kept = session.get(StreamState, NAME)
    if kept is None:
        session.add(StreamState(name=NAME, watermark=watermark))
    elif kept.watermark is None or kept.watermark < watermark:
        kept.watermark = watermark
