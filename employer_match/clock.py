"""The one place that asks what time it is; times are UTC, days are Stockholm's."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    """The present moment, with its time zone (UTC)."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in Stockholm."""
    return local_day(now())


def local_day(moment: datetime) -> date:
    """The day in Stockholm on which a moment falls."""
    return moment.astimezone(STOCKHOLM).date()
