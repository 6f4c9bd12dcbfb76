"""`employer-match doctor`: is this installation as it should be? One line per finding."""

from collections.abc import Iterator

import click
from sqlalchemy.exc import SQLAlchemyError

from employer_match import create_app, migrations
from employer_match.cli import context
from employer_match.config import SettingsError
from employer_match.db import transaction
from employer_match.services import health
from employer_match.services.actor import SYSTEM
from employer_match.services.occupations.coder_in_force import told_of_coder


@click.command()
def command() -> None:
    """Check settings, database, audit chain, taxonomy, coder, outbox; exit code 1 on a finding."""
    here = context.current()
    wrong = 0
    for well, line in findings(here):
        click.echo(("ok    " if well else "WRONG ") + line)
        wrong += not well
    if wrong:
        raise SystemExit(context.SOME_REJECTED)


def findings(here: context.Context) -> Iterator[tuple[bool, str]]:
    """(all is well, what was found) for each thing looked at."""
    try:
        differences = migrations.differences(here.engine)
    except SQLAlchemyError as problem:
        yield False, f"The database does not answer: {type(problem).__name__}. See DATABASE_URL."
        return
    yield (
        not differences,
        "The database has today's tables."
        if not differences
        else f"The database differs in {len(differences)} places: run `db upgrade`.",
    )
    if differences:
        return
    try:
        create_app(here.settings, here.engine)
        yield True, f"The faces {here.settings.faces} mount."
    except SettingsError as problem:
        yield False, str(problem)
    yield (
        bool(here.settings.smtp_host),
        "Mail goes out."
        if here.settings.smtp_host
        else "No SMTP_HOST: mail is written to the instance folder and reaches nobody.",
    )
    yield told_of_coder(here.settings.occupation_model)
    with transaction(here.engine, read_only=True, actor=SYSTEM) as session:
        yield from health.findings(session)
