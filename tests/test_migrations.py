"""The migrations and the models tell the same story, on both databases."""

from employer_match import migrations
from tests.support.databases import Database


def test_the_tables_are_those_of_the_models(database: Database) -> None:
    assert migrations.differences(database.engine) == []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    migrations.upgrade(database.engine)
    assert migrations.differences(database.engine) == []
