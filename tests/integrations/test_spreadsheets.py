"""CSV and XLSX: no cell is a formula, and what people wrote stays readable."""

import csv
import io
from datetime import date

import hypothesis.strategies as st
import pytest
from hypothesis import given
from openpyxl import load_workbook

from employer_match.integrations.spreadsheets import (
    RISKY,
    Sheet,
    Value,
    safe,
    write_csv,
    write_xlsx,
)

DAY = date(2026, 11, 22)
HOSTILE = [
    "=1+1", "+46 8 123 45 67", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("x";"y")',
    " =1+1", "\u00a0@x", "\ufeff=1", "=cmd|' /C calc'!A0",
]  # fmt: skip


def as_csv(rows: list[list[Value]], about: list[tuple[str, str]] | None = None) -> list[list[str]]:
    file = io.BytesIO()
    written = write_csv(Sheet("Titel", about or [], ["A", "B"], rows), file)
    assert written == len(rows)
    text = file.getvalue().decode("utf-8-sig")
    assert file.getvalue().startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_cell_begins_a_formula(hostile: str) -> None:
    (_title, (word, value), _blank, _heads, (cell, _)) = as_csv(
        [[hostile, None]], [(hostile, hostile)]
    )
    for one in (word, value, cell):
        assert one == "'" + hostile
    file = io.BytesIO()
    write_xlsx(Sheet(hostile, [("Urval", hostile)], [hostile], [[hostile]]), file)
    book = load_workbook(io.BytesIO(file.getvalue()))
    cells = [one for leaf in book for row in leaf.iter_rows() for one in row if one.value]
    assert {one.data_type for one in cells} == {"s"}


@given(st.text(max_size=20))
def test_whatever_is_written_comes_back_without_a_formula(text: str) -> None:
    cell = safe(text)
    assert not cell.startswith(RISKY)
    assert cell in (text, "'" + text)


def test_a_phone_number_stays_readable_and_numbers_are_numbers() -> None:
    rows: list[list[Value]] = [["+46 70-123 45 67", -3], [DAY, 2.5], [True, None]]
    assert as_csv(rows)[3:] == [
        ["'+46 70-123 45 67", "-3"],
        ["2026-11-22", "2.5"],
        ["True", ""],
    ]
    file = io.BytesIO()
    assert write_xlsx(Sheet("Titel", [("Dag", "i dag")], ["A", "B"], rows), file) == 3
    book = load_workbook(io.BytesIO(file.getvalue()))
    table, about = book.worksheets
    assert [[one.value for one in row] for row in table.iter_rows(min_row=2)] == [
        ["+46 70-123 45 67", -3],
        [table["A3"].value, 2.5],
        [True, None],
    ]
    assert table["A3"].value.date() == DAY  # type: ignore[union-attr]
    assert [[one.value for one in row] for row in about.iter_rows()] == [
        ["Titel", None],
        ["Dag", "i dag"],
    ]


def test_what_the_table_is_of_stands_first() -> None:
    assert as_csv([["å", 1]], [("Enhet", "Norr")]) == [
        ["Titel"],
        ["Enhet", "Norr"],
        [],
        ["A", "B"],
        ["å", "1"],
    ]
