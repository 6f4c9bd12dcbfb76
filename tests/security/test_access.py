"""Every role at every address, and at everybody's things: allowed, refused or not found.

Generated from the URL map and compared with the table in `expected_access.py`, on both databases.
What is asked for is never committed, so one world answers every question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from employer_match import db
from employer_match.vocabulary import Role
from tests.security.access_world import World, world
from tests.security.expected_access import may, reach, who_may
from tests.support.clients import Client
from tests.support.factories import Factory

WRITING = {"POST", "PUT", "DELETE", "PATCH"}
DAY = "2026-01-15"
DEALING: dict[str, object] = {
    "happened_on": DAY,
    "mode": "visit",
    "purpose": "introduce",
    "outcome": "interested",
    "next_step": "nothing",
}
#: End of an address → what a right request sends there; elsewhere nothing.
BODIES: dict[str, dict[str, object]] = {
    "<participant_id>": {"code_name": "Tall", "coach_id": 1},
    "<participant_id>/edit": {"code_name": "Tall", "coach_id": "1"},
    "/profile": {"said_by": "both", "_number": "1"},
    "/suggestions": {},
    "/decisions": {"vacancy_id": 1, "answer": "wants"},
    "/decisions/<vacancy_id>": {"answer": "wants"},
    "/credit": {"user_id": 1},
    "/credit/take-back": {"user_id": 1},
    "<contact_id>": DEALING,
    "<contact_id>/correct": DEALING,
    "/cancellation": {"reason": "aldrig gjord"},
    "/cancel": {"reason": "aldrig gjord"},
    "/next-step": {"next_step": "call", "reason": "senare"},
    "/step": {"next_step": "call", "reason": "senare"},
    "/messages": {"text": "Ja"},
    "/talks/<talk_id>": {"text": "Ja"},
    "<span_id>": {"first": DAY, "percent": 50},
    "/acceptance": {},
    "/handovers/<leaving_id>": {"lines": []},
    "/disclosure": {"approach": "no"},
    "/disclosure/withdrawal": {},
}
#: Two parts of one name mean two things.
NAMED = {
    ("/handover", "user_id"): "leaving_id",
    ("/admin/signing-in", "user_id"): "helped_id",
    ("/admin/moderation", "vacancy_id"): "waiting_id",
    ("/submitted-needs", "vacancy_id"): "waiting_id",
    ("/admin/signing-in", "session_id"): "helped_session_id",
    ("/admin/tokens", "token_id"): "any_token_id",
    ("/participants", "user_id"): "credited_id",
}
#: A part that goes along with another: whoever's the one is, the other is too.
ALONG = {"helped_id": "helped_session_id"}
#: (end of an address, whose) → what comes of it there, whatever is reached elsewhere.
EXCEPT = {("/second-factor/reset", "own"): "refused"}  # nobody resets their own


@dataclass(frozen=True)
class Asked:
    """One method of one address; `parts` are the open places by what stands there."""

    method: str
    rule: Rule
    path: str
    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        """As the table's patterns and a failing test name it."""
        return f"{self.method} {self.rule.rule}"


class Asker:
    """One user's browser and token, or nobody's; nothing of what they ask for is kept."""

    def __init__(self, client: Client, role: str | None, made: World) -> None:
        self.role, self.made = role, made
        client.sign_out()
        self.bearer: dict[str, str] = {}
        if role is not None:
            user = made.people[role]
            self.bearer = client.sign_in(user).bearer(user)
        self.token = client.csrf_token("/account" if role else "/sign-in")
        cookies = client._cookies or {}
        self.cookie = "; ".join(f"{one.key}={one.value}" for one in cookies.values())
        app = client.application
        self.http = FlaskClient(app, app.response_class, use_cookies=False)

    def path(self, asked: Asked, **given: object) -> str:
        """The address with what is the asker's own in its open places, or what is given."""
        path = asked.path
        for part in asked.parts:
            path = path.replace(f"<{part}>", str(given.get(part, self._usual(part))), 1)
        return path

    def _usual(self, part: str) -> object:
        things = self.made.things.get(part)
        if not things:
            return self.made.shared.get(part, "x")
        kinds = things.get("own") or things["own-unit"]
        return kinds.get(self.role or "coach")

    def ask(self, asked: Asked, path: str) -> TestResponse:
        """What the service answers."""
        ends = (end for end in BODIES if asked.path.endswith(end))
        body = BODIES.get(max(ends, key=len, default=""), {})
        if "/api/" in path:
            headers = {**self.bearer, "If-Match": '"1"'}
            sent = {k: v for k, v in body.items() if not k.startswith("_")}
            json = sent if asked.method in WRITING - {"DELETE"} else None
            if asked.path.endswith("/profile"):
                json = {} if json else json
            return self.http.open(path, method=asked.method, json=json, headers=headers)
        form = {"_version": "1", **body, "csrf_token": self.token}
        data = form if asked.method in WRITING else None
        headers = {"Cookie": self.cookie}
        return self.http.open(path, method=asked.method, data=data, headers=headers)


