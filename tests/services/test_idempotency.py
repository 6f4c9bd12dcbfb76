"""The same request twice does its work once, and nothing is remembered of one that failed."""

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from employer_match import db, errors
from employer_match.models import IdempotencyKey, Programme
from employer_match.services.actor import ANONYMOUS
from employer_match.services.idempotency import once
from tests.support.factories import Factory
from tests.support.threads import at_once


def test_once(session: Session, make: Factory) -> None:
    actor, other = make.actor(make.coach()), make.actor(make.coach())
    made = iter(range(10))

    def again(key: str | None, body: dict[str, object], who: object = actor) -> tuple[str, bool]:
        return once(session, who, key, body, "contact", lambda: next(made))  # type: ignore[arg-type]

    assert again("k", {"a": 1, "b": 2}) == ("0", True)
    assert again("k", {"b": 2, "a": 1}) == ("0", False)
    with pytest.raises(errors.Conflict):
        again("k", {"a": 2})
    assert again("k", {"a": 2}, other) == ("1", True)
    assert again(None, {}) == ("2", True)
    assert again("", {}) == ("3", True)
    with pytest.raises(errors.NotSignedIn):
        again("k", {}, ANONYMOUS)
    with pytest.raises(errors.Invalid):
        again("k" * 101, {})


def test_a_refused_request_leaves_its_key_free(session: Session, make: Factory) -> None:
    actor = make.actor(make.coach())

    def refuse() -> int:
        raise errors.Invalid()

    with pytest.raises(errors.Invalid):
        once(session, actor, "k", {}, "contact", refuse)
    assert once(session, actor, "k", {"reason": "yes"}, "contact", lambda: 7) == ("7", True)


def test_at_once(engine: Engine) -> None:
    with db.transaction(engine) as session:
        actor = Factory(session).actor(Factory(session).coach())

    def ask(_number: int) -> tuple[str, bool]:
        with db.transaction(engine, actor=actor) as session:

            def make() -> int:
                thing = Programme(name="En enda")
                session.add(thing)
                session.flush()
                return thing.id

            return once(session, actor, "k", {}, "programme", make)

    results = at_once(ask, range(8))
    assert len({result[0] for result in results if isinstance(result, tuple)}) == 1
    assert sum(isinstance(result, tuple) and result[1] for result in results) == 1
    with db.transaction(engine, read_only=True) as session:
        assert session.scalar(select(func.count(IdempotencyKey.id))) == 1
