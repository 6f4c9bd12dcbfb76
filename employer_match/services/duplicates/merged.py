"""Where a merged record is now: old ids and old links lead to what was kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Employer, Merge, Workplace


def now_at(session: Session, thing: str, old_id: int) -> int | None:
    """The id under which a merged "employer" or "workplace" is kept today, or None for no merge."""
    found: int | None = None
    seen = {old_id}
    while True:
        step = select(Merge.kept_id).where(
            Merge.thing == thing,
            Merge.gone_id == (found if found is not None else old_id),
            Merge.undone_at.is_(None),
        )
        following = session.scalar(step)
        if following is None or following in seen:
            return found
        seen.add(following)
        found = following


def workplace_of(session: Session, workplace_id: int) -> Workplace:
    """The workplace of this id, or the one that it was merged into; raises NotFound."""
    place = session.get(Workplace, workplace_id)
    if place is None:
        kept = now_at(session, "workplace", workplace_id)
        place = session.get(Workplace, kept) if kept is not None else None
    if place is None:
        raise errors.NotFound()
    return place


def employer_of(session: Session, employer_id: int) -> Employer:
    """The employer of this id, or the one that it was merged into; raises NotFound."""
    employer = session.get(Employer, employer_id)
    if employer is None:
        kept = now_at(session, "employer", employer_id)
        employer = session.get(Employer, kept) if kept is not None else None
    if employer is None:
        raise errors.NotFound()
    return employer
