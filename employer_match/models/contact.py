"""Dealings with workplaces: contacts, intentions, collisions; on whose behalf is kept apart."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from employer_match.models.base import Base, Dated, Versioned
from employer_match.models.employer import Workplace
from employer_match.models.participant import OfParticipant
from employer_match.models.user import Unit, User
from employer_match.vocabulary import GoOnReason, Mode, NextStep, Outcome, Purpose


class Contact(Versioned, Base):
    """One dealing with a workplace. Never deleted: corrected (earlier versions are kept) or
    cancelled with a reason.

    `next_step_owner_id` is who takes the agreed next step, from `next_step_taken_at` on; None:
    whoever made the contact.
    """

    __tablename__ = "contact"
    __table_args__ = (
        # Found by workplace and day, and wide enough that the county's overview is counted from
        # the index alone: six times as fast on SQLite at 100,000 contacts.
        Index(
            "ix_contact_workplace_when",
            "workplace_id",
            "happened_on",
            "id",
            "cancelled_at",
            "user_id",
            "unit_id",
            "mode",
            "purpose",
            "outcome",
        ),
        # Who was where in a period, from the index alone.
        Index("ix_contact_when", "happened_on", "workplace_id", "unit_id", "cancelled_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    happened_on: Mapped[date]
    mode: Mapped[Mode]
    purpose: Mapped[Purpose]
    outcome: Mapped[Outcome]
    next_step: Mapped[NextStep]
    next_step_on: Mapped[date | None] = mapped_column(index=True)
    next_step_owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("user_account.id"), index=True
    )
    next_step_taken_at: Mapped[datetime | None]
    contact_person_id: Mapped[int | None] = mapped_column(ForeignKey("contact_person.id"))
    vacancy_id: Mapped[int | None] = mapped_column(ForeignKey("vacancy.id"), index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    cancelled_at: Mapped[datetime | None]
    cancelled_reason: Mapped[str | None] = mapped_column(String(200))
    import_key: Mapped[str | None] = mapped_column(String(100), unique=True)

    workplace: Mapped[Workplace] = relationship(lazy="raise")
    user: Mapped[User] = relationship(lazy="raise", foreign_keys=[user_id])
    unit: Mapped[Unit] = relationship(lazy="raise")


class OnBehalfOf(OfParticipant, Dated, Base):
    """A contact was made on a participant's behalf: apart from the contact, scoped by access."""

    __tablename__ = "on_behalf_of"
    __table_args__ = (UniqueConstraint("contact_id", "participant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)


class Intention(Versioned, Base):
    """An announced contact: reserves the workplace to the end of the day `until`.

    At most one open intention per workplace (a partial unique index decides a race).
    """

    __tablename__ = "intention"
    __table_args__ = (
        Index(
            "uq_intention_open",
            "workplace_id",
            unique=True,
            sqlite_where=text("released_at IS NULL"),
            postgresql_where=text("released_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    purpose: Mapped[Purpose]
    until: Mapped[date]
    reminded_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(lazy="raise")
    unit: Mapped[Unit] = relationship(lazy="raise")


class Collision(Dated, Base):
    """A coach went on in spite of another's contact or intention: with which reason, and when."""

    __tablename__ = "collision"

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    reason: Mapped[GoOnReason]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    intention_id: Mapped[int | None] = mapped_column(ForeignKey("intention.id"))
    earlier_user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    earlier_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    earlier_contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))
    earlier_intention_id: Mapped[int | None] = mapped_column(ForeignKey("intention.id"))


class Notice(Dated, Base):
    """What a user is told on the start page: `kind` names the sentence; never a participant."""

    __tablename__ = "notice"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    workplace_id: Mapped[int | None] = mapped_column(ForeignKey("workplace.id"))
    from_user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    collision_id: Mapped[int | None] = mapped_column(ForeignKey("collision.id"))
    talk_id: Mapped[int | None] = mapped_column(ForeignKey("talk.id"))
    read_at: Mapped[datetime | None]
