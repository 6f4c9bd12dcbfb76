"""The secret address of one's calendar: made, shown once, ended; whose it is, and when it was read.

A calendar program signs nobody in, so whoever knows the address reads it. That is why only its hash
is kept, why it can be ended at once, and why so little stands in it (`contacts.calendar_days`).
"""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.db import transaction
from employer_match.models import CalendarFeed, User
from employer_match.services import record
from employer_match.services.accounts.actors import actor_of, token_hash
from employer_match.services.actor import SYSTEM, Actor
from employer_match.services.permissions import Action, require

#: How stale `last_used_at` may be before a reading writes it anew.
USED_EVERY = timedelta(hours=1)


def make_feed(session: Session, actor: Actor) -> str:
    """A new secret for the actor's calendar, told this once; an earlier one ends with it."""
    require(actor, Action.OWN_ACCOUNT)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    end_feed(session, actor)
    secret = secrets.token_urlsafe(32)
    feed = CalendarFeed(user_id=actor.user_id, token_hash=token_hash(secret))
    session.add(feed)
    session.flush()
    record.audit(session, actor, "calendar_made", "calendar_feed", feed.id)
    return secret


def end_feed(session: Session, actor: Actor) -> None:
    """End the actor's address at once; without one nothing happens."""
    require(actor, Action.OWN_ACCOUNT)
    for feed in session.scalars(_open_of(actor)):
        feed.revoked_at = clock.now()
        session.flush()
        record.audit(session, actor, "calendar_ended", "calendar_feed", feed.id)


def own_feed(session: Session, actor: Actor) -> CalendarFeed | None:
    """The actor's feed: since when it is there and when it was last read; never its secret."""
    require(actor, Action.OWN_ACCOUNT)
    return session.scalars(_open_of(actor)).first()


def actor_of_feed(session: Session, secret: str) -> tuple[Actor, int, datetime | None]:
    """Whose calendar it is, the feed's id, and when it was last read.

    Raises NotFound for a wrong secret, an ended one and a closed account alike.
    """
    found = session.execute(
        select(CalendarFeed, User)
        .join(User, User.id == CalendarFeed.user_id)
        .where(
            CalendarFeed.token_hash == token_hash(secret),
            CalendarFeed.revoked_at.is_(None),
            User.disabled_at.is_(None),
        )
    ).one_or_none()
    if found is None:
        raise errors.NotFound()
    feed, user = found
    return actor_of(user), feed.id, feed.last_used_at


def mark_read(engine: Engine, feed_id: int, last: datetime | None) -> None:
    """Note that the calendar was read, at most once an hour: in a short transaction of its own."""
    if last is not None and clock.now() - last < USED_EVERY:
        return
    with transaction(engine, actor=SYSTEM) as writing:
        feed = writing.get(CalendarFeed, feed_id)
        if feed is not None:
            feed.last_used_at = clock.now()


def _open_of(actor: Actor) -> Select[CalendarFeed]:
    return (
        select(CalendarFeed)
        .where(CalendarFeed.user_id == actor.user_id, CalendarFeed.revoked_at.is_(None))
        .order_by(CalendarFeed.id)
    )
