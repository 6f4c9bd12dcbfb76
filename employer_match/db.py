"""Engines and transactions, alike on SQLite and PostgreSQL.

SQLite is a real database here: the driver's own transaction handling is switched off, a writing
transaction says BEGIN IMMEDIATE and so waits its turn, a reading one says BEGIN and never blocks.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from employer_match.language.sorting import compare_swedish  # two strings → -1, 0 or 1

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
#: Sorts as Swedes sort, on both databases: PostgreSQL's ICU collation of this name, and on SQLite
#: a function registered under the same name.
SWEDISH = "sv-x-icu"

BUSY_TIMEOUT_MS = 15_000


def make_engine(url: str, *, pragmas: Mapping[str, str] | None = None) -> Engine:
    """An engine for `sqlite:///…` or `postgresql+psycopg://…` (`postgresql://` means psycopg).

    Its errors keep the values to themselves: what is written of a person belongs in no log.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(
            parsed, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000}, hide_parameters=True
        )
        event.listen(engine, "connect", _prepare_sqlite(pragmas or {}))
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if parsed.drivername in {"postgresql", "postgres"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    engine = create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _prepare_sqlite(
    pragmas: Mapping[str, str],
) -> Callable[[SQLiteConnection, ConnectionPoolEntry], None]:
    def prepare(connection: SQLiteConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        connection.create_collation(SWEDISH, compare_swedish)
        wanted = {
            "journal_mode": "WAL",
            "synchronous": "NORMAL",
            "busy_timeout": str(BUSY_TIMEOUT_MS),
            "foreign_keys": "ON",
            **pragmas,
        }
        for name, value in wanted.items():
            connection.execute(f"PRAGMA {name} = {value}")

    return prepare


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if read_only else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("read_only", False):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def open_session(engine: Engine, *, read_only: bool = False, **info: Any) -> Session:
    """A session whose transaction begins at its first statement; the caller ends it."""
    bind = engine.execution_options(read_only=True) if read_only else engine
    return Session(bind, expire_on_commit=False, info=info)


@contextmanager
def transaction(engine: Engine, *, read_only: bool = False, **info: Any) -> Iterator[Session]:
    """One transaction: committed when the block ends, rolled back when it raises."""
    session = open_session(engine, read_only=read_only, **info)
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()


def take_turn(session: Session, name: str) -> None:
    """Wait until no other writing transaction holds `name`; it is free again at the end of this.

    SQLite's writers already take turns; on PostgreSQL an advisory lock of the transaction serves.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection().exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext(%s))", (name,))


def ask(session: Session) -> None:
    """Ask the database for nothing, to learn whether it answers."""
    session.connection().exec_driver_sql("SELECT 1")
