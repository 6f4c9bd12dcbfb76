"""Alembic, shipped in the wheel: bring a database to today's tables, or say how it differs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine

from employer_match.models import Base

HERE = Path(__file__).parent
#: The search index of each database (FTS5's tables, GIN's index); the models know nothing of it.
SEARCH_INDEXES = ("vacancy_search", "ix_vacancy_terms_all")


def config() -> Config:
    """Alembic's configuration; no ini file, so that it works from an installed wheel."""
    made = Config()
    made.set_main_option("script_location", str(HERE))
    made.set_main_option("path_separator", "os")
    return made


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest tables; does nothing where it is there already."""
    made = config()
    with engine.connect() as connection, _tables_may_be_rebuilt(connection):
        made.attributes["connection"] = connection
        command.upgrade(made, "head")
        connection.commit()


@contextmanager
def _tables_may_be_rebuilt(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by copying and dropping it: no row elsewhere may go with the old one.

    A foreign key can be let go of outside a transaction only, so the driver is asked itself.
    """
    driver = connection.connection.driver_connection
    if connection.dialect.name != "sqlite" or driver is None:
        yield
        return
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
        broken = driver.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ValueError(f"rows that refer to nothing: {broken[:5]}")
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def differences(engine: Engine) -> list[str]:
    """How the database differs from the models, one line each; empty when they agree."""
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": include_object, "compare_type": True}
        )
        return [str(difference) for difference in compare_metadata(context, Base.metadata)]


def include_object(
    _thing: object, name: str | None, kind: str, _reflected: bool, _other: object
) -> bool:
    """Leave the search indexes alone: each database has its own."""
    return not (kind in {"table", "index"} and (name or "").startswith(SEARCH_INDEXES))
