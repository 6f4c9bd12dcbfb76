"""Links in letters end when the password is set, whichever way, and when the account is closed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import DoorLetter


def end_links(session: Session, user_id: int) -> None:
    """Let no link of this account open anything any more."""
    open_ones = select(DoorLetter).where(
        DoorLetter.user_id == user_id, DoorLetter.used_at.is_(None)
    )
    for letter in session.scalars(open_ones.order_by(DoorLetter.id)):
        letter.used_at = clock.now()
