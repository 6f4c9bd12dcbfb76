"""What the commands share: settings, the database, and how to stop with one clear line."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import NoReturn

import click
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError, ProgrammingError

from employer_match import config, errors, migrations
from employer_match.db import make_engine
from employer_match.outreach.collisions import RestPeriods

DONE, SOME_REJECTED, WRONG = 0, 1, 2


@dataclass(frozen=True)
class Context:
    """An installation at hand: its settings and its database."""

    settings: config.Settings
    engine: Engine

    @property
    def rest_periods(self) -> RestPeriods:
        """How long and how often a workplace is left in peace in this programme."""
        kept = self.settings
        return RestPeriods(kept.rest_days, kept.rest_days_after_not_now, kept.contacts_per_month)


def current(database_url: str | None = None) -> Context:
    """Read the settings and open the database; stops with exit code 2 where that cannot be."""
    try:
        settings = config.from_environment(os.environ)
    except config.SettingsError as problem:
        stop(str(problem))
    if database_url:
        settings = replace(settings, database_url=database_url)
    return opened(settings)


def opened(settings: config.Settings) -> Context:
    """The installation of these settings; its database is let go when the command ends."""
    engine = make_engine(settings.database_url)
    running = click.get_current_context(silent=True)
    if running:
        running.call_on_close(engine.dispose)
    return Context(settings, engine)


def migrated(database_url: str | None = None) -> Context:
    """As `current`, with the database brought to today's tables."""
    context = current(database_url)
    with clear_errors():
        migrations.upgrade(context.engine)
    return context


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn a refusal into one line on stderr and exit code 2."""
    try:
        yield
    except errors.Problem as problem:
        fields = "; ".join(f"{name}: {message}" for name, message in problem.fields.items())
        stop(f"{problem} {fields}".strip())
    except (OperationalError, ProgrammingError) as problem:
        stop(f"The database does not answer as it should: {problem.orig}. Try `db upgrade`.")
    except OSError as problem:
        stop(f"{problem.filename or ''}: {problem.strerror or problem}".lstrip(": "))


def stop(message: str, code: int = WRONG) -> NoReturn:
    """Say what, where and what to do on stderr, and end with the code."""
    click.echo(message, err=True)
    sys.exit(code)


def on_terminal() -> bool:
    """Whether somebody is watching stderr: only then is progress drawn."""
    return sys.stderr.isatty()
