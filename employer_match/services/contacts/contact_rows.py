"""Rows of a contact log in CSV, read strictly and with a reason for each no.

Comma or semicolon, UTF-8 with or without a mark. The columns stand in `docs/formats.md`.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from employer_match import errors
from employer_match.vocabulary import GoOnReason, Mode, NextStep, Outcome, Purpose

NEEDED = ("workplace", "coach_email", "date", "mode", "purpose", "outcome", "next_step")
OPTIONAL = (
    "import_key", "workplace_id", "organisation_number", "municipality_code", "unit",
    "next_step_on", "note", "text_read", "confirm_old_date", "go_on_reason", "override_stop_reason",
)  # fmt: skip
YES = frozenset({"yes", "ja", "true", "1", "x"})

Code = TypeVar("Code", bound=StrEnum)


class RowError(ValueError):
    """A row that cannot be used; the text says which column and what to do."""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One row as read: codes and days are checked, names are not looked up yet."""

    key: str
    workplace: str
    workplace_id: int | None
    organisation_number: str
    municipality_code: str
    coach_email: str
    unit: str
    day: date
    mode: Mode
    purpose: Purpose
    outcome: Outcome
    next_step: NextStep
    next_step_on: date | None
    note: str
    text_read: bool
    confirm_old_date: bool
    go_on_reason: GoOnReason | None
    override_stop_reason: str | None

    @property
    def named(self) -> tuple[str, str, str]:
        """What the workplace is found by, where no id is given."""
        return self.workplace, self.municipality_code, self.organisation_number


def read_rows(lines: Iterable[str]) -> Iterator[tuple[int, ContactRow | RowError]]:
    """(line number, row or what is wrong with it); raises Invalid for a header that is no log's."""
    source = iter(lines)
    header = next(source, "").removeprefix("\ufeff")
    mark = ";" if header.count(";") > header.count(",") else ","
    columns = [name.strip().lower() for name in next(csv.reader([header], delimiter=mark), [])]
    _check_header(columns)
    reader = csv.reader(source, delimiter=mark)
    line = 2
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, _row(columns, cells)
        line = reader.line_num + 2


def _check_header(columns: list[str]) -> None:
    missing = [name for name in NEEDED if name not in columns]
    unknown = [name for name in columns if name not in {*NEEDED, *OPTIONAL}]
    if len(set(columns)) < len(columns):
        raise errors.Invalid(fields={"header": "A column stands there twice."})
    if missing or unknown:
        said = [
            f"missing: {', '.join(missing)}" if missing else "",
            f"unknown: {', '.join(unknown)}" if unknown else "",
        ]
        raise errors.Invalid(fields={"header": "; ".join(part for part in said if part)})


def _row(columns: list[str], cells: list[str]) -> ContactRow | RowError:
    if len(cells) > len(columns):
        return RowError("more cells than columns: put quotes around text that holds the separator")
    values = dict.fromkeys(OPTIONAL, "")
    values |= dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    try:
        return _read(values)
    except RowError as wrong:
        return wrong


def _read(values: Mapping[str, str]) -> ContactRow:
    for name in NEEDED:
        if not values.get(name):
            raise RowError(f"{name}: fill this in")
    place = values["workplace_id"]
    if place and not place.isdecimal():
        raise RowError("workplace_id: write a whole number")
    if "\0" in "".join(values.values()):
        raise RowError("take away characters that cannot be read")
    go_on = values["go_on_reason"]
    return ContactRow(
        key=values["import_key"] or _digest(values),
        workplace=values["workplace"],
        workplace_id=int(place) if place else None,
        organisation_number=values["organisation_number"],
        municipality_code=values["municipality_code"],
        coach_email=values["coach_email"].lower(),
        unit=values["unit"],
        day=_day("date", values["date"]),
        mode=_code(Mode, "mode", values["mode"]),
        purpose=_code(Purpose, "purpose", values["purpose"]),
        outcome=_code(Outcome, "outcome", values["outcome"]),
        next_step=_code(NextStep, "next_step", values["next_step"]),
        next_step_on=_day("next_step_on", values["next_step_on"])
        if values["next_step_on"]
        else None,
        note=values["note"],
        text_read=values["text_read"].lower() in YES,
        confirm_old_date=values["confirm_old_date"].lower() in YES,
        go_on_reason=_code(GoOnReason, "go_on_reason", go_on) if go_on else None,
        override_stop_reason=values["override_stop_reason"] or None,
    )


def _day(column: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RowError(f"{column}: write a day as year-month-day, not {text[:20]!r}") from None


def _code(kind: type[Code], column: str, text: str) -> Code:
    try:
        return kind(text.lower())
    except ValueError:
        choices = ", ".join(kind)
        raise RowError(f"{column}: {text[:30]!r} is none of {choices}") from None


def _digest(values: Mapping[str, str]) -> str:
    """A row without a key is known by what it says, so that a second run adds nothing."""
    said = "\x1f".join(
        values.get(name, "") for name in (*NEEDED, "workplace_id", "municipality_code", "note")
    )
    return "row-" + hashlib.sha256(said.encode()).hexdigest()
