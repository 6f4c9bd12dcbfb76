"""Employers known once: pairs that may be one record, those judged to be two, and those merged.

Records are named by `thing` ("employer" or "workplace") and id, without a foreign key: one of two
that are merged is gone, and still leads somewhere.
"""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
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


class FoundPair(Dated, Base):
    """Two records that the newest look through the register found alike, for a person to judge.

    `a_id` is the older one. A pair stays while either record is gone or the two are judged apart:
    whoever lists pairs leaves those out, and an undone merge shows its pair again.
    """

    __tablename__ = "found_pair"
    __table_args__ = (UniqueConstraint("thing", "a_id", "b_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    thing: Mapped[str] = mapped_column(String(20))
    a_id: Mapped[int]
    b_id: Mapped[int]
    likeness: Mapped[str] = mapped_column(String(10))
    reasons: Mapped[list[str]] = mapped_column(JSON)


class JudgedApart(Dated, Base):
    """Two records that a person looked at and found to be two: never proposed again.

    Unless taken back. `a_id` is the lower id when it was judged; either may be merged into a third
    one since, of which the judgement then holds.
    """

    __tablename__ = "judged_apart"
    __table_args__ = (
        Index(
            "uq_judged_apart_in_force",
            "thing",
            "a_id",
            "b_id",
            unique=True,
            sqlite_where=text("taken_back_at IS NULL"),
            postgresql_where=text("taken_back_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    thing: Mapped[str] = mapped_column(String(20))
    a_id: Mapped[int]
    b_id: Mapped[int]
    reason: Mapped[str] = mapped_column(String(200))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    taken_back_at: Mapped[datetime | None]
    taken_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
