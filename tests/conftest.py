"""Fixtures for every test; what they do stands in `tests/support`.

Fixtures import what they need: tests of the pure rooms then start without a database's libraries.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.support import postgres, run

if TYPE_CHECKING:
    from flask import Flask
    from playwright.sync_api import Browser
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from employer_match.config import Settings
    from tests.support.browser import Visitor
    from tests.support.clients import Client
    from tests.support.databases import Database
    from tests.support.factories import Factory

pytest_plugins = ["tests.support.skips"]

hypothesis.settings.register_profile(
    "here", derandomize=True, deadline=None, max_examples=50, database=None
)
hypothesis.settings.register_profile(
    "ci", parent=hypothesis.settings.get_profile("here"), max_examples=200
)
hypothesis.settings.load_profile("ci" if run.in_ci() else "here")


def pytest_configure(config: pytest.Config) -> None:
    """Make the run's folder, and start PostgreSQL early where several processes will share it."""
    if not hasattr(config, "workerinput"):
        run.begin()
        if config.getoption("numprocesses", None):
            postgres.launch()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what was started and remove the run's folder."""
    postgres.stop()
    if not hasattr(config, "workerinput"):
        run.end()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """`sqlite`, then `postgresql`: every test of records runs on both."""
    return str(request.param)


@pytest.fixture
def database(database_kind: str) -> Iterator[Database]:
    """A migrated database of this test's own: `.kind`, `.url`, `.engine`."""
    from tests.support import cheap_passwords, databases

    cheap_passwords.make_cheap()
    try:
        opened = databases.database(database_kind)
        with opened as made:
            yield made
    except postgres.Missing as why:
        pytest.skip(str(why))


@pytest.fixture
def database_url(database: Database) -> str:
    """Its address, as the setting DATABASE_URL takes it."""
    return database.url


@pytest.fixture
def engine(database: Database) -> Engine:
    """Its engine; rows asked for without an order come in another one."""
    return database.engine


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on it; nothing is committed unless the test does so."""
    from employer_match import db

    with db.open_session(engine) as opened:
        yield opened
        opened.rollback()


@pytest.fixture
def make(session: Session) -> Factory:
    """Invented records in that session, each with a default for what the test does not say."""
    from tests.support.factories import Factory

    return Factory(session)


@pytest.fixture
def settings(database: Database, tmp_path: Path) -> Settings:
    """The settings of an installation on this test's database, served over plain http."""
    from employer_match.config import Settings

    return Settings(
        database_url=database.url,
        secret_key="a key for tests and nothing else",
        base_url="http://localhost",
        instance=str(tmp_path),
        secure_cookies=False,
    )


@pytest.fixture
def app(settings: Settings, engine: Engine) -> Iterator[Flask]:
    """The whole application on it, with every face; what it says in Swedish must be Swedish."""
    from tests.support.apps import app_for

    made, untold = app_for(settings, engine)
    yield made
    assert not untold.messages, "no Swedish for these"


@pytest.fixture
def client(app: Flask, session: Session) -> Client:
    """A browser: `client.sign_in(user)`; commits what `session` holds before each request."""
    from tests.support.clients import client_of

    return client_of(app, session)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for the run."""
    from tests.support.browser import chromium, running

    executable = chromium()
    if executable is None:
        pytest.skip("no chromium found: install Debian's chromium")
    with running(executable) as started:
        yield started


@pytest.fixture
def visitor(browser: Browser, app: Flask, session: Session) -> Iterator[Visitor]:
    """Opens pages of the running app in the browser: `visitor.open("/", user=coach, width=320)`."""
    from tests.support.browser import Visitor, serving

    with serving(app) as address:
        opened = Visitor(browser, address, session)
        try:
            yield opened
        finally:
            opened.close()
