"""What opens the door beside a password: second factors, letters with a link, outside identities.

Nothing here opens anything by itself: codes and tokens are kept as hashes, secrets are sealed with
the installation's key, and what an identity provider calls a person is kept as a keyed hash.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from employer_match.models.base import Base, Dated
from employer_match.vocabulary import LetterPurpose


class SecondFactor(Dated, Base):
    """A user's authenticator: its sealed secret, and the last step of time that was used.

    Until `confirmed_at` it is only being set up and asks for nothing.
    """

    __tablename__ = "second_factor"

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    sealed_secret: Mapped[str] = mapped_column(String(200))
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int] = mapped_column(default=0)


class RecoveryCode(Dated, Base):
    """One of the codes that stand in for a lost authenticator; each holds once."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("user_id", "code_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None]


class DoorLetter(Dated, Base):
    """A letter with a link to choose a password, asked for and then sent.

    Its token is made while the letter is sent and kept as a hash, so no link ever rests here. A
    reset is asked for by an address, and whether that has an account is looked up when it is sent.
    """

    __tablename__ = "door_letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[LetterPurpose]
    address: Mapped[str] = mapped_column(String(254))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    send_after: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None] = mapped_column(index=True)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]


class OutsideIdentity(Dated, Base):
    """Whom an identity provider means: bound to one account at the first sign-in through it."""

    __tablename__ = "outside_identity"
    __table_args__ = (UniqueConstraint("issuer", "subject_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    issuer: Mapped[str] = mapped_column(String(200))
    subject_hash: Mapped[str] = mapped_column(String(64))
