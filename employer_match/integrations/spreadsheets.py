"""Tables written as CSV and XLSX, row by row, safe to open in a spreadsheet program.

A text that begins with = + - @, a tab or a line break would be a formula to the program that opens
a CSV file, so it gets an apostrophe in front and stays readable; in XLSX every text is written as
text. Numbers and days are written as what they are.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from typing import IO

import xlsxwriter

Value = str | int | float | bool | date | None

#: OWASP's list of what begins a formula, and what may hide its beginning.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
#: What an XLSX cell holds at most.
LONGEST_CELL = 32_767


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its title, what it is of as (word, value), the columns' heads, and the rows."""

    title: str
    about: Sequence[tuple[str, str]]
    heads: Sequence[str]
    rows: Iterable[Sequence[Value]]


def write_csv(sheet: Sheet, file: IO[bytes]) -> int:
    """Write title, what it is of, a blank line, heads and rows; returns how many rows.

    Semicolons and a mark of UTF-8 in front: so a Swedish spreadsheet program opens it by itself.
    """
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe(sheet.title)])
    writer.writerows([safe(word), safe(value)] for word, value in sheet.about)
    writer.writerow([])
    writer.writerow([safe(head) for head in sheet.heads])
    number = 0
    for row in sheet.rows:
        writer.writerow([safe(value) for value in row])
        number += 1
    text.flush()
    text.detach()
    return number


def write_xlsx(sheet: Sheet, file: IO[bytes]) -> int:
    """Write a workbook with the table and a leaf that says what it is of; returns how many rows.

    Rows leave the memory as they are written.
    """
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False})
    days, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
    table = book.add_worksheet("1")
    table.freeze_panes(1, 0)
    table.set_column(0, max(0, len(sheet.heads) - 1), 18)
    for column, head in enumerate(sheet.heads):
        table.write_string(0, column, head, bold)
    number = 0
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            _write(table, number, column, value, days)
    about = book.add_worksheet("2")
    about.set_column(0, 1, 30)
    about.write_string(0, 0, sheet.title, bold)
    for place, (word, value) in enumerate(sheet.about, start=1):
        about.write_string(place, 0, word)
        about.write_string(place, 1, value)
    book.close()
    return number


def safe(value: Value) -> str:
    """A value as a CSV cell that no program takes for a formula."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value.isoformat() if isinstance(value, date) else str(value)
    begins = value.lstrip(" \u00a0\u200b\ufeff")
    return "'" + value if begins.startswith(RISKY) or value.startswith(RISKY) else value


def _write(
    table: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    value: Value,
    days: xlsxwriter.format.Format,
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        table.write_datetime(row, column, value, days)
    elif isinstance(value, bool):
        table.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        table.write_number(row, column, value)
    else:
        table.write_string(row, column, str(value)[:LONGEST_CELL])
