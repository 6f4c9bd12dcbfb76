"""What an employer may be told of a participant: one row for each time it was agreed or withdrawn.

Rows are only added. The words are the participant's own (product row 32).
"""

from datetime import date

from sqlalchemy import Boolean, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from employer_match.models.base import Base, Dated
from employer_match.models.participant import OfParticipant
from employer_match.vocabulary import Approach


class Disclosure(OfParticipant, Dated, Base):
    """What was agreed from a day on: for every employer, or for one (`employer_id`).

    `number` counts a participant's rows from 1, whichever employer they are about. A row that is
    `withdrawn` lets nothing be told; one for every employer takes all earlier rows with it.
    `talked_on`, `talked_again_on` are the talks about it; `weighed`: what speaks for and against
    telling was gone through.
    """

    __tablename__ = "disclosure"
    __table_args__ = (UniqueConstraint("participant_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"), index=True)
    approach: Mapped[Approach]
    tell_name: Mapped[bool] = mapped_column(Boolean, default=False)
    may_tell: Mapped[str] = mapped_column(Text, default="")
    never_tell: Mapped[str] = mapped_column(Text, default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    talked_on: Mapped[date | None]
    talked_again_on: Mapped[date | None]
    weighed: Mapped[bool] = mapped_column(Boolean, default=False)
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
