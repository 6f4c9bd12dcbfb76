"""Whose work a placement is: for those who may see the person, and what others learn of it."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from employer_match.models.base import Base, Dated
from employer_match.models.participant import OfParticipant


class PlacementCredit(OfParticipant, Dated, Base):
    """A placement is credited to a user in a unit: one or two rows a placement."""

    __tablename__ = "placement_credit"
    __table_args__ = (UniqueConstraint("placement_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))


class SharedCredit(Base):
    """What the second one credited learns: that there is something at this workplace.

    Refers to no placement and bears no day of its own: `shown_from` is the first day of the quarter
    after the one in which it was credited, and several credits of a quarter are one row. Why:
    docs/decisions.
    """

    __tablename__ = "shared_credit"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), index=True)
    shown_from: Mapped[date]
