"""`employer-match outbox …`: send the mail that is due, for a timer or by hand."""

import click

from employer_match.cli import context
from employer_match.services.mail import mail_out


@click.group()
def group() -> None:
    """Mail waiting to be sent."""


@group.command()
def send() -> None:
    """Send what is due; exit code 1 where some could not be sent and will be tried again."""
    here = context.current()
    sent, failed = mail_out.deliver(here.engine, here.settings)
    click.echo(f"{sent} sent, {failed} to be tried again.")
    if failed:
        raise SystemExit(context.SOME_REJECTED)
