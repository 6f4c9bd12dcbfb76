"""`employer-match export …`: every list of the overview in codes, as JSON, CSV or XLSX."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO, Any

import click

from employer_match import clock
from employer_match.cli import context
from employer_match.db import transaction
from employer_match.integrations.spreadsheets import Sheet, write_csv, write_xlsx
from employer_match.services.actor import SYSTEM
from employer_match.services.contacts.list_contacts import ContactFilter
from employer_match.services.overview import export_rows as rows
from employer_match.services.overview.export_rows import VERSION, Records
from employer_match.services.overview.overview_counts import OverviewFilter, Shown
from employer_match.services.overview.settlements import WAYS, SettlementFilter
from employer_match.vocabulary import SizeClass

DAY = click.DateTime(["%Y-%m-%d"])


def _for_file(command: Callable[..., None]) -> Callable[..., None]:
    """Options that say where to and as what."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout."),
        click.option(
            "--out", type=click.Path(path_type=Path), help="A file ending in .csv or .xlsx."
        ),
    ):
        command = option(command)
    return command


def _narrowed(command: Callable[..., None]) -> Callable[..., None]:
    """Options that every list is narrowed down by."""
    for option in (
        click.option("--owner", "owner_id", type=int, help="Number of who holds the relation."),
        click.option("--sni", help="How the branch's code begins."),
        click.option("--size", "size_class", type=click.Choice([one.value for one in SizeClass])),
        click.option("--municipality", "municipality_code", help="0000: not known."),
        click.option("--unit", "unit_id", type=int, help="The unit's number."),
        click.option("--to", "period_to", type=DAY, help="The last day."),
        click.option("--from", "period_from", type=DAY, help="The first day."),
    ):
        command = option(command)
    return _for_file(command)


@click.group()
def group() -> None:
    """Lists as files: codes as in docs/formats.md, safe to open in a spreadsheet program."""


@group.command()
@click.option("--shown", type=click.Choice([one.value for one in Shown]), default="contacted")
@click.option("--stage", type=click.IntRange(0, 4))
@_narrowed
def workplaces(out: Path | None, as_json: bool, **asked: Any) -> None:
    """Who has contacted which workplace; where units overlap; who was never asked."""
    wanted = OverviewFilter(**_days(asked))
    _write("workplaces", out, as_json, asked, lambda s: rows.workplace_records(s, SYSTEM, wanted))


@group.command()
@click.option("--stage", type=click.IntRange(0, 4))
@_narrowed
def contacts(out: Path | None, as_json: bool, **asked: Any) -> None:
    """The contact log, without notes and without whom it was for."""
    wanted = ContactFilter(**_days(asked))
    _write("contacts", out, as_json, asked, lambda s: rows.contact_records(s, SYSTEM, wanted))


@group.command()
@_narrowed
def coverage(out: Path | None, as_json: bool, **asked: Any) -> None:
    """How much of the register was contacted, by municipality and size."""
    wanted = OverviewFilter(**_days(asked))
    _write("coverage", out, as_json, asked, lambda s: rows.coverage_records(s, SYSTEM, wanted))


@group.command()
@click.option("--way", type=click.Choice(list(WAYS)))
@_narrowed
def collisions(out: Path | None, as_json: bool, **asked: Any) -> None:
    """How collisions were settled."""
    wanted = SettlementFilter(**_days(asked))
    _write("collisions", out, as_json, asked, lambda s: rows.settlement_records(s, SYSTEM, wanted))


@group.command()
@click.option("--unit", "unit_id", type=int, required=True, help="The unit's number.")
@_for_file
def meeting(out: Path | None, as_json: bool, unit_id: int) -> None:
    """The weekly meeting's needs: new, without anybody, left alone."""
    asked = {"unit_id": unit_id}
    _write("meeting", out, as_json, asked, lambda s: rows.meeting_records(s, SYSTEM, unit_id))


def _days(asked: dict[str, Any]) -> dict[str, Any]:
    """The options as the services take them; a choice is its member."""
    kinds = {"shown": Shown, "size_class": SizeClass}
    for name, value in asked.items():
        if value is not None and name in kinds:
            asked[name] = kinds[name](value)
        elif name.startswith("period_") and value is not None:
            asked[name] = value.date()
    return asked


def _write(
    name: str,
    out: Path | None,
    as_json: bool,
    asked: dict[str, Any],
    read: Callable[[Any], Records],
) -> None:
    """Write the rows to stdout (CSV or JSON) or to the file; how many stands on stderr."""
    kind = out.suffix.lower() if out else ".csv"
    if kind not in {".csv", ".xlsx"} or (out and as_json):
        context.stop(f"{out}: --out ends in .csv or .xlsx, and --json goes to stdout.")
    given = {key: _plain(value) for key, value in asked.items() if value is not None}
    here = context.current()
    with (
        context.clear_errors(),
        transaction(here.engine, read_only=True, actor=SYSTEM) as session,
    ):
        found = read(session)
        if as_json:
            number = _json(name, found, given)
        else:
            about = {"version": str(VERSION), "day": _plain(clock.today())} | given
            said = [(key, str(value)) for key, value in about.items()]
            cells = ([row.get(column) for column in found.columns] for row in found.rows)
            sheet = Sheet(name, said, found.columns, cells)
            number = _file(sheet, out, write_xlsx if kind == ".xlsx" else write_csv)
    click.echo(f"{number} rows.", err=True)


def _json(name: str, found: Records, given: dict[str, Any]) -> int:
    listed = [{key: _plain(row.get(key)) for key in found.columns} for row in found.rows]
    head = {"list": name, "version": VERSION, "day": _plain(clock.today()), "filter": given}
    click.echo(json.dumps(head | {"rows": listed}, ensure_ascii=False))
    return len(listed)


def _file(sheet: Sheet, out: Path | None, write: Callable[[Sheet, IO[bytes]], int]) -> int:
    if out is None:
        return write(sheet, sys.stdout.buffer)
    with out.open("wb") as file:
        return write(sheet, file)


def _plain(value: object) -> Any:
    return value.isoformat() if isinstance(value, date) else value
