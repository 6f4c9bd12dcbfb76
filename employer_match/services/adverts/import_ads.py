"""Take JobTech ads in, batch by batch: a kill in the middle loses nothing and doubles nothing.

Each batch is one transaction; an ad is recognised by its id and its content, so a second run over
the same input goes on where the first stopped.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from employer_match import clock
from employer_match.db import transaction
from employer_match.integrations.jobtech.advert import Advert, Removal
from employer_match.integrations.jobtech.rows import Cut, Read, Rejected
from employer_match.language.taxonomy import Taxonomy
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.adverts.advert_verdict import Verdict, verdict
from employer_match.services.adverts.import_result import ImportResult, RejectedAd
from employer_match.services.adverts.keep_adverts import Prepared, keep_adverts, prepare, remembered
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action, require

BATCH = 500
TRIES = 3

#: Told after each batch how many ads have been read so far.
Progress = Callable[[int], object]
Event = tuple[int, Advert | Removal]


def import_ads(
    engine: Engine,
    reads: Iterable[Read],
    *,
    actor: Actor = SYSTEM,
    today: date | None = None,
    progress: Progress | None = None,
    batch: int = BATCH,
) -> ImportResult:
    """Keep what `reads` brings; refused ads are counted with line and reason, the rest is kept.

    Its transactions are its own and committed. Raises OperationalError where the database is gone.
    """
    require(actor, Action.IMPORT_ADS)
    keeper = _Keeper(engine, actor, today or clock.today())
    waiting: dict[str, Event] = {}
    result = ImportResult()
    for each in reads:
        outcome = each.outcome
        if isinstance(outcome, Cut):
            result.cut = outcome.reason
            result.rejected.append(RejectedAd(outcome.line, None, outcome.reason))
            continue
        result.read += 1
        if isinstance(outcome, Rejected):
            result.rejected.append(RejectedAd(outcome.line, outcome.id, outcome.reason))
            continue
        if len(waiting) >= batch or outcome.id in waiting:  # each id once in a batch
            keeper.keep(result, list(waiting.values()))
            waiting.clear()
            if progress:
                progress(result.read - 1)
        waiting[outcome.id] = (each.line, outcome)
    keeper.keep(result, list(waiting.values()))
    if progress:
        progress(result.read)
    return result


class _Keeper:
    """Keeps batches; one that the database refuses is halved until a single ad is left."""

    def __init__(self, engine: Engine, actor: Actor, today: date) -> None:
        self._engine, self._actor, self._today = engine, actor, today

    def keep(self, result: ImportResult, events: Sequence[Event]) -> None:
        """Keep the events and count them, except as read."""
        if not events:
            return
        with transaction(self._engine, read_only=True, actor=SYSTEM) as session:
            taxonomy = read_taxonomy(session)
            kept = remembered(session, [event.id for _line, event in events])
        changing = [
            prepare(line, event, taxonomy)
            for line, event in events
            if verdict(event, kept.get(event.id), self._today) is not Verdict.NOTHING
        ]
        counted = self._write(changing, taxonomy)
        counted.read = 0
        counted.unchanged += len(events) - len(changing)
        result.add(counted)

    def _write(self, batch: list[Prepared], taxonomy: Taxonomy, tried: int = 1) -> ImportResult:
        if not batch:
            return ImportResult()
        try:
            with transaction(self._engine, actor=SYSTEM) as session:
                return keep_adverts(session, self._actor, batch, taxonomy, self._today)
        except (SQLAlchemyError, ValueError) as problem:
            if isinstance(problem, OperationalError) and tried >= TRIES:
                raise  # the database is gone, which is no ad's fault
            if isinstance(problem, OperationalError) or tried == 1:  # or somebody came between
                return self._write(batch, taxonomy, tried + 1)
            if len(batch) == 1:
                line, event = batch[0].line, batch[0].event
                reason = f"the database refused it ({_kind(problem)})"
                return ImportResult(rejected=[RejectedAd(line, event.id, reason)])
            half = len(batch) // 2
            result = self._write(batch[:half], taxonomy)
            result.add(self._write(batch[half:], taxonomy))
            return result


def _kind(problem: Exception) -> str:
    return type(getattr(problem, "orig", None) or problem).__name__
