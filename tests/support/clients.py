"""Clients for the faces: each page that any test fetches is checked, each request sees the records.

client.get("/")                                  # nobody
client.sign_in(coach).post("/contacts", …)       # a user's browser, with its CSRF token
client.get("/api/v1/…", headers=client.bearer(coach))
"""

import re
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Self

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from employer_match import clock
from employer_match.http import signed_in
from employer_match.models import ApiToken, SignIn, User
from employer_match.services.accounts.actors import token_hash
from tests.support.page_checks import problems


class CheckedClient(FlaskClient):
    """Flask's test client, which fails the test when a page is not as every page must be."""

    #: Called before each request; the `client` fixture commits here what the test has prepared.
    prepare: Callable[[], object] = staticmethod(lambda: None)

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request and check the answer if it is a page."""
        self.prepare()
        response = super().open(*args, **kwargs)
        if is_page(response) and (faults := faults_of(response)):
            told = "\n  ".join(faults)
            raise AssertionError(f"{response.request.path}, {response.status}:\n  {told}")
        return response


def is_page(response: TestResponse) -> bool:
    """Whether somebody reads it: HTML, and not on the way to another address."""
    return response.mimetype == "text/html" and not 300 <= response.status_code < 400


def faults_of(response: TestResponse) -> list[str]:
    """What is wrong with a page and with the policy it came with."""
    html = response.get_data(as_text=True)
    if not html:  # the answer to HEAD
        return []
    policy = response.headers.get("Content-Security-Policy", "")
    strangers = [
        f"nonce {nonce} is not in the page's own policy"
        for nonce in sorted(set(re.findall(r'nonce="([^"]*)"', html)))
        if f"'nonce-{nonce}'" not in policy
    ]
    loose = [] if policy and "unsafe" not in policy else [f"weak Content-Security-Policy: {policy}"]
    return problems(html) + strangers + loose


def same_for_all(html: str) -> str:
    """A page without what differs between any two answers: nonces, and tokens with their second."""
    return re.sub(r'(nonce="|name="csrf_token"[^>]*value=")[^"]*', r"\1", html)


class Client(CheckedClient):
    """The `client` fixture: knows the test's session, and signs users in without their password."""

    session: Session

    def prepare(self) -> None:
        """Commit what the test wrote; the request has a session of its own and would not see it."""
        self.session.commit()

    def sign_in(self, user: User) -> Self:
        """Continue as this user's browser."""
        self.set_cookie(signed_in.COOKIE, new_sign_in(self.session, user))
        return self

    def sign_out(self) -> Self:
        """Continue as nobody."""
        self.delete_cookie(signed_in.COOKIE)
        return self

    def bearer(self, user: User, unit_id: int | None = None) -> dict[str, str]:
        """The header of a new API token of this user, in the user's first unit or another."""
        token = secrets.token_urlsafe(16)
        self.session.add(
            ApiToken(
                user_id=user.id,
                unit_id=unit_id or user.roles[0].unit_id,
                name="test",
                token_hash=token_hash(token),
                expires_at=clock.now() + timedelta(days=1),
            )
        )
        return {"Authorization": f"Bearer {token}"}

    def csrf_token(self, path: str) -> str:
        """The token in the form on a page."""
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.get(path).text)
        assert found, f"no form on {path}"
        return found.group(1)

    def submit(self, page: str, data: dict[str, Any], to: str | None = None) -> TestResponse:
        """Open a page and send its form, to the page's own address unless `to` is another."""
        return self.post(to or page, data={"csrf_token": self.csrf_token(page), **data})


def new_sign_in(session: Session, user: User) -> str:
    """The cookie of a fresh browser session of this user; committed."""
    token = secrets.token_urlsafe(16)
    now = clock.now()
    session.add(
        SignIn(user_id=user.id, token_hash=token_hash(token), created_at=now, last_seen_at=now)
    )
    session.commit()
    return token


def client_of(app: Flask, session: Session) -> Client:
    """A browser without cookies."""
    made = Client(app, app.response_class)
    made.session = session
    return made
