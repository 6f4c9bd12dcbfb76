"""Rate limits that hold across processes, because the database counts.

Counting has a transaction of its own: a refused or failed request counts as well. So ask before
the request's own transaction has touched the database (SQLite has one writer at a time).
"""

import hashlib
from datetime import UTC, datetime

from limits import parse
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from employer_match import clock, errors
from employer_match.db import transaction
from employer_match.models import RateLimitHit


class TableStorage(Storage):
    """The `limits` package's storage over the table `rate_limit_hit`: one row per key and window.

    Windows are aligned to the clock: the n-th window of a limit "20 per hour" is the n-th hour.
    """

    STORAGE_SCHEME = None

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.engine = engine

    @property
    def base_exceptions(self) -> type[Exception]:
        """What a failing database raises."""
        return SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count `amount` in the window at hand, atomically; returns the window's count."""
        start, end = window(clock.now(), expiry)
        kind = postgresql if self.engine.dialect.name == "postgresql" else sqlite
        first = kind.insert(RateLimitHit).values(
            key=key, window_start=start, hits=amount, expires_at=end
        )
        counted = first.on_conflict_do_update(
            index_elements=["key", "window_start"], set_={"hits": RateLimitHit.hits + amount}
        ).returning(RateLimitHit.hits)
        with transaction(self.engine) as session:
            hits: int = session.scalars(counted).one()
            if hits == amount:  # a new window is the moment to forget the old ones
                session.execute(delete(RateLimitHit).where(RateLimitHit.expires_at < clock.now()))
        return hits

    def get(self, key: str) -> int:
        """The count of the key's present window."""
        row = self._present(key)
        return row.hits if row else 0

    def get_expiry(self, key: str) -> float:
        """When the key's present window ends, in seconds since 1970."""
        row = self._present(key)
        return (row.expires_at if row else clock.now()).timestamp()

    def check(self) -> bool:
        """Whether the database answers."""
        with transaction(self.engine, read_only=True) as session:
            session.scalar(select(RateLimitHit.hits).limit(1))
        return True

    def reset(self) -> int:
        """Forget every count."""
        with transaction(self.engine) as session:
            keys = session.scalars(delete(RateLimitHit).returning(RateLimitHit.key)).all()
        return len(keys)

    def clear(self, key: str) -> None:
        """Forget one key's counts."""
        with transaction(self.engine) as session:
            session.execute(delete(RateLimitHit).where(RateLimitHit.key == key))

    def _present(self, key: str) -> RateLimitHit | None:
        with transaction(self.engine, read_only=True) as session:
            return session.scalar(
                select(RateLimitHit)
                .where(RateLimitHit.key == key, RateLimitHit.expires_at > clock.now())
                .order_by(RateLimitHit.window_start.desc())
                .limit(1)
            )


def use(engine: Engine, limit: str, what: str, who: str) -> None:
    """Count one use; raises TooMany with the seconds to wait when `limit` ("20/hour") is passed.

    `who` (an address, an account) is kept only as a hash, and only until its window has ended.
    """
    storage = TableStorage(engine)
    item = parse(limit)
    limiter = FixedWindowRateLimiter(storage)
    key = hashlib.sha256(who.encode()).hexdigest()[:32]
    if limiter.hit(item, what, key):
        return
    wait = storage.get_expiry(item.key_for(what, key)) - clock.now().timestamp()
    raise errors.TooMany(seconds=max(1, round(wait)))


def window(moment: datetime, seconds: int) -> tuple[datetime, datetime]:
    """The start and the end of the window of that length in which a moment lies (UTC)."""
    start = moment.timestamp() // seconds * seconds
    return datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(start + seconds, UTC)
