"""Whole files: what blocks leave out, order, and rows that cannot be read."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employer_match.duplicates import Known, find_in
from employer_match.duplicates.blocking import pairs
from employer_match.duplicates.rows import read
from tests.support.as_people_write import KINDS, rewrite
from tests.support.factories import organisation_number
from tests.support.invented_facts import facts_of, partly

HEADER = "id,name,organisation_number,phone,email,address,postcode,municipality_code"
NAMES = (
    "Restaurang Zimtias Krog AB", "Nejlikans Trafikskola i Påhittad AB", "Kardemummas Service HB",
    "Påhittade Fastigheter i Norr AB", "Ängsbergs kommun", "Östra Muskotens Bilverkstad",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("held_out", [False, True])
def test_the_blocks_lead_to_every_way_of_writing_a_name(kind: str, held_out: bool) -> None:
    draw = random.Random(kind)
    strangers = [Known(f"{chr(97 + n % 26) * 5}{chr(97 + n // 26) * 4}ias AB") for n in range(200)]
    for name in NAMES:
        other = rewrite(kind, name, draw, held_out)
        if other:
            records = [Known(name), *strangers, Known(other)]
            assert (0, len(records) - 1) in pairs(records), (name, other)


def test_many_alike_are_never_compared_all_with_all() -> None:
    records = [Known(f"Restaurang Zimtias {n}") for n in range(2000)]
    assert len(pairs(records)) < 2000 * 60


def test_the_order_of_rows_does_not_matter() -> None:
    draw = random.Random(1)
    rows = [(str(n), partly(NAMES[n % 6], facts_of(NAMES[n % 6], draw), draw)) for n in range(60)]
    found = [each.as_json() for each in find_in(rows)]
    assert found
    draw.shuffle(rows)
    assert [each.as_json() for each in find_in(rows)] == found
    keys = [(int(str(each["a"])), int(str(each["b"]))) for each in found]
    assert keys == sorted(keys)
    assert all(a < b for a, b in keys)


def test_a_table_with_semicolons_blanks_and_a_mark_in_front() -> None:
    rows = read(["\ufeffID;Name;City\n", "1; Zimtias  AB ;Lund\n", "\n", "2;Nejlikan;\n"])
    assert [(key, known.name) for key, known in rows.records] == [
        ("1", "Zimtias AB"), ("2", "Nejlikan"),
    ]  # fmt: skip
    assert not rows.rejected
    (remark,) = rows.remarks
    assert (remark.line, remark.reason) == (1, "the column city is none of ours; left aside")


def test_bad_rows_are_told_with_their_line() -> None:
    rows = read([
        f"{HEADER}\n", "1,Zimtias,,,,,,\n", ",Nejlikan,,,,,,\n", "3,,,,,,,\n", "1,Zimt,,,,,,\n",
        "5,Zimt\n", "6,Zimt,123,,,,,\n", '7,"Zimt\n', 'AB",,,,,,\n', "8,\0,,,,,,\n",
        '9,"Zi"mt,,,,,,\n', "10,Zimt,,,,,,\n",
    ])  # fmt: skip
    assert [(row.line, row.id) for row in rows.rejected] == [
        (3, None), (4, "3"), (5, "1"), (6, "5"), (10, "8"), (11, None),
    ]  # fmt: skip
    assert [key for key, _known in rows.records] == ["1", "6", "7", "10"]
    assert [(row.line, row.id) for row in rows.remarks] == [(7, "6")]


@pytest.mark.parametrize("header", ["", "name", "id", "id,id,name", "\0", '"id,name'])
def test_a_file_that_is_no_such_table(header: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read([header])


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        rows = read(f"id,name\n{text}".splitlines(keepends=True))
    except ValueError:
        return
    find_in(rows.records)


def test_the_number_decides_in_a_file() -> None:
    one = organisation_number(4711)
    rows = read([f"{HEADER}\n", f"1,Zimtias,{one},,,,,\n", f"2,Nejlikan,16{one},,,,,\n"])
    assert [each.as_json() for each in find_in(rows.records)] == [
        {"a": "1", "b": "2", "verdict": "same", "reasons": ["same_number"]}
    ]
