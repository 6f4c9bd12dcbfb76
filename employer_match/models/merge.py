"""Two records of one employer made one: what went where, so that it can be undone."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from employer_match.models.base import Base, Dated


class Merge(Dated, Base):
    """`gone_id` is no longer there and leads to `kept_id`, unless undone.

    `thing` is employer or workplace. `moved` maps table.column to the ids of the rows that moved;
    `changed` lists {"table", "id", "before", "after"} by column; `removed` lists {"table", "row"}.
    Ids only are kept of what hangs on a workplace: a placement's row number names nobody.
    """

    __tablename__ = "merge_of_records"
    __table_args__ = (
        Index(
            "uq_merge_of_records_in_force",
            "thing",
            "gone_id",
            unique=True,
            sqlite_where=text("undone_at IS NULL"),
            postgresql_where=text("undone_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    thing: Mapped[str] = mapped_column(String(20))
    kept_id: Mapped[int] = mapped_column(index=True)
    gone_id: Mapped[int]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    moved: Mapped[dict[str, list[int]]] = mapped_column(JSON)
    changed: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    removed: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    undone_at: Mapped[datetime | None]
