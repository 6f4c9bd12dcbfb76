"""`employer-match daily`: deadlines pass and announcements run out; for a timer."""

import click

from employer_match.cli import context
from employer_match.services.daily import daily


@click.command()
def command() -> None:
    """Close what is past its last day, remind of and release announcements."""
    with context.clear_errors():
        done = daily(context.current().engine)
    click.echo(
        f"{done.vacancies_expired} vacancies closed, {done.coaches_reminded} coaches reminded, "
        f"{done.intentions_released} announcements released, "
        f"{done.askers_told} told that they need not wait for an introduction, "
        f"{done.pairs_found} new pairs that may be registered twice, "
        f"{done.runs_forgotten} old lists of suggestions forgotten."
    )
