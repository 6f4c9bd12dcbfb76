"""Who works here: programme, units, users with roles in units, their sessions and tokens."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from employer_match.models.base import Base, Dated, Name, Versioned
from employer_match.vocabulary import Role


class Programme(Dated, Base):
    """An insats, for example a county's programme; its sub-projects are units."""

    __tablename__ = "programme"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Name, unique=True)


class Unit(Dated, Base):
    """A sub-project or team: the scope of rights.

    `shares_employer_layer`: whether other units see who of this one contacted which employer.
    """

    __tablename__ = "unit"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    name: Mapped[str] = mapped_column(Name, unique=True)
    shares_employer_layer: Mapped[bool] = mapped_column(default=True)


class User(Versioned, Base):
    """A person who signs in. `password_hash` is argon2's, or None until a password is set."""

    __tablename__ = "user_account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(Name)
    phone: Mapped[str | None] = mapped_column(String(40))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2), default="sv")
    disabled_at: Mapped[datetime | None]

    roles: Mapped[list["RoleInUnit"]] = relationship(
        back_populates="user", lazy="selectin", order_by="RoleInUnit.id"
    )


class RoleInUnit(Dated, Base):
    """A role that a user has in a unit."""

    __tablename__ = "role_in_unit"
    __table_args__ = (UniqueConstraint("user_id", "unit_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    role: Mapped[Role]

    user: Mapped[User] = relationship(back_populates="roles")
    unit: Mapped[Unit] = relationship(lazy="joined")


class SignIn(Base):
    """A signed-in browser: only the hash of its random token is kept, so a dump opens nothing.

    `device` is a kind ("Firefox, Windows"), never an address; `second_factor_at` is when a code, or
    an identity provider's assurance, was asked for on top of the password.
    """

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    device: Mapped[str | None] = mapped_column(String(60))
    second_factor_at: Mapped[datetime | None]


class ApiToken(Dated, Base):
    """A bearer token for machines: a user's rights within one unit, shown once, kept as a hash.

    One with `read_only` may only ask; None, in rows from before, means that it may write.
    """

    __tablename__ = "api_token"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    name: Mapped[str] = mapped_column(String(100))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    read_only: Mapped[bool | None] = mapped_column(default=False)


class CalendarFeed(Dated, Base):
    """The secret address of a user's calendar: shown once, kept as a hash, revoked at will."""

    __tablename__ = "calendar_feed"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
