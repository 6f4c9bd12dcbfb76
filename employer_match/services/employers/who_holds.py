"""Who is to hear of something at a workplace: whoever holds the relation there."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import RelationshipOwner, User


def holders(session: Session, workplace_id: int) -> tuple[User, ...]:
    """The owner of the relation and the deputy, those with an open account; the owner first."""
    held = select(RelationshipOwner).where(
        RelationshipOwner.workplace_id == workplace_id, RelationshipOwner.until.is_(None)
    )
    row = session.scalar(held.order_by(RelationshipOwner.id).limit(1))
    if row is None:
        return ()
    found = [row.owner, row.deputy]
    return tuple(one for one in found if one is not None and one.disabled_at is None)
