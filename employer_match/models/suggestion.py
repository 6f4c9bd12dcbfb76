"""Suggestions with their runs, and what the participant decided. No figure about a person."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from employer_match.models.base import Base, Dated
from employer_match.models.participant import OfParticipant
from employer_match.models.vacancy import Vacancy
from employer_match.vocabulary import Answer, PlacementKind, Subsidy, Tier


class SuggestionRun(OfParticipant, Dated, Base):
    """One ranking for one participant: with the versions and hashes by which it can be replayed.

    `profile_id` is None where nothing had been written down yet: nobody waits for a profile.
    `profile_said` is the profile just as it was ranked, `versions` names what else decided (the
    analyser, the map, the rules' file), `list_hash` is SHA-256 over the list that came out.
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
    profile_said: Mapped[dict[str, object] | None] = mapped_column(JSON)
    versions: Mapped[dict[str, str] | None] = mapped_column(JSON)
    list_hash: Mapped[str | None] = mapped_column(String(64))

    suggestions: Mapped[list["Suggestion"]] = relationship(
        lazy="raise", order_by="Suggestion.position"
    )


class Suggestion(OfParticipant, Base):
    """A ranked vacancy with its reasons and open questions; `position` counts from 1.

    `shown_at` and `opened_at` are the first time somebody had it before them, and looked into it.
    """

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
    shown_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]

    vacancy: Mapped[Vacancy] = relationship(lazy="raise")


class OpeningsLog(Base):
    """Which openings runs were made from: their ids, versions and stops, packed, once per state.

    `hash` is what a run's `vacancies_hash` names. Nothing of any person stands here.
    """

    __tablename__ = "openings_log"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    taxonomy_version: Mapped[str] = mapped_column(String(80))
    made_on: Mapped[date]
    packed: Mapped[bytes] = mapped_column(LargeBinary)


class RuleChange(Dated, Base):
    """Rules switched on: by whom, why, and the hash of the comparison that they had before them.

    Only added to; the newest row is in force. The first is written with the installation's first
    list, by nobody: nothing came before it.
    """

    __tablename__ = "rule_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(String(40))
    before: Mapped[str] = mapped_column(String(40))
    rules_hash: Mapped[str] = mapped_column(String(64))
    effect_hash: Mapped[str] = mapped_column(String(64))
    people_changed: Mapped[int]
    reason: Mapped[str] = mapped_column(String(300))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))


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
