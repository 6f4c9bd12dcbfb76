"""`employer-match contacts …`: take a log in from CSV, and the daily round of announcements."""

import json
from dataclasses import asdict
from typing import TextIO

import click

from employer_match.cli import context
from employer_match.services.contacts.import_contacts import ContactImport, import_contacts


@click.group()
def group() -> None:
    """Contacts with workplaces."""


@group.command("import")
@click.argument("file", type=click.File(encoding="utf-8-sig"))
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def import_file(file: TextIO, as_json: bool) -> None:
    """Log the rows of a CSV file (`-` for stdin); exit code 1 where some were rejected.

    A second run over the same file adds nothing. A colleague's contact in the way rejects a row
    unless its column go_on_reason says why.

    Columns: workplace, coach_email, date, mode, purpose, outcome, next_step; and where wanted
    workplace_id, municipality_code, organisation_number, unit, next_step_on, note, import_key,
    text_read, confirm_old_date, go_on_reason, override_stop_reason. Separated by comma or
    semicolon, UTF-8.
    """
    here = context.migrated()
    rest = here.rest_periods
    with context.clear_errors():
        try:
            result = import_contacts(here.engine, file, rest=rest)
        except UnicodeDecodeError:
            context.stop("The file is not UTF-8. Save it as CSV UTF-8.")
    _tell(result, as_json)
    if result.rejected:
        raise SystemExit(context.SOME_REJECTED)


def _tell(result: ContactImport, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(result), ensure_ascii=False))
        return
    for row in result.rejected:
        click.echo(f"line {row.line}: {row.reason}", err=True)
    for told in result.advised:
        advice = ", ".join(told.advice)
        click.echo(f"line {told.line}: logged, but think of this: {advice}", err=True)
    click.echo(
        f"{result.read} read, {result.created} logged, {result.unchanged} there already, "
        f"{len(result.rejected)} rejected."
    )
