"""A database of its own for each test, on both engines, copied from one that was migrated once."""

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine

from employer_match import db, migrations
from tests.support import postgres, run
from tests.support.shared_engine import SharedEngine

KINDS = ("sqlite", "postgresql")
#: Whoever forgets ORDER BY gets other rows than expected; and no test needs a durable disk.
PRAGMAS = {"reverse_unordered_selects": "ON", "synchronous": "OFF"}

_numbers = itertools.count(1)
_shared = {
    "sqlite": SharedEngine(lambda url: db.make_engine(url, pragmas=PRAGMAS)),
    "postgresql": SharedEngine(db.make_engine),
}


class Database:
    """One database: its address, an engine that is made when first asked for, and its kind."""

    def __init__(self, kind: str, url: str) -> None:
        self.kind = kind
        self.url = url

    @cached_property
    def engine(self) -> Engine:
        """The engine of this test: the process's own, turned to this database, where it is free."""
        return _shared[self.kind].lend(self.url)

    def close(self) -> None:
        """Close every connection."""
        if "engine" in self.__dict__:
            _shared[self.kind].take_back(self.engine)


@contextmanager
def database(kind: str, *, migrated: bool = True) -> Iterator[Database]:
    """A database for one test, gone afterwards; with today's tables unless `migrated` is False.

    Raises `postgres.Missing` where no PostgreSQL can be had.
    """
    opened = {"sqlite": _sqlite, "postgresql": _postgresql}[kind]
    with opened(migrated) as made:
        try:
            yield made
        finally:
            made.close()


@contextmanager
def _sqlite(migrated: bool) -> Iterator[Database]:
    path = run.folder() / f"{_fresh_name()}.sqlite"
    if migrated:
        shutil.copyfile(_sqlite_template(), path)
    try:
        yield Database("sqlite", f"sqlite:///{path}")
    finally:
        for left in path.parent.glob(path.name + "*"):
            left.unlink()


@contextmanager
def _postgresql(migrated: bool) -> Iterator[Database]:
    name = _fresh_name()
    template = _postgresql_template() if migrated else None
    url = postgres.copy(template, name) if template else postgres.create(name)
    try:
        yield Database("postgresql", url.render_as_string(hide_password=False))
    finally:
        postgres.drop(name)


def _fresh_name() -> str:
    return f"{run.folder().name}-{os.getpid()}-{next(_numbers)}"


def _sqlite_template() -> Path:
    path = run.folder() / "template.sqlite"
    with run.locked("sqlite-template"):
        if not path.exists():
            half = path.with_suffix(".half")
            _migrate(Database("sqlite", f"sqlite:///{half}"))
            half.rename(path)  # its write-ahead log went when the last connection closed
    return path


def _postgresql_template() -> str:
    name = postgres.template()
    with run.locked("pg-template"):
        if not postgres.template_done().exists():
            postgres.drop(name)  # of a migration that failed half-way in another process
            url = postgres.create(name)
            _migrate(Database("postgresql", url.render_as_string(hide_password=False)))
            postgres.template_done().touch()
    return name


def _migrate(made: Database) -> None:
    try:
        migrations.upgrade(made.engine)
    finally:
        made.close()
