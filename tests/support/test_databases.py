"""Each test has a database of its own, on both engines, and a query needs its ORDER BY."""

from sqlalchemy import text

from tests.support import databases


def test_what_one_test_writes_no_other_sees(
    database_kind: str, database: databases.Database
) -> None:
    with databases.database(database_kind) as other:
        with database.engine.begin() as connection:
            connection.execute(text("CREATE TABLE seen_here (id INTEGER)"))
        with other.engine.connect() as connection:
            assert not other.engine.dialect.has_table(connection, "seen_here")


def test_rows_without_an_order_come_in_another_one() -> None:
    with databases.database("sqlite", migrated=False) as made, made.engine.begin() as connection:
        connection.execute(text("CREATE TABLE numbers (n INTEGER)"))
        connection.execute(text("INSERT INTO numbers VALUES (1), (2), (3)"))
        assert connection.execute(text("SELECT n FROM numbers")).scalars().all() == [3, 2, 1]
