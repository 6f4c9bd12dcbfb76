"""What employers say themselves about contact, through the link; and stops that were gone past."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from employer_match.models.base import Base, Dated, Versioned
from employer_match.vocabulary import Mode


class EmployerWish(Versioned, Base):
    """How the sender of a posted need wants to be contacted, said through the need's link.

    It belongs to the need, and counts for the need's workplace from the day on which a coordinator
    has approved the need there. Beside what others have written for the workplace the stricter
    holds, until a person settles it (`settled_at`: what is written at the workplace counts).
    `only_me` is the need's contact person. Days are inclusive; `stop_since` as for ContactRule.
    """

    __tablename__ = "employer_wish"

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), unique=True)
    rest_days: Mapped[int | None]
    budget_per_month: Mapped[int | None]
    not_before: Mapped[date | None]
    stop_since: Mapped[date | None]
    stop_until: Mapped[date | None]
    stop_for_good: Mapped[bool] = mapped_column(default=False)
    preferred_mode: Mapped[Mode | None]
    preferred_weekdays: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    preferred_hours: Mapped[str | None] = mapped_column(String(100))
    only_me: Mapped[bool] = mapped_column(default=False)
    said_by: Mapped[str] = mapped_column(String(200))
    said_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))


class StopOverride(Dated, Base):
    """A coordinator went past a stop: with which reason, for which contact or announcement.

    `contact_person_id` names the person whose own stop it was; without it, the workplace's.
    `stop_until` is how the stop stood then; None: for good.
    """

    __tablename__ = "stop_override"

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))
    intention_id: Mapped[int | None] = mapped_column(ForeignKey("intention.id"))
    contact_person_id: Mapped[int | None] = mapped_column(ForeignKey("contact_person.id"))
    stop_until: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(200))
