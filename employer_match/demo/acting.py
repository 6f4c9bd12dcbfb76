"""The demo's people as those who act, for what is written by the product's own services."""

from employer_match.models import User
from employer_match.services.actor import Actor


def as_actor(user: User) -> Actor:
    """The user with every role that the demo gave."""
    roles = frozenset((role.unit_id, role.role) for role in user.roles)
    return Actor(user_id=user.id, name=user.name, roles=roles, language=user.language)
