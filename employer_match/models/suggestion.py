"""Suggestions with their runs, and what the participant decided. No figure about a person."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from employer_match.models.base import Base, Dated
from employer_match.models.participant import OfParticipant
from employer_match.models.vacancy import Vacancy
from employer_match.vocabulary import Answer, PlacementKind, Subsidy, Tier


class SuggestionRun(OfParticipant, Dated, Base):
    """One ranking for one participant: with the versions and hashes by which it can be replayed.

    `profile_id` is None where nothing had been written down yet: nobody waits for a profile.
    """

    __tablename__ = "suggestion_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    profile_id: Mapped[int | None] = mapped_column(ForeignKey("profile.id"), index=True)
    ran_on: Mapped[date]
    rules_version: Mapped[str] = mapped_column(String(40))
    taxonomy_version: Mapped[str] = mapped_column(String(80))
    profile_hash: Mapped[str] = mapped_column(String(64))
    vacancies_hash: Mapped[str] = mapped_column(String(64))
    vacancies_read: Mapped[int]

    suggestions: Mapped[list["Suggestion"]] = relationship(
        lazy="raise", order_by="Suggestion.position"
    )


class Suggestion(OfParticipant, Base):
    """A ranked vacancy with its reasons and open questions; `position` counts from 1."""

    __tablename__ = "suggestion"
    __table_args__ = (Index("ix_suggestion_in_order", "run_id", "position", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("suggestion_run.id"))
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    position: Mapped[int]
    tier: Mapped[Tier]
    wish_rank: Mapped[int | None]
    reasons: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    questions: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    opened_at: Mapped[datetime | None]

    vacancy: Mapped[Vacancy] = relationship(lazy="raise")


class Decision(OfParticipant, Dated, Base):
    """What the participant answered about a vacancy; the newest is in force, all are kept."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    suggestion_id: Mapped[int | None] = mapped_column(ForeignKey("suggestion.id"))
    answer: Mapped[Answer]
    reason: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))


class Placement(OfParticipant, Dated, Base):
    """A job or study spell; an internship is recorded and never counted as a job."""

    __tablename__ = "placement"

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), index=True)
    vacancy_id: Mapped[int | None] = mapped_column(ForeignKey("vacancy.id"))
    kind: Mapped[PlacementKind]
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    hours_per_week: Mapped[float | None]
    subsidy: Mapped[Subsidy] = mapped_column(default=Subsidy.UNKNOWN)
    permanent: Mapped[bool | None]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
