"""The record itself: audit chain, access log, earlier versions. Only ever added to."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from employer_match.models.base import Base, Dated


class AuditEntry(Base):
    """Who did what to which thing; each entry's hash covers the one before it."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_thing", "thing", "thing_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    user_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(40))
    thing: Mapped[str] = mapped_column(String(40))
    thing_id: Mapped[str] = mapped_column(String(40))
    data: Mapped[dict[str, object]] = mapped_column(JSON)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class AccessLogEntry(Base):
    """Who read which participant's record, when, and through which endpoint."""

    __tablename__ = "access_log_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    user_id: Mapped[int] = mapped_column(index=True)
    participant_id: Mapped[str] = mapped_column(String(16), index=True)
    what: Mapped[str] = mapped_column(String(80))


class EarlierVersion(Dated, Base):
    """How an employer-side record looked before an edit. Participants' versions are not here."""

    __tablename__ = "earlier_version"
    __table_args__ = (Index("ix_earlier_version_thing", "thing", "thing_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    thing: Mapped[str] = mapped_column(String(40))
    thing_id: Mapped[int]
    version: Mapped[int]
    data: Mapped[dict[str, object]] = mapped_column(JSON)
    replaced_by_user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    reason: Mapped[str | None] = mapped_column(String(200))
