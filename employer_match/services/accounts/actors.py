"""A user as an actor, and the hash by which a secret of theirs is found again."""

import hashlib

from employer_match.models import User
from employer_match.services.actor import Actor
from employer_match.vocabulary import Role


def actor_of(user: User, unit_id: int | None = None) -> Actor:
    """A user as an actor, with all roles or those in one unit."""
    roles: frozenset[tuple[int, Role]] = frozenset(
        (row.unit_id, row.role) for row in user.roles if unit_id in (None, row.unit_id)
    )
    units = {row.unit_id: row.unit.name for row in user.roles if unit_id in (None, row.unit_id)}
    return Actor(
        user_id=user.id,
        name=user.name,
        roles=roles,
        language=user.language,
        unit_names=tuple(name for _, name in sorted(units.items())),
    )


def token_hash(token: str) -> str:
    """SHA-256 (hex) of a random token: enough, since it cannot be guessed or listed."""
    return hashlib.sha256(token.encode()).hexdigest()
