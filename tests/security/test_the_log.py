"""Whoever reads the service's log learns what broke and where, and nothing about anybody."""

from collections.abc import Iterator

import pytest
import structlog
from flask import Flask
from flask_babel import Babel
from sqlalchemy import text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from employer_match import logs
from employer_match.http import problems

SECRET = "hon vill inte möta sin gamla chef"


@pytest.fixture
def logged() -> Iterator[None]:
    """The log as an installation writes it."""
    before = structlog.get_config()
    logs.keep_to_places()
    yield
    structlog.configure(**before)


def test_an_unforeseen_error_is_logged_without_what_was_written(
    logged: None, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(own_words: str) -> None:
        try:
            raise KeyError(own_words)
        except KeyError as inner:
            raise ValueError(f"cannot use {own_words}") from inner

    try:
        breaks(SECRET)
    except ValueError:
        structlog.get_logger().exception("unforeseen", endpoint="profile.write")
    written = "".join(capsys.readouterr())
    assert SECRET not in written
    assert "builtins.ValueError" in written
    assert "builtins.KeyError" in written
    assert "in breaks" in written


def test_the_service_logs_so(logged: None, capsys: pytest.CaptureFixture[str]) -> None:
    app = Flask("service")
    app.extensions["employer_match"] = {}
    Babel(app)
    problems.register(app)

    @app.get("/api/breaks")
    def breaks() -> str:
        own_words = SECRET
        raise LookupError(own_words)

    answer = app.test_client().get("/api/breaks")
    assert answer.status_code == 500
    assert SECRET not in answer.text
    written = "".join(capsys.readouterr())
    assert "LookupError" in written
    assert written.count(SECRET) == 0


def test_the_database_keeps_the_values_out_of_its_errors(session: Session) -> None:
    with pytest.raises(StatementError) as refused:
        session.connection().execute(text("SELECT :words FROM nowhere"), {"words": SECRET})
    assert SECRET not in str(refused.value)
