"""The migrations and the models tell the same story, on both databases."""

from datetime import date
from pathlib import Path

from alembic import command
from sqlalchemy import JSON, Column, Enum, MetaData, Table, insert, select

from employer_match import clock, db, migrations
from employer_match.models import Base
from tests.support.databases import Database

#: A chain of rows from the first tables, each referring to the ones before it.
ROWS: dict[str, dict[str, object]] = {
    "programme": {"name": "Insats"},
    "unit": {"programme_id": 1, "name": "Enhet", "shares_employer_layer": True},
    "user_account": {"email": "a@example.se", "name": "Asta", "language": "sv"},
    "employer": {"name": "Påhittade Bolaget"},
    "workplace": {"employer_id": 1, "name": "Kafé Kanel"},
    "participant": {"id": "p", "code_name": "Fjäril", "unit_id": 1, "coach_id": 1},
    "contact": {"workplace_id": 1, "user_id": 1, "unit_id": 1, "next_step": "call"},
    "on_behalf_of": {"contact_id": 1, "participant_id": "p"},
    "plan": {"user_id": 1, "monday": date(2026, 11, 16), "places": 6},
    "plan_line": {"plan_id": 1, "position": 1, "workplace_id": 1, "state": "planned"},
    "plan_line_for": {"line_id": 1, "participant_id": "p"},
}


def test_the_tables_are_those_of_the_models(database: Database) -> None:
    assert migrations.differences(database.engine) == []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    migrations.upgrade(database.engine)
    assert migrations.differences(database.engine) == []


def test_rows_from_the_first_tables_are_all_there_after_an_upgrade(tmp_path: Path) -> None:
    engine = db.make_engine(f"sqlite:///{tmp_path / 'old.sqlite'}")
    made = migrations.config()
    with engine.connect() as connection:
        made.attributes["connection"] = connection
        command.upgrade(made, "0001")
        connection.commit()
    old = MetaData()
    old.reflect(engine)
    with engine.begin() as connection:
        for name, values in ROWS.items():
            table = old.tables[name]
            missing = {each.name: _something(name, each) for each in _needed(table, values)}
            connection.execute(insert(table).values({**missing, **values}))
    migrations.upgrade(engine)
    with engine.connect() as connection:
        for name in ROWS:
            assert len(connection.execute(select(Base.metadata.tables[name])).all()) == 1, name
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def _needed(table: Table, values: dict[str, object]) -> list[Column[object]]:
    return [
        each
        for each in table.columns
        if not each.nullable and each.name not in values and each.name != "id"
    ]


def _something(table: str, column: Column[object]) -> object:
    """What the first tables would take for a column that the test does not care about."""
    kind = Base.metadata.tables[table].columns[column.name].type
    if isinstance(kind, Enum):
        return kind.enums[0]
    if isinstance(kind, JSON):
        return []
    plain: dict[type, object] = {date: clock.today(), str: "", int: 1, bool: False}
    return plain.get(kind.python_type, clock.now())
