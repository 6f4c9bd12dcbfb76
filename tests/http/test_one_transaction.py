"""One transaction a request: committed whole or not at all, reading requests write nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Blueprint, Flask
from flask.typing import ResponseReturnValue
from sqlalchemy import Engine, select

from employer_match import create_app, errors
from employer_match.config import Settings
from employer_match.db import transaction
from employer_match.http import current
from employer_match.http.rights import needs, public
from employer_match.models import Programme
from employer_match.services.actor import SYSTEM
from employer_match.services.permissions import Action
from tests.support.clients import CheckedClient

Names = Callable[[], list[str]]
probe = Blueprint("probe", __name__, url_prefix="/api/probe")


@probe.post("/<name>/<end>")
@public
def write(name: str, end: str) -> ResponseReturnValue:
    current.session().add(Programme(name=name))
    current.session().flush()
    if end == "refused":
        raise errors.Invalid(fields={"name": "Fill this in."})
    if end == "answered":
        return {"was": "refused"}, 422
    if end == "broken":
        raise RuntimeError("a bug with a secret in it: Asta")
    return {"was": "kept"}


@probe.get("/writes-while-reading")
@public
def write_while_reading() -> dict[str, str]:
    current.session().add(Programme(name="from a GET"))
    current.session().flush()
    return {"was": "kept"}


@probe.get("/forgot-its-right")
def forgot() -> dict[str, str]:
    return {"was": "never reached"}


@probe.get("/for-operators")
@needs(Action.MANAGE_USERS)
def for_operators() -> dict[str, str]:
    return {"was": "welcome"}


@probe.get("/numbered/<int:number>")
@public
def read_numbered(number: int) -> dict[str, str]:
    return {"was": "read"}


@probe.put("/numbered/<int:number>")
@public
def write_numbered(number: int) -> dict[str, str]:
    return {"was": "written"}


@pytest.fixture
def client(settings: Settings, engine: Engine) -> CheckedClient:
    app: Flask = create_app(replace(settings, faces=""), engine)
    app.extensions["employer_match"]["csrf"].exempt(probe)
    app.register_blueprint(probe)
    return CheckedClient(app, app.response_class)


@pytest.fixture
def names(engine: Engine) -> Names:
    def read() -> list[str]:
        with transaction(engine, read_only=True, actor=SYSTEM) as session:
            return list(session.scalars(select(Programme.name).order_by(Programme.name)))

    return read


def test_what_a_view_did_is_kept_when_it_answers(client: CheckedClient, names: Names) -> None:
    assert client.post("/api/probe/Bryggan/fine").status_code == 200
    assert names() == ["Bryggan"]


@pytest.mark.parametrize(("end", "status"), [("refused", 422), ("answered", 422), ("broken", 500)])
def test_nothing_is_kept_when_it_refuses_or_breaks(
    client: CheckedClient, names: Names, end: str, status: int
) -> None:
    answer = client.post(f"/api/probe/Bryggan/{end}")
    assert answer.status_code == status
    assert end == "answered" or answer.mimetype == "application/problem+json"
    assert "Asta" not in answer.text, "an unforeseen error tells the outside nothing"
    assert names() == []


def test_the_same_name_twice_is_an_ordinary_conflict(client: CheckedClient, names: Names) -> None:
    client.post("/api/probe/Bryggan/fine")
    assert client.post("/api/probe/Bryggan/fine").status_code == 409
    assert names() == ["Bryggan"]


def test_the_database_itself_refuses_a_get_that_writes(client: CheckedClient, names: Names) -> None:
    assert client.get("/api/probe/writes-while-reading").status_code in {500, 503}
    assert names() == []


def test_an_endpoint_that_forgot_its_right_is_shut(client: CheckedClient) -> None:
    answer = client.get("/api/probe/forgot-its-right")
    assert answer.status_code == 403
    assert "never reached" not in answer.text


def test_a_right_is_asked_before_the_view_runs(client: CheckedClient) -> None:
    assert client.get("/api/probe/for-operators").status_code == 401
    wrong = client.get("/api/probe/for-operators", headers={"Authorization": "Bearer em_guess"})
    assert wrong.status_code == 401
    assert wrong.headers["WWW-Authenticate"].startswith("Bearer")


def test_answers_carry_the_headers_that_keep_others_out(client: CheckedClient) -> None:
    headers = client.get("/api/probe/for-operators").headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_a_number_that_no_record_can_have_is_not_found_by_any_method(client: CheckedClient) -> None:
    path = "/api/probe/numbered/99999999999999"
    assert [client.open(path, method=each).status_code for each in ("GET", "PUT")] == [404, 404]
    assert client.put("/api/probe/for-operators").status_code == 405
