"""Headers, cookies and limits of every address there is: what browsers and senders are held to."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from employer_match.config import Settings
from employer_match.http.compose import MAX_BODY
from employer_match.services.accounts.passwords import hash_password
from employer_match.vocabulary import Role
from tests.support.apps import app_for
from tests.support.clients import Client, client_of
from tests.support.factories import Factory

PASSWORD = "lingon och tall"
#: Header → what must stand in every answer, whoever asks and whatever comes of it.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Strict-Transport-Security": "max-age=31536000",
}
POLICY = (
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
#: Behind these the address is a secret, so no other page is told of it.
SECRET_ADDRESSES = ("/post/need/", "/sign-in/choose-password/", "/sign-in/forgotten")


#: One of each kind that takes something from anybody: doors, forms with a link, and the API.
TAKERS = (
    "/sign-in",
    "/sign-in/forgotten",
    "/sign-in/choose-password/x",
    "/post",
    "/post/need/x",
    "/language",
    "/account/password",
    "/api/v1/contacts",
)


@pytest.fixture
def database_kind() -> str:
    """Headers do not depend on the database."""
    return "sqlite"


@pytest.fixture
def app(settings: Settings, engine: Engine) -> Flask:
    """As an installation behind HTTPS serves it."""
    https = replace(settings, base_url="https://localhost", secure_cookies=True)
    return app_for(https, engine)[0]


def paths(app: Flask) -> list[tuple[Rule, str]]:
    """Each address with something in place of its parts."""
    found = []
    for rule in app.url_map.iter_rules():
        words = {name: getattr(rule._converters[name], "items", ()) for name in rule.arguments}
        filled = {name: min(items, default="1") for name, items in words.items()}
        built = rule.build({name: filled[name] for name in rule.arguments}, append_unknown=False)
        assert built is not None, rule.rule
        found.append((rule, built[1]))
    return found


def test_every_answer_carries_the_headers_and_every_cookie_its_marks(
    app: Flask, session: Session, make: Factory
) -> None:
    for client in (client_of(app, session), signed_in(app, session, make)):
        for rule, path in paths(app):
            for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "DELETE"}):
                answer = client.open(path, method=method, base_url="https://localhost")
                where = f"{method} {path}: {answer.status}"
                assert answer.status_code < 500, where
                for name, value in HEADERS.items():
                    assert answer.headers.get(name) == value, (where, name)
                policy = answer.headers.get("Content-Security-Policy", "")
                assert all(part in policy for part in POLICY), where
                assert "unsafe" not in policy, where
                if not rule.endpoint.endswith("static"):
                    assert answer.headers.get("Cache-Control") == "no-store", where
                expected = "no-referrer" if path.startswith(SECRET_ADDRESSES) else "same-origin"
                assert answer.headers.get("Referrer-Policy") == expected, where
                assert "Access-Control-Allow-Origin" not in answer.headers, where
                for cookie in answer.headers.getlist("Set-Cookie"):
                    assert_marked(cookie, where)


def signed_in(app: Flask, session: Session, make: Factory) -> Client:
    """A browser that signed in by password, over HTTPS."""
    user = make.user(*Role, unit=make.unit(), password_hash=hash_password(PASSWORD))
    client = client_of(app, session)
    page = client.get("/sign-in", base_url="https://localhost").text
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    answer = client.post(
        "/sign-in",
        data={"csrf_token": token, "email": user.email, "password": PASSWORD},
        base_url="https://localhost",
        headers={"Referer": "https://localhost/sign-in"},
    )
    assert answer.status_code == 303
    names = {cookie.partition("=")[0] for cookie in answer.headers.getlist("Set-Cookie")}
    assert {"__Host-employer_match_session", "__Host-employer_match_known"} <= names
    for cookie in answer.headers.getlist("Set-Cookie"):
        assert_marked(cookie, "signing in")
    return client


def assert_marked(cookie: str, where: str) -> None:
    """Out of scripts' reach, over HTTPS only, not sent along by other sites, for us alone."""
    name, _, marks = cookie.partition(";")
    said = {mark.strip().lower() for mark in marks.split(";")}
    assert {"secure", "httponly", "samesite=lax", "path=/"} <= said, (where, cookie)
    assert not any(mark.startswith("domain") for mark in said), (where, cookie)
    assert name.startswith("__Host-") or name.startswith("language="), (where, cookie)


def test_no_address_takes_more_than_a_letter_holds(app: Flask, session: Session) -> None:
    """Megabytes, thousands of fields, JSON as deep as a well: refused, and nothing falls over."""
    client = client_of(app, session)
    much = b"text=" + b"a" * (MAX_BODY + 1)
    deep = b'{"a":' * 20_000 + b"1" + b"}" * 20_000
    many = b"&".join(b"f%d=" % number for number in range(2000))
    parts = b"".join(
        b'--x\r\nContent-Disposition: form-data; name="f"\r\n\r\na\r\n' for _ in range(2000)
    )
    kinds = {
        "much": (much, "application/x-www-form-urlencoded"),
        "many": (many, "application/x-www-form-urlencoded"),
        "parts": (parts + b"--x--", "multipart/form-data; boundary=x"),
        "deep": (deep, "application/json"),
        "long": (b'"' + b"a" * (MAX_BODY + 1), "application/json"),
        "packed": (b"\x1f\x8b" + b"\0" * 1000, "application/json"),
    }
    for path in TAKERS:
        for what, (body, kind) in kinds.items():
            answer = client.post(path, data=body, content_type=kind, base_url="https://localhost")
            assert 300 <= answer.status_code < 500, (what, path, answer.status)


def test_a_session_is_never_taken_over_from_before_signing_in(
    app: Flask, session: Session, make: Factory
) -> None:
    """Whoever planted a session's name or a form's token has nothing afterwards."""
    planted = "a name that the attacker knows"
    client = client_of(app, session)
    client.set_cookie("__Host-employer_match_session", planted, domain="localhost")
    before = client.get("/sign-in", base_url="https://localhost").text
    token = re.findall(r'name="csrf_token" value="([^"]+)"', before)[0]
    user = make.coach(password_hash=hash_password(PASSWORD))
    client.post(
        "/sign-in",
        data={"csrf_token": token, "email": user.email, "password": PASSWORD},
        base_url="https://localhost",
        headers={"Referer": "https://localhost/sign-in"},
    )
    kept = client.get_cookie("__Host-employer_match_session", domain="localhost")
    assert kept
    assert kept.value != planted
    assert client.get("/account", base_url="https://localhost").status_code == 200
    old = {"csrf_token": token}
    answer = client.post(
        "/sign-out",
        data=old,
        base_url="https://localhost",
        headers={"Referer": "https://localhost/"},
    )
    assert answer.status_code == 400, "the form's token is a new one too"
