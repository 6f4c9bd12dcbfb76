"""`employer-match suggest`: rank for every participant who looks for work, and keep the runs."""

import click
from rich.progress import track

from employer_match.cli import context
from employer_match.db import transaction
from employer_match.services.actor import SYSTEM
from employer_match.services.suggestions import suggest

#: Participants per transaction: a run that is stopped keeps what was done.
BATCH = 50


@click.command()
def command() -> None:
    """Rank today's openings for each participant and store the run."""
    here = context.current()
    with context.clear_errors():
        with transaction(here.engine, read_only=True, actor=SYSTEM) as session:
            people = suggest.seekers(session)
        batches = [people[start : start + BATCH] for start in range(0, len(people), BATCH)]
        kept = 0
        for batch in track(batches, "Ranking", disable=not context.on_terminal()):
            with transaction(here.engine, actor=SYSTEM) as session:
                runs = suggest.suggest_for(session, SYSTEM, batch)
                kept += sum(len(run.suggestions) for run in runs)
    click.echo(f"{kept} suggestions for {len(people)} participants.")
