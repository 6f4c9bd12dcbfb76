"""Employers read from a CSV file: each line a record, or the reason why it is none."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field

from employer_match.duplicates.known import Known

NEEDED = ("id", "name")
OPTIONAL = (
    "organisation_number", "phone", "email", "address", "postcode", "municipality_code",
)  # fmt: skip
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is not compared; the line counts from 1, and the header is a line."""

    line: int
    id: str | None
    reason: str


@dataclass
class Rows:
    """What a file holds. `remarks` tell of rows that are compared without one of their facts."""

    records: list[tuple[str, Known]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    remarks: list[Rejected] = field(default_factory=list)


def read(lines: Iterable[str]) -> Rows:
    """The rows of a file with a header; commas or semicolons.

    Raises ValueError for a file that is no such table: no header, a needed column missing, an
    doubled column. Columns of other names are left aside, and a remark says so.
    """
    source = iter(lines)
    header = next(source, "")
    separator = ";" if header.count(";") > header.count(",") else ","
    columns = _columns(next(csv.reader([header], delimiter=separator), []))
    rows = Rows()
    for name in columns:
        if name and name not in NEEDED + OPTIONAL:
            rows.remarks.append(Rejected(1, None, f"the column {name} is none of ours; left aside"))
    seen: dict[str, int] = {}
    reader = csv.reader(source, delimiter=separator, strict=True)
    line = 2
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return rows
        except csv.Error as wrong:
            rows.rejected.append(Rejected(line, None, f"not readable: {wrong}"))
        else:
            if any(cell.strip() for cell in cells):
                _take(rows, seen, line, columns, cells)
        line = reader.line_num + 2


def _columns(header: list[str]) -> list[str]:
    columns = [name.strip().lstrip("\ufeff").lower() for name in header]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise ValueError(f"line 1: the column {' and '.join(missing)} is missing from the header.")
    doubled = [name for name in columns if name and columns.count(name) > 1]
    if doubled:
        raise ValueError(f"line 1: the column {doubled[0]} stands there twice.")
    return columns


def _take(
    rows: Rows, seen: dict[str, int], line: int, columns: list[str], cells: list[str]
) -> None:
    values = {
        name: " ".join(cell.split())
        for name, cell in zip(columns, cells, strict=False)
        if name in NEEDED + OPTIONAL and cell.strip()
    }
    key = values.pop("id", "")
    why = _wrong(key, values, seen, columns, cells)
    if why:
        rows.rejected.append(Rejected(line, key or None, why))
        return
    seen[key] = line
    known = Known(**values)
    rows.records.append((key, known))
    if known.organisation_number and not known.number:
        told = f"{known.organisation_number} is no organisation number; compared without it"
        rows.remarks.append(Rejected(line, key, told))


def _wrong(
    key: str, values: dict[str, str], seen: dict[str, int], columns: list[str], cells: list[str]
) -> str | None:
    if len(cells) != len(columns):
        return f"{len(cells)} cells, but the header has {len(columns)}"
    if not key:
        return "the id is missing"
    if not values.get("name"):
        return "the name is missing"
    if key in seen:
        return f"the id stands on line {seen[key]} too"
    if any(len(value) > LONGEST or "\0" in value for value in values.values()):
        return f"a cell holds more than {LONGEST} characters, or a character that is none"
    return None
