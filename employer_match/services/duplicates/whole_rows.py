"""Rows of any table as they stand, moved and put back: for merging, and for nothing else.

Statements on bare tables, run `unseen`: a coordinator who merges moves rows of every unit without
seeing them, and a row that only moves keeps its version, since it is the same record.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Column, Date, Table, delete, func, insert, select, update
from sqlalchemy import Enum as EnumType
from sqlalchemy.orm import Session

from employer_match.models import Base, Moment
from employer_match.services.actor import SYSTEM
from employer_match.services.contacts.tally import count_anew

Row = dict[str, Any]


@contextmanager
def unseen(session: Session) -> Iterator[None]:
    """While it lasts the wall around participants stands open: what is read must not be shown."""
    before = session.info.get("actor")
    session.info["actor"] = SYSTEM
    try:
        yield
    finally:
        session.info["actor"] = before


def table(name: str) -> Table:
    """The table of this name."""
    return Base.metadata.tables[name]


def read_row(session: Session, name: str, row_id: int) -> Row | None:
    """A row by its id in values that JSON holds, or None."""
    rows = rows_where(session, name, "id", row_id)
    return rows[0] if rows else None


def rows_where(session: Session, name: str, column: str, value: object) -> list[Row]:
    """The rows with this value in the column, by id."""
    here = table(name)
    found = session.execute(select(here).where(here.c[column] == value).order_by(here.c.id))
    return [{key: _plain(held) for key, held in row.items()} for row in found.mappings()]


def count_where(session: Session, name: str, column: str, value: int) -> int:
    """How many rows have this value in the column."""
    here = table(name)
    count = select(func.count()).select_from(here).where(here.c[column] == value)
    return session.scalar(count) or 0


def move(session: Session, referring: str, old: int, new: int) -> list[int]:
    """Refer (by table.column) to the new one, not the old; returns the rows' ids, in order."""
    name, column = referring.split(".")
    here = table(name)
    found = select(here.c.id).where(here.c[column] == old).order_by(here.c.id)
    ids = list(session.scalars(found))
    put_back(session, name, column, ids, new)
    return ids


def put_back(session: Session, name: str, column: str, ids: list[int], value: int) -> None:
    """Let these rows, as far as they are still there, refer to this one."""
    here = table(name)
    counted = (name, column) == ("contact", "workplace_id")
    touched = {value}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        if counted:
            left = select(here.c[column]).where(here.c.id.in_(some)).order_by(here.c.id)
            touched.update(session.scalars(left))
        change_where(session, name, some, {column: value})
    if counted:
        count_anew(session, touched)


def change(session: Session, name: str, row_id: int, values: Mapping[str, Any]) -> None:
    """Write JSON values into one row, and nothing besides them."""
    change_where(session, name, [row_id], values)


def change_where(session: Session, name: str, ids: list[int], values: Mapping[str, Any]) -> None:
    """Write JSON values into these rows; the day of the last edit stays unless it is among them."""
    here = table(name)
    typed = {key: _typed(here.c[key], value) for key, value in values.items()}
    if "updated_at" in here.c and "updated_at" not in typed:
        typed["updated_at"] = here.c.updated_at
    session.execute(update(here).where(here.c.id.in_(ids)).values(**typed))


def write_row(session: Session, name: str, row: Row) -> None:
    """Put a removed row back as it was, with its id."""
    here = table(name)
    session.execute(
        insert(here).values(**{key: _typed(here.c[key], value) for key, value in row.items()})
    )


def remove_row(session: Session, name: str, row_id: int) -> None:
    """Take a row away; nothing refers to it any more."""
    here = table(name)
    session.execute(delete(here).where(here.c.id == row_id))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _typed(column: Column[Any], value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if isinstance(column.type, EnumType) and column.type.enum_class:
        return column.type.enum_class(value)
    if isinstance(column.type, Moment):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value
