"""The calendar's text, read back by a reader of such calendars."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from employer_match.integrations.calendar import Entry, calendar

CHANGED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ODD = "Kök, bar; & \\ fest\nSå – " + "långa ord " * 20


def entry(**more: object) -> Entry:
    values: dict[str, object] = {
        "uid": "step-7@example.se",
        "day": date(2026, 12, 31),
        "summary": ODD,
        "description": "",
        "url": "https://example.se/workplaces/3",
        "sequence": 4,
        "changed_at": CHANGED,
    }
    return Entry(**{**values, **more})  # type: ignore[arg-type]


def test_what_is_written_is_read_back() -> None:
    text = calendar("Mina, möten", [entry(), entry(uid="b", description="Avtalat")])
    assert all(len(line) <= 75 for line in text.split(b"\r\n")), "lines are folded at 75 octets"
    read = Calendar.from_ical(text)
    assert (read["VERSION"], read["METHOD"], read["X-WR-CALNAME"]) == (
        "2.0", "PUBLISH", "Mina, möten",
    )  # fmt: skip
    first, second = read.walk("VEVENT")
    assert (first["UID"], first["SUMMARY"], first["SEQUENCE"]) == ("step-7@example.se", ODD, 4)
    assert first["DTSTART"].dt == date(2026, 12, 31)
    assert first["DTEND"].dt == date(2027, 1, 1), "a whole day ends where the next begins"
    assert first["DTSTAMP"].dt == first["LAST-MODIFIED"].dt == CHANGED
    assert "DESCRIPTION" not in first
    assert second["DESCRIPTION"] == "Avtalat"


def test_the_same_entries_are_the_same_bytes_and_none_is_a_calendar_too() -> None:
    assert calendar("a", [entry()]) == calendar("a", [entry()])
    assert Calendar.from_ical(calendar("a", [])).walk("VEVENT") == []
