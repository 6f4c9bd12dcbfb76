"""`employer-match demo`: a fictional programme to look at, its suggestions, then the pages."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from employer_match import clock, config, migrations
from employer_match.cli import context, serve
from employer_match.db import transaction
from employer_match.demo import seed, suggestions, weeks
from employer_match.demo.people import staff
from employer_match.services.actor import SYSTEM
from employer_match.services.needs import employer_links

SHOWN = 3


@click.command()
@click.option("--port", default=8000, show_default=True)
@click.option("--database-url", help="Another database than the demo's own SQLite file.")
@click.option("--serve/--no-serve", "and_serve", default=True, help="Print only, or serve too.")
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
def command(port: int, database_url: str | None, and_serve: bool, language: str) -> None:
    """Fill a database with a fictional programme, print its suggestions, serve the pages.

    Started again it finds what is there and changes nothing.
    """
    here = demo_context(port, database_url)
    with context.clear_errors():
        with step("Bringing the demo's database to today's tables"):
            migrations.upgrade(here.engine)
        with step("Writing the fictional programme"), transaction(here.engine) as session:
            fresh = seed.seed(session, clock.today())
        if not fresh:
            click.echo("  It was there already; nothing is changed.", err=True)
        with step("Ranking for each participant"):
            found = suggestions.first_ones(here.engine, language, SHOWN)
        if fresh:
            with step("Planning the coaches' week"):
                weeks.plan_the_week(here.engine)
    for person in found:
        click.echo()
        for line in person:
            click.echo(line)
    click.echo()
    for line in sign_in_lines(here):
        click.echo(line)
    if and_serve:
        serve.run(here.settings, here.engine, "127.0.0.1", port)


def demo_context(port: int, database_url: str | None) -> context.Context:
    """The demo's own installation, beside a real one: its database, key and mail in `demo/`."""
    given = dict(os.environ)
    instance = Path(given.get(config.PREFIX + "INSTANCE", "instance")) / "demo"
    given[config.PREFIX + "INSTANCE"] = str(instance)
    given.setdefault(config.PREFIX + "BASE_URL", f"http://127.0.0.1:{port}")
    given.pop(config.PREFIX + "DATABASE_URL", None)
    if database_url:
        given[config.PREFIX + "DATABASE_URL"] = database_url
    try:
        settings = config.from_environment(given)
    except config.SettingsError as problem:
        context.stop(str(problem))
    settings = replace(settings, programme_name=staff().name)
    return context.opened(settings)


@contextmanager
def step(words: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    started = time.perf_counter()
    click.echo(f"{words} …", err=True)
    yield
    click.echo(f"  done in {time.perf_counter() - started:.1f} s", err=True)


def sign_in_lines(here: context.Context) -> Iterator[str]:
    """How to sign in as a coach and a coordinator, and an employer's link to its own need."""
    yield f"Sign in at {here.settings.base_url}/sign-in"
    for hint in seed.sign_ins():
        yield f"  {hint.what}: {hint.email}  password: {hint.password}"
    yield f"The employers' form: {here.settings.base_url}/post"
    with transaction(here.engine, actor=SYSTEM) as session:
        vacancy = seed.linked_vacancy(session)
        if vacancy is not None:
            link = employer_links.make_link(session, vacancy, here.settings)
            yield f"An employer's link to its own need: {link}"
