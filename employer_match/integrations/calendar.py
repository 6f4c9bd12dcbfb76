"""A calendar as other programs read it (RFC 5545): whole days, written by the icalendar library.

Escaping and folding are the library's; what stands in it is the caller's to choose.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

#: How often a program should look again; many choose themselves.
LOOK_AGAIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole day's entry. `uid` stays for as long as the thing it tells of.

    `sequence` grows with each change, the last of which was at `changed_at` (UTC).
    """

    uid: str
    day: date
    summary: str
    description: str
    url: str
    sequence: int
    changed_at: datetime


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """The calendar's text in UTF-8; the same entries give the same bytes."""
    made = Calendar()
    made.add("prodid", "-//Employer Match//Calendar//SV")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    for one in entries:
        made.add_component(_event(one))
    return bytes(made.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.summary)
    if entry.description:
        event.add("description", entry.description)
    event.add("url", entry.url)
    event.add("transp", "TRANSPARENT")  # a day on which something is due is no day that is busy
    event.add("class", "PRIVATE")
    return event
