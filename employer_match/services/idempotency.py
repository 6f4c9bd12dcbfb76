"""The same request twice does its work once: for the page's double click and the API's retry."""

import hashlib
import json
from collections.abc import Callable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.db import take_turn
from employer_match.models import IdempotencyKey
from employer_match.services.actor import Actor

LONGEST_KEY = 100


def request_hash(body: Mapping[str, object]) -> str:
    """A digest of what was sent, whatever the order of its keys."""
    text = json.dumps(body, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def once(
    session: Session,
    actor: Actor,
    key: str | None,
    body: Mapping[str, object],
    thing: str,
    make: Callable[[], int | str],
) -> tuple[str, bool]:
    """Make the thing unless this key made it before; returns its id and whether it is new.

    `make` gives the id of what it made. Without a key it is always made. Raises Conflict when the
    key came before with another body, and whatever `make` raises: nothing is remembered then.
    """
    if not key:
        return str(make()), True
    if actor.user_id is None:
        raise errors.NotSignedIn()
    if len(key) > LONGEST_KEY:
        raise errors.Invalid(fields={"idempotency_key": "Use at most 100 characters."})
    take_turn(session, f"idempotency {actor.user_id} {key}")
    digest = request_hash({"thing": thing, "body": body})
    earlier = session.scalar(
        select(IdempotencyKey).where(
            IdempotencyKey.user_id == actor.user_id, IdempotencyKey.key == key
        )
    )
    if earlier is not None:
        if earlier.request_hash != digest:
            raise errors.Conflict("This key was used for another request. Use a new one.")
        return earlier.thing_id, False
    made = str(make())
    session.add(
        IdempotencyKey(
            user_id=actor.user_id, key=key, request_hash=digest, thing=thing, thing_id=made
        )
    )
    session.flush()
    return made, True
