"""What every table shares: names of constraints, UTC times, versions against lost updates."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, Enum, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from employer_match import clock, vocabulary
from employer_match.db import NAMING, SWEDISH


class Moment(TypeDecorator[datetime]):
    """A moment, always with its time zone in Python and always UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone: it would be somebody's guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite gives the zone-less UTC back; say that it is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def coded(kind: type) -> Enum:
    """A column type for one of the vocabulary's enums: its values, checked by a constraint."""
    return Enum(
        kind,
        native_enum=False,
        length=30,
        create_constraint=True,
        name=kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


#: A name that sorts as Swedes sort.
Name = String(200, collation=SWEDISH)


class Base(DeclarativeBase):
    """All tables of the programme."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment(),
        **{
            kind: coded(kind)
            for kind in vars(vocabulary).values()
            if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
        },
    }


class Dated:
    """A row that knows when it was first written."""

    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Versioned(Dated):
    """A row that people edit: `version` guards against lost updates at every flush."""

    version: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime] = mapped_column(default=clock.now, onupdate=clock.now)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - declared on the class
        """Let SQLAlchemy add `WHERE version = …` to each UPDATE."""
        table = getattr(cls, "__table__", None)
        return {} if table is None else {"version_id_col": table.c.version}