def addresses(app: Flask) -> Iterator[Asked]:
    """Each method of each address of the URL map."""
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<(?:any\((\w+)[^>]*>|(?:[^<>]*:)?(\w+)>)", _place, rule.rule)
        below = rule.rule.removeprefix("/api/v1")
        for (start, old), new in NAMED.items():
            if below.startswith(start):
                path = path.replace(f"<{old}>", f"<{new}>")
        parts = tuple(re.findall(r"<(\w+)>", path))
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield Asked(method, rule, path, parts)


def _place(found: re.Match[str]) -> str:
    return found[1] or f"<{found[2]}>"


def verdict(answer: TestResponse) -> str:
    """What came of it: "yes", "form" (refused), "refused", "not found" or "sign in"."""
    if answer.status_code == 401 or (answer.location or "").startswith("/sign-in"):
        return "sign in"
    return {403: "refused", 404: "not found", 422: "form"}.get(answer.status_code, "yes")


def expected_at(asked: Asked, part: str, whose: str, role: str) -> str:
    """What the table says of this one's thing at this address."""
    for (end, owner), result in EXCEPT.items():
        if asked.path.endswith(end) and owner == whose:
            return result
    return reach(part, role).get(whose, "not found")


def holds(expected: str, got: str, of_nobody: str) -> bool:
    """Whether it came as it should: a form may be refused first, as it is for nobody's too."""
    if got == "form":
        return expected == "yes" or of_nobody == "form"
    return got == expected


@pytest.fixture
def made(make: Factory) -> World:
    return world(make)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Both: who asks, and what they reach, is decided by statements."""
    return str(request.param)


@pytest.fixture
def kept_nothing(monkeypatch: pytest.MonkeyPatch, made: World, session: Session) -> None:
    """Whatever a view writes is sent to the database, and rolled back instead of committed."""
    session.commit()
    opened = db.open_session

    def never_commits(*args: object, **given: object) -> Session:
        made = opened(*args, **given)  # type: ignore[arg-type]

        def tried() -> None:
            made.flush()
            made.rollback()

        made.commit = tried  # type: ignore[method-assign]
        return made

    monkeypatch.setattr("employer_match.http.app.open_session", never_commits)


@pytest.fixture
def only_the_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is let in gets an empty answer; the views, which take the time, do not run."""

    def let_in(_app: Flask) -> ResponseReturnValue:
        return "", 204

    monkeypatch.setattr(Flask, "dispatch_request", let_in)


@pytest.mark.slow
def test_the_door_lets_in_those_whom_the_table_names_and_nobody_else(
    app: Flask, client: Client, made: World, database_kind: str, request: Any
) -> None:
    askers = [Asker(client, role, made) for role in (None, *(role.value for role in Role))]
    request.getfixturevalue("only_the_door")
    wrong, seen = [], set()
    for asked in addresses(app):
        letters = who_may(asked.method, asked.rule.rule)
        kind = (letters, asked.method, asked.path.startswith("/api/"))
        if database_kind == "postgresql" and kind in seen:
            continue  # who asks is found by the same statements at each: once of a kind is enough
        seen.add(kind)
        for asker in askers:
            role = asker.role
            expected = "yes" if may(role, letters) else "refused" if role else "sign in"
            got = verdict(asker.ask(asked, asker.path(asked)))
            if got != expected:
                wrong.append(f"{role}: {asked.name}: {got}, not {expected}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_behind_the_door_each_role_reaches_what_the_table_says(
    app: Flask, client: Client, made: World, database_kind: str, kept_nothing: None
) -> None:
    wrong, tried = [], set()
    parts = made.things.keys() - set(ALONG.values())
    if database_kind == "postgresql":
        parts = {"participant_id"}  # the others are compared in Python, once they are read
    methods = WRITING | {"GET"} if database_kind == "sqlite" else {"GET"}
    for asker in [Asker(client, role.value, made) for role in Role]:
        role = str(asker.role)
        for asked in addresses(app):
            letters = who_may(asked.method, asked.rule.rule)
            if asked.method not in methods or not may(role, letters):
                continue
            for part in parts & set(asked.parts):
                if part == "contact_id" and asked.method == "GET":
                    continue  # the log is read by all who meet employers
                tried.add(part)
                of_nobody = ""
                for whose in ("guessed", *made.kinds(part, role)):
                    both = [part, *filter(None, [ALONG.get(part)])]
                    given = {each: made.thing(each, whose, role) for each in both}
                    got = verdict(asker.ask(asked, asker.path(asked, **given)))
                    of_nobody = of_nobody or got
                    expected = expected_at(asked, part, whose, role)
                    if not holds(expected, got, of_nobody):
                        wrong.append(f"{role}: {asked.name}: {whose} {got}, not {expected}")
    assert not wrong, "\n".join(wrong)
    assert tried == parts
