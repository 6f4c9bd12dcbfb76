"""The second factor on the pages: set up, asked for, demanded by a role."""

import html
import re
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
import time_machine
from sqlalchemy import Engine

from employer_match import clock
from employer_match.config import Settings, SettingsError
from employer_match.services.accounts.passwords import hash_password
from employer_match.vocabulary import Role
from tests.support.apps import app_for
from tests.support.clients import Client, client_of
from tests.support.factories import Factory

PASSWORD = "lingon och tall"
SETUP = "/account/second-factor"


@pytest.fixture
def database_kind() -> str:
    """Codes are tested on both; this is about pages."""
    return "sqlite"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Operators must, others may; many tries, since one network makes them all."""
    return replace(settings, second_factor_for="operator", sign_in_tries_per_quarter=50)


def switch_on(client: Client) -> tuple[pyotp.TOTP, list[str]]:
    begun = client.submit(SETUP, {"present": PASSWORD}, to=f"{SETUP}/begin")
    secret = re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', begun.text)
    assert secret
    authenticator = pyotp.TOTP(secret[1].replace(" ", ""))
    assert f"secret={authenticator.secret}" in html.unescape(begun.text)
    assert '<svg role="img"' in begun.text, "and as a picture for a camera"
    token = re.findall(r'name="csrf_token" value="([^"]+)"', begun.text)[-1]
    wrong = client.post(f"{SETUP}/confirm", data={"csrf_token": token, "code": "1"})
    assert (wrong.status_code, authenticator.secret[:4] in wrong.text) == (422, True)
    code = authenticator.at(clock.now())
    done = client.post(f"{SETUP}/confirm", data={"csrf_token": token, "code": code})
    return authenticator, re.findall(r'<code class="secret">([a-z2-9-]+)</code>', done.text)


def test_a_code_is_asked_for_after_the_password_and_what_was_typed_comes_along(
    client: Client, make: Factory
) -> None:
    coach = make.coach(email="anna@example.se", password_hash=hash_password(PASSWORD))
    with time_machine.travel(clock.now(), tick=False) as travel:
        client.sign_in(coach)
        wrong = client.submit(SETUP, {"present": "fel lösenord"}, to=f"{SETUP}/begin")
        assert "inte ditt nuvarande lösenord" in wrong.text
        authenticator, spare = switch_on(client)
        assert len(spare) == 10
        assert "10 reservkoder kvar" in client.get("/account").text

        travel.shift(timedelta(hours=20))  # the session has run out; the form was still open
        carried = {"_resume": "/workplaces", "_typed.note": "Ring tisdag"}
        given = {"email": "anna@example.se", "password": PASSWORD, **carried}
        asked = client.submit("/sign-in", given)
        assert asked.status_code == 200
        assert "Nu koden" in asked.text
        assert client.get("/account").status_code == 302, "the password alone opens nothing"
        token = re.findall(r'name="csrf_token" value="([^"]+)"', asked.text)[-1]
        data = {"csrf_token": token, "next": "/account", **carried}
        missed = client.post("/sign-in/code", data={**data, "code": "000 000"})
        assert missed.status_code == 422
        assert "Ring tisdag" in missed.text
        assert "000 000" not in missed.text
        code = authenticator.at(clock.now())
        opened = client.post("/sign-in/code", data={**data, "code": code})
        assert 'name="note" value="Ring tisdag"' in opened.text
        assert client.get("/account").status_code == 200

        # The same code, in another browser that has the password too.
        other = client_of(client.application, client.session)
        other.submit("/sign-in", {"email": "anna@example.se", "password": PASSWORD})
        replayed = other.submit("/sign-in/code", {"code": code})
        assert replayed.status_code == 422
        assert other.submit("/sign-in/code", {"code": spare[0]}).location == "/"
        third = client_of(client.application, client.session)
        third.submit("/sign-in", {"email": "anna@example.se", "password": PASSWORD})
        travel.shift(601)
        late = third.submit("/sign-in", {"code": spare[1]}, to="/sign-in/code")
        assert late.status_code == 401, "the password was too long ago"

        travel.shift(60)
        gone = client.submit(SETUP, {"code": authenticator.at(clock.now())}, to=f"{SETUP}/remove")
        assert gone.location == "/account"
        signed = third.submit("/sign-in", {"email": "anna@example.se", "password": PASSWORD})
        assert signed.location == "/"


def test_a_role_may_demand_it_and_then_nothing_else_opens_first(
    client: Client, make: Factory
) -> None:
    operator = make.user(Role.OPERATOR, unit=make.unit(), password_hash=hash_password(PASSWORD))
    with time_machine.travel(clock.now(), tick=False) as travel:
        client.sign_in(operator)
        for path in ("/", "/account", "/admin/accounts"):
            assert client.get(path).location == SETUP
        assert client.get("/how-suggestions-work").status_code == 200
        authenticator, _ = switch_on(client)
        assert client.get("/admin/accounts").status_code == 200
        travel.shift(60)
        code = authenticator.at(clock.now())
        kept = client.submit(SETUP, {"code": code}, to=f"{SETUP}/remove")
        assert kept.status_code == 409
        assert "kan inte slås av" in kept.text
        anew = client.submit(SETUP, {"code": code}, to=f"{SETUP}/recovery-codes")
        assert len(re.findall(r'<code class="secret">[a-z2-9-]{19}</code>', anew.text)) == 10


def test_a_role_that_is_none_stops_the_start(engine: Engine, settings: Settings) -> None:
    with pytest.raises(SettingsError, match="SECOND_FACTOR_FOR names 'koordinator'"):
        app_for(replace(settings, second_factor_for="koordinator"), engine)
