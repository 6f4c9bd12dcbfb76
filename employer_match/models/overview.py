"""What the overview rests on: the log counted by workplace and unit, meetings, who takes a need."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from employer_match.models.base import Base, Dated


class ContactTally(Base):
    """How often, first and last a unit was in contact with a workplace; cancelled ones left out.

    Also the first day of a contact that brought the relation to just this stage; None: none did.
    Follows from the log and holds nothing of its own: `contacts.tally` counts a workplace anew
    whenever its contacts change, and `doctor` compares the two. No row: never in contact.
    """

    __tablename__ = "contact_tally"
    __table_args__ = (Index("ix_contact_tally_last", "last_on"),)

    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    contacts: Mapped[int]
    first_on: Mapped[date]
    last_on: Mapped[date]
    introduced_on: Mapped[date | None]
    needs_known_on: Mapped[date | None]
    presented_on: Mapped[date | None]
    hired_on: Mapped[date | None]


class MeetingStamp(Base):
    """A unit held its weekly meeting; a stamp set by mistake is taken back, never deleted."""

    __tablename__ = "meeting_stamp"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    held_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]


class NeedClaim(Dated, Base):
    """A coach takes an employer's need on; one at a time holds it, until it is let go."""

    __tablename__ = "need_claim"
    __table_args__ = (
        Index(
            "uq_need_claim_open",
            "vacancy_id",
            unique=True,
            sqlite_where=text("released_at IS NULL"),
            postgresql_where=text("released_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    released_at: Mapped[datetime | None]
