"""Our relation to a workplace: who holds it, whom we talk to, and the employer's own wishes."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from employer_match.models.base import Base, Dated, Name, Versioned
from employer_match.models.user import Unit, User
from employer_match.vocabulary import ContactSource, Mode


class RelationshipOwner(Dated, Base):
    """Who holds the relation from `since` to `until`; at most one row per workplace is open."""

    __tablename__ = "relationship_owner"
    __table_args__ = (
        Index(
            "uq_relationship_owner_open",
            "workplace_id",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    since: Mapped[date]
    until: Mapped[date | None]

    owner: Mapped[User] = relationship(foreign_keys=[owner_id], lazy="joined")
    deputy: Mapped[User | None] = relationship(foreign_keys=[deputy_id], lazy="joined")


class StageLowering(Dated, Base):
    """A coach found the relation less far along than its contacts say, and why.

    Holds from `since` until newer contacts bring the relation further, or until another one or the
    coach takes its place (`until`). What was logged up to `after_contact_id` is not newer.
    """

    __tablename__ = "stage_lowering"
    __table_args__ = (
        Index(
            "uq_stage_lowering_open",
            "workplace_id",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), index=True)
    stage: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    since: Mapped[date]
    until: Mapped[date | None]
    after_contact_id: Mapped[int] = mapped_column(default=0)

    user: Mapped[User] = relationship(lazy="raise")
    unit: Mapped[Unit] = relationship(lazy="raise")


class ContactPerson(Versioned, Base):
    """Somebody at a workplace; a data subject, so source, informed-at and objection are kept.

    The person's own stop reads as that of a ContactRule; an objection (GDPR art. 21) is for good.
    """

    __tablename__ = "contact_person"

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), index=True)
    name: Mapped[str] = mapped_column(Name)
    title: Mapped[str | None] = mapped_column(String(100))
    phone: Mapped[str | None] = mapped_column(String(40))
    email: Mapped[str | None] = mapped_column(String(254))
    source: Mapped[ContactSource]
    informed_at: Mapped[datetime | None]
    objected_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    stop_since: Mapped[date | None]
    stop_until: Mapped[date | None]
    stop_for_good: Mapped[bool] = mapped_column(default=False, server_default=text("false"))


class ContactRule(Versioned, Base):
    """The employer's own wish about contact, as one of us wrote it down; every face obeys it.

    `only_through_id` is one of us, `only_with_id` a person of theirs. What employers say through
    the link stands apart, in EmployerWish.

    `stop_until` is the last day of a stop; `stop_for_good` has no last day; `stop_since` is the day
    on which it was said, so that an earlier contact can still be logged. Days are inclusive.
    """

    __tablename__ = "contact_rule"
    __table_args__ = ({"sqlite_autoincrement": True},)  # a merge that is undone needs its id

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), unique=True)
    rest_days: Mapped[int | None]
    budget_per_month: Mapped[int | None]
    not_before: Mapped[date | None]
    stop_since: Mapped[date | None]
    stop_until: Mapped[date | None]
    stop_for_good: Mapped[bool] = mapped_column(default=False)
    only_through_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    only_with_id: Mapped[int | None] = mapped_column(ForeignKey("contact_person.id"))
    preferred_mode: Mapped[Mode | None]
    preferred_weekdays: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    preferred_hours: Mapped[str | None] = mapped_column(String(100))
    said_by: Mapped[str | None] = mapped_column(String(100))
    note: Mapped[str] = mapped_column(Text, default="")
