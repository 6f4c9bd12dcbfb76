"""The one place that asks what time it is; times are UTC, days are Stockholm's."""

from datetime import UTC, date, datetime, time
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


def start_of(day: date) -> datetime:
    """The moment at which a day begins in Stockholm."""
    return datetime.combine(day, time(), STOCKHOLM).astimezone(UTC)
