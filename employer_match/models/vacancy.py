"""Openings of every kind and source, and the terms by which they are found."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from employer_match.models.base import Base, Versioned
from employer_match.models.employer import Workplace
from employer_match.vocabulary import VacancyKind, VacancySource, VacancyState


class Vacancy(Versioned, Base):
    """An opening: a job, carved tasks, an internship, a study visit, an upcoming need.

    A missing fact is unknown and becomes a question, never a no. `conditions` maps a Condition to
    {"value": true|false, "quote": the ad's words or "", "source": "text"|"form"|"coach"|"contact"};
    what is absent is unknown. Hours are per week. `must_have` and `nice_to_have` are lists of
    plain words; `licences` are driving-licence classes and legitimations that the law requires.

    `sender` is what a public form said of employer and contact person; it enters the register, and
    leaves this column, when a coordinator approves. `sender_language` is the language of our
    answers. `source_changed_at` is when the source itself last changed an imported ad, so that an
    older event never overwrites a newer one. `guessed_by` is the version of the coder whose guess
    of the occupation somebody confirmed; None where the occupation was told, or is unknown.
    """

    __tablename__ = "vacancy"
    __table_args__ = (
        UniqueConstraint("source", "external_id"),
        Index("ix_vacancy_open", "state", "municipality_code", "published_on", "deadline"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int | None] = mapped_column(ForeignKey("workplace.id"), index=True)
    kind: Mapped[VacancyKind] = mapped_column(default=VacancyKind.JOB)
    source: Mapped[VacancySource]
    state: Mapped[VacancyState] = mapped_column(default=VacancyState.OPEN)
    external_id: Mapped[str | None] = mapped_column(String(60))
    headline: Mapped[str] = mapped_column(String(300), default="")
    employer_name: Mapped[str] = mapped_column(String(200), default="")
    occupation_id: Mapped[str | None] = mapped_column(String(20), index=True)
    group_id: Mapped[str | None] = mapped_column(String(20), index=True)
    field_id: Mapped[str | None] = mapped_column(String(20), index=True)
    occupation_label: Mapped[str | None] = mapped_column(String(200))
    guessed_by: Mapped[str | None] = mapped_column(String(12))
    municipality_code: Mapped[str | None] = mapped_column(String(4))
    hours_min: Mapped[float | None]
    hours_max: Mapped[float | None]
    starts_on: Mapped[date | None]
    duration: Mapped[str | None] = mapped_column(String(100))
    permanent: Mapped[bool | None]
    pay: Mapped[str | None] = mapped_column(String(200))
    collective_agreement: Mapped[bool | None]
    experience_required: Mapped[bool | None]
    conditions: Mapped[dict[str, dict[str, object]]] = mapped_column(JSON, default=dict)
    licences: Mapped[list[str]] = mapped_column(JSON, default=list)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    must_have: Mapped[list[str]] = mapped_column(JSON, default=list)
    nice_to_have: Mapped[list[str]] = mapped_column(JSON, default=list)
    webpage_url: Mapped[str | None] = mapped_column(String(500))
    published_on: Mapped[date | None] = mapped_column(index=True)
    deadline: Mapped[date | None] = mapped_column(index=True)
    content_hash: Mapped[str | None] = mapped_column(String(64))
    source_changed_at: Mapped[datetime | None]
    sender: Mapped[dict[str, str] | None] = mapped_column(JSON)
    sender_language: Mapped[str] = mapped_column(String(2), default="sv")
    contact_person_id: Mapped[int | None] = mapped_column(ForeignKey("contact_person.id"))
    moderation_comment: Mapped[str] = mapped_column(Text, default="")
    submitted_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    # Last, because SQLite reads through a long text to reach the columns behind it.
    text: Mapped[str] = mapped_column(Text, default="")

    workplace: Mapped[Workplace | None] = relationship(lazy="raise")


class VacancyTerms(Base):
    """What a vacancy is found by, analysed once per changed content.

    `headline`, `occupation`, `body` are lists of terms by field; `all_terms` holds all of them in
    the index's own form (`models.search_index`), with the words beside the text and the codes of
    the occupation: indexed by GIN on PostgreSQL and, joined by spaces, by FTS5 on SQLite.
    """

    __tablename__ = "vacancy_terms"

    vacancy_id: Mapped[int] = mapped_column(
        ForeignKey("vacancy.id", ondelete="CASCADE"), primary_key=True
    )
    analyser: Mapped[str] = mapped_column(String(40))
    headline: Mapped[list[str]] = mapped_column(JSON)
    occupation: Mapped[list[str]] = mapped_column(JSON)
    body: Mapped[list[str]] = mapped_column(JSON)
    all_terms: Mapped[list[str]] = mapped_column(JSON().with_variant(ARRAY(Text), "postgresql"))
