"""A list as a file to keep: CSV or XLSX in the reader's words, with what it is of and the day."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from flask import Response
from flask_babel import gettext

from employer_match import clock
from employer_match.http.overview_words import head, list_words, way_words
from employer_match.http.words import words_of
from employer_match.integrations.spreadsheets import Sheet, Value, write_csv, write_xlsx
from employer_match.schemas.places import name_of
from employer_match.services.overview.export_rows import Records

TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: Beyond this a file is kept on disk while it is written.
IN_MEMORY = 2_000_000
PIECE = 65_536


def download(
    records: Records, kind: str, name: str, title: str, asked: Mapping[str, str]
) -> Response:
    """The file `name`-day.`kind`; `asked` says in words what the list was narrowed down to."""
    today = clock.today().isoformat()
    sheet = Sheet(
        title=title,
        about=[(gettext("Day"), today), *(asked or {gettext("Filter"): gettext("None")}).items()],
        heads=[head(column) for column in records.columns],
        rows=(
            [_said(column, row.get(column)) for column in records.columns] for row in records.rows
        ),
    )
    file = cast(IO[bytes], SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115 - sent away
    {"csv": write_csv, "xlsx": write_xlsx}[kind](sheet, file)
    file.seek(0)
    answer = Response(_pieces(file), mimetype=TYPES[kind])
    answer.call_on_close(file.close)
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}-{today}.{kind}")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


def _said(column: str, value: object) -> Value:
    if column == "municipality_code":
        return name_of(str(value)) if value else None
    if column == "way":
        return way_words(str(value))
    if column == "list":
        return list_words(str(value))
    return words_of(value) if isinstance(value, StrEnum) else cast(Value, value)
