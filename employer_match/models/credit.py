"""Whose work a placement is: for those who may see the person, and what others learn of it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from employer_match.models.base import Base, Dated
from employer_match.models.participant import OfParticipant


class PlacementCredit(OfParticipant, Dated, Base):
    """A placement is credited to a user in a unit: one or two rows in force a placement.

    A credit given by mistake is taken back, and its row stays: who gave it up, and when.
    """

    __tablename__ = "placement_credit"
    __table_args__ = (
        Index(
            "uq_placement_credit_in_force",
            "placement_id",
            "user_id",
            unique=True,
            sqlite_where=text("taken_back_at IS NULL"),
            postgresql_where=text("taken_back_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    taken_back_at: Mapped[datetime | None]
    taken_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))


class SharedCredit(Base):
    """What the second one credited learns: that there is something at this workplace.

    Refers to no placement and bears no day of its own: `shown_from` is the first day of the quarter
    after the one in which it was credited, and several credits of a quarter are one row. From
    `shown_until` on it is shown no longer, likewise the first day of a quarter. Why:
    docs/decisions/0006.
    """

    __tablename__ = "shared_credit"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), index=True)
    shown_from: Mapped[date]
    shown_until: Mapped[date | None]
