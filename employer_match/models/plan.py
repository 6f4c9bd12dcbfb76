"""The weekly outreach plan: who works when, which workplaces to see; on whose behalf kept apart."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from employer_match.models.base import Base, Dated, Versioned
from employer_match.models.employer import Workplace
from employer_match.models.participant import OfParticipant
from employer_match.models.user import User
from employer_match.vocabulary import LineState, Mode, Purpose, Tier


class WorkingTime(Versioned, Base):
    """A span in which a user works this share of full time: 50 is half-time, 0 is leave.

    `last` None is until further notice; where spans overlap, the smallest share holds.
    """

    __tablename__ = "working_time"
    __table_args__ = (CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    first: Mapped[date]
    last: Mapped[date | None]
    percent: Mapped[int]


class Plan(Dated, Base):
    """One coach's plan for the week that begins on `monday`; `places` is what the week holds."""

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("monday", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    monday: Mapped[date]
    made_at: Mapped[datetime]
    places: Mapped[int]

    user: Mapped[User] = relationship(lazy="joined")


class PlanLine(Versioned, Base):
    """A contact to make, from `day` on; says nothing of participants.

    `reasons` are {"code", "sv", "en"} about the employer; `through_id` is the colleague to ask
    first; `intention_id` the announcement that the coach made of it; `agreed_at_id` the contact at
    which the employer and we agreed on this. A line that the coach took out stays as `removed`, so
    that it is not proposed again.
    """

    __tablename__ = "plan_line"
    __table_args__ = (Index("ix_plan_line_in_order", "plan_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    position: Mapped[int]
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), index=True)
    purpose: Mapped[Purpose]
    mode: Mapped[Mode]
    day: Mapped[date]
    state: Mapped[LineState] = mapped_column(default=LineState.PLANNED)
    through_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    reasons: Mapped[list[dict[str, object]]] = mapped_column(JSON, default=list)
    intention_id: Mapped[int | None] = mapped_column(ForeignKey("intention.id"))
    agreed_at_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))

    plan: Mapped[Plan] = relationship(lazy="joined")
    workplace: Mapped[Workplace] = relationship(lazy="joined")
    through: Mapped[User | None] = relationship(lazy="joined")


class PlanLineFor(OfParticipant, Base):
    """On whose behalf a line stands, with which opening, why, and what is to be asked."""

    __tablename__ = "plan_line_for"
    __table_args__ = (UniqueConstraint("line_id", "participant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("plan_line.id", ondelete="CASCADE"))
    vacancy_id: Mapped[int | None] = mapped_column(ForeignKey("vacancy.id"), index=True)
    tier: Mapped[Tier | None]
    reasons: Mapped[list[dict[str, object]]] = mapped_column(JSON, default=list)
    questions: Mapped[list[dict[str, object]]] = mapped_column(JSON, default=list)
