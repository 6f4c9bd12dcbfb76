"""What colleagues say to each other about a workplace, and who came along to a contact."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from employer_match.models.base import Base, Dated
from employer_match.models.user import Unit, User
from employer_match.vocabulary import TalkAnswer, TalkKind


class Talk(Dated, Base):
    """A coach asks one colleague about one workplace; what is said stands in its messages.

    Of an introduction: `owner_id` holds the relation (the colleague may be a stand-in), from the
    day `free_from` the asker goes without an answer, and `told_free_at` is when they were told so.
    `passed_on_to_id` is the talk in which a colleague who took over is asked the same.
    """

    __tablename__ = "talk"
    __table_args__ = (Index("ix_talk_at_workplace", "workplace_id", "asker_id", "colleague_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"))
    kind: Mapped[TalkKind]
    asker_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    asker_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    colleague_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    colleague_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    free_from: Mapped[date | None]
    told_free_at: Mapped[datetime | None]
    passed_on_to_id: Mapped[int | None] = mapped_column(ForeignKey("talk.id"))

    asker: Mapped[User] = relationship(foreign_keys=[asker_id], lazy="raise")
    asker_unit: Mapped[Unit] = relationship(foreign_keys=[asker_unit_id], lazy="raise")
    colleague: Mapped[User] = relationship(foreign_keys=[colleague_id], lazy="raise")
    colleague_unit: Mapped[Unit | None] = relationship(
        foreign_keys=[colleague_unit_id], lazy="raise"
    )
    messages: Mapped[list["TalkMessage"]] = relationship(lazy="raise", order_by="TalkMessage.id")


class TalkMessage(Dated, Base):
    """One message of a talk, by one of the two; only ever added. `answer` is what it decides."""

    __tablename__ = "talk_message"

    id: Mapped[int] = mapped_column(primary_key=True)
    talk_id: Mapped[int] = mapped_column(ForeignKey("talk.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    answer: Mapped[TalkAnswer | None]
    text: Mapped[str] = mapped_column(Text, default="")


class Companion(Dated, Base):
    """A colleague came along to a contact, which counts as theirs too."""

    __tablename__ = "companion"
    __table_args__ = (UniqueConstraint("contact_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))

    user: Mapped[User] = relationship(lazy="raise")
    unit: Mapped[Unit] = relationship(lazy="raise")
