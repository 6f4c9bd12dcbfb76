"""Who holds the relation to any workplace today: to narrow the overview down by."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import RelationshipOwner, User
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require


def list_owners(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """(id, name) of each owner, by name."""
    require(actor, Action.READ_OVERVIEW)
    holding = select(RelationshipOwner.owner_id).where(RelationshipOwner.until.is_(None))
    owners = select(User.id, User.name).where(User.id.in_(holding)).order_by(User.name, User.id)
    return [(row[0], row[1]) for row in session.execute(owners)]
