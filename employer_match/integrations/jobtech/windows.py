"""Which windows of time to ask JobStream for, and which of several events on an ad counts. Pure."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from employer_match.integrations.jobtech.advert import Advert, Removal

OVERLAP = timedelta(minutes=5)  # events may be indexed some minutes late
SPAN = timedelta(days=1)


def windows(
    since: datetime, now: datetime, overlap: timedelta = OVERLAP, span: timedelta = SPAN
) -> Iterator[tuple[datetime, datetime]]:
    """(after, before) pairs that cover the time from the watermark to now; each reaches back.

    Once a window's ads are kept, its `before` is the next watermark. Nothing where `since` is not
    before `now`.
    """
    while since < now:
        before = min(since + span, now)
        yield since - overlap, before
        since = before


def stamp(moment: datetime) -> str:
    """A moment as JobStream takes it, `YYYY-MM-DDTHH:MM:SS`, in UTC.

    The protocol names no zone. Should the server mean Swedish time, UTC is an hour or two behind:
    news come that much later and none is lost. Sending Swedish time to a server that means UTC
    would ask for hours that are still to come, and lose them.
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def latest(events: Iterable[Advert | Removal]) -> dict[str, Advert | Removal]:
    """The event that counts for each ad id: the latest, and the later arrival where time is silent.

    An ad's time is when JobTech last touched it; a removal's is its own date.
    """
    found: dict[str, Advert | Removal] = {}
    for event in events:
        known = found.get(event.id)
        if known is None or not _older(event, known):
            found[event.id] = event
    return found


def _older(event: Advert | Removal, known: Advert | Removal) -> bool:
    one, other = happened_at(event), happened_at(known)
    return one is not None and other is not None and one < other


def happened_at(event: Advert | Removal) -> datetime | None:
    """When the event happened (UTC), or None where it does not say."""
    if isinstance(event, Removal) or event.removed:
        return event.removed_at
    return event.changed_at
