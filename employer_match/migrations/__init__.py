"""Alembic, shipped in the wheel: bring a database to today's tables, or say how it differs."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine

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
    with engine.connect() as connection:
        made.attributes["connection"] = connection
        command.upgrade(made, "head")
        connection.commit()


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
