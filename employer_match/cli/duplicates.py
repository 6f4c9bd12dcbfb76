"""`employer-match duplicates FILE.csv`: which rows are, or may be, one employer; no database.

Does not import `cli.context`: this command starts without settings and a database's libraries.
"""

import json
import os
import sys
from typing import NoReturn

import click

from employer_match.duplicates import find_in
from employer_match.duplicates.rows import Rows, read

SOME_REJECTED, WRONG = 1, 2


@click.command()
@click.argument("file", metavar="FILE.csv", type=click.Path(exists=True, allow_dash=True))
def command(file: str) -> None:
    """Tell which rows of a table of employers are one, with reasons; one JSON line a pair.

    Columns: id, name, and as far as known organisation_number, phone, email, address, postcode,
    municipality_code. "same": one employer at one place. "likely": a person should look. Nothing
    is merged.
    """
    rows = _rows(file)
    for told in sorted([*rows.rejected, *rows.remarks], key=lambda each: each.line):
        named = f" id {told.id}:" if told.id else ""
        click.echo(f"line {told.line}:{named} {told.reason}", err=True)
    try:
        for found in find_in(rows.records):
            click.echo(json.dumps(found.as_json(), ensure_ascii=False))
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if rows.rejected:
        sys.exit(SOME_REJECTED)


def _rows(file: str) -> Rows:
    try:
        with click.open_file(file, encoding="utf-8-sig") as lines:
            return read(lines)
    except UnicodeDecodeError:
        _stop(f"{file}: not UTF-8. Save the table as CSV UTF-8.")
    except OSError as wrong:
        _stop(f"{file}: {wrong.strerror or wrong}")
    except ValueError as wrong:
        _stop(f"{file}: {wrong}")


def _stop(message: str) -> NoReturn:
    click.echo(" ".join(message.split()), err=True)
    sys.exit(WRONG)
