"""`employer-match db …`: migrate, and compare the database with the models."""

import click

from employer_match import migrations
from employer_match.cli import context
from employer_match.db import transaction
from employer_match.services.actor import SYSTEM
from employer_match.services.contacts.tally import count_anew, differing


@click.group()
def group() -> None:
    """The database's tables."""


@group.command()
def upgrade() -> None:
    """Bring the database to today's tables."""
    context.migrated()
    click.echo("The database has today's tables.")


@group.command()
def check() -> None:
    """Compare the database with the models; one line per difference, exit code 1 where any."""
    found = migrations.differences(context.current().engine)
    for difference in found:
        click.echo(difference)
    if found:
        raise SystemExit(context.SOME_REJECTED)
    click.echo("The database agrees with the models.")


@group.command()
def recount() -> None:
    """Count the contacts of the overview anew wherever it is not what the log says."""
    with (
        context.clear_errors(),
        transaction(context.current().engine, actor=SYSTEM) as session,
    ):
        wrong = differing(session)
        count_anew(session, wrong)
    click.echo(f"Counted {len(wrong)} workplaces anew.")
