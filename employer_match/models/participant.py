"""Participants with versioned profiles and wishes. The least, and no discrimination ground.

There is deliberately no name, birth year, sex, address, benefit or diagnosis here.
"""

import secrets
from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from employer_match.models.base import Base, Dated, Name, Versioned
from employer_match.vocabulary import Goal, Pace


def new_participant_id() -> str:
    """A random id, so that a guessed or counted one tells nothing (existence is secret)."""
    return secrets.token_hex(8)


class Participant(Versioned, Base):
    """A person in the programme, under a code name.

    Not unique by constraint: a refusal would tell one coach of another's participant.
    """

    __tablename__ = "participant"

    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=new_participant_id)
    code_name: Mapped[str] = mapped_column(Name)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    coach_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    goal: Mapped[Goal] = mapped_column(default=Goal.WORK)
    pace: Mapped[Pace] = mapped_column(default=Pace.NONE)
    pace_reviewed_on: Mapped[date | None]
    enrolled_on: Mapped[date]
    ended_on: Mapped[date | None]
    related_wanted: Mapped[bool] = mapped_column(default=True)


class OfParticipant:
    """A row about one participant: seen only by who may reach that participant."""

    @declared_attr
    def participant_id(cls) -> Mapped[str]:  # noqa: N805 - declared on the class
        """The participant the row is about."""
        return mapped_column(ForeignKey("participant.id"), index=True)


class Profile(OfParticipant, Dated, Base):
    """One version of a participant's profile; the newest is in force, all are kept.

    `conditions`, `licences`, `languages` are lists of codes; `municipalities` a list of codes.
    Hours are per week. `own_words` are the participant's, quoted large on the page.
    """

    __tablename__ = "profile"
    __table_args__ = (UniqueConstraint("participant_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    valid_from: Mapped[datetime]
    said_by: Mapped[str] = mapped_column(String(30), default="participant")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    own_words: Mapped[str] = mapped_column(Text, default="")
    strengths: Mapped[str] = mapped_column(Text, default="")
    hours_min: Mapped[int | None]
    hours_max: Mapped[int | None]
    municipalities: Mapped[list[str]] = mapped_column(JSON, default=list)
    from_municipality: Mapped[str | None] = mapped_column(String(4))
    max_km: Mapped[int | None]
    conditions: Mapped[list[str]] = mapped_column(JSON, default=list)
    licences: Mapped[list[str]] = mapped_column(JSON, default=list)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)

    wishes: Mapped[list["Wish"]] = relationship(lazy="selectin", order_by="Wish.rank, Wish.id")
    must_nots: Mapped[list["MustNot"]] = relationship(lazy="selectin", order_by="MustNot.id")


class Wish(OfParticipant, Base):
    """One ranked wish of a profile version: an occupation, a group, a field, or words.

    `kind` is one of occupation, group, field, text; `value` a concept id, SSYK code or the words.
    """

    __tablename__ = "wish"

    id: Mapped[int] = mapped_column(primary_key=True)
    profile_id: Mapped[int] = mapped_column(ForeignKey("profile.id"), index=True)
    rank: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    value: Mapped[str] = mapped_column(String(200))


class MustNot(OfParticipant, Base):
    """What the participant has ruled out: kind as for a wish, or condition."""

    __tablename__ = "must_not"

    id: Mapped[int] = mapped_column(primary_key=True)
    profile_id: Mapped[int] = mapped_column(ForeignKey("profile.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    value: Mapped[str] = mapped_column(String(200))
