"""Limits are counted by the database: exact over many processes' worth of connections."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import time_machine
from sqlalchemy import Engine, select

from employer_match import db, errors
from employer_match.models import RateLimitHit
from employer_match.services import rate_limits

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_the_limit_holds_and_says_how_long_to_wait(engine: Engine) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        for _ in range(3):
            rate_limits.use(engine, "3/hour", "post", "192.0.2.7")
        clock.shift(600)
        with pytest.raises(errors.TooMany) as refused:
            rate_limits.use(engine, "3/hour", "post", "192.0.2.7")
    assert refused.value.params["seconds"] == 3000


def test_keys_and_purposes_are_counted_apart(engine: Engine) -> None:
    with time_machine.travel(NOON, tick=False):
        for what, who in [("post", "a"), ("post", "b"), ("sign-in", "a")]:
            rate_limits.use(engine, "1/hour", what, who)
        with pytest.raises(errors.TooMany):
            rate_limits.use(engine, "1/hour", "post", "a")


def test_a_new_window_starts_from_nothing_and_forgets_the_old(engine: Engine) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        rate_limits.use(engine, "1/minute", "post", "a")
        clock.shift(61)
        rate_limits.use(engine, "1/minute", "post", "a")
        with db.transaction(engine) as session:
            assert len(session.scalars(select(RateLimitHit)).all()) == 1


def test_who_asks_is_never_stored(engine: Engine) -> None:
    rate_limits.use(engine, "5/hour", "post", "192.0.2.7")
    with db.transaction(engine) as session:
        assert "192.0.2.7" not in session.scalars(select(RateLimitHit.key)).one()


def test_many_at_once_pass_exactly_as_often_as_allowed(engine: Engine) -> None:
    def ask(_number: int) -> bool:
        try:
            rate_limits.use(engine, "20/day", "post", "a")
        except errors.TooMany:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(ask, range(60))) == 20


def test_the_storage_answers_as_the_package_expects(engine: Engine) -> None:
    storage = rate_limits.TableStorage(engine)
    with time_machine.travel(NOON, tick=False):
        assert storage.check()
        assert storage.get("k") == 0
        assert storage.incr("k", 60, amount=2) == 2
        assert storage.incr("k", 60) == 3
        assert storage.get("k") == 3
        assert storage.get_expiry("k") == NOON.timestamp() + 60
        storage.clear("k")
        assert storage.get("k") == 0
        storage.incr("k", 60)
        assert storage.reset() == 1
