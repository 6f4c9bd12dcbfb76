"""Signing in and out on the pages, and seeing where one is signed in."""

import re

from sqlalchemy.orm import Session

from employer_match.models import SignIn
from employer_match.services.sign_in import hash_password
from tests.support.clients import Client
from tests.support.factories import Factory

PASSWORD = "lingon och tall"


def test_a_coach_signs_in_and_comes_to_the_page_that_was_asked_for(
    client: Client, make: Factory
) -> None:
    make.coach(email="anna@example.se", password_hash=hash_password(PASSWORD))
    asked = client.get("/account?from=mail")
    assert asked.location == "/sign-in?next=%2Faccount%3Ffrom%3Dmail"
    answer = client.submit(
        asked.location,
        {"email": "Anna@example.se", "password": PASSWORD, "next": "/account?from=mail"},
        to="/sign-in",
    )
    assert (answer.status_code, answer.location) == (303, "/account?from=mail")
    assert "Den här webbläsaren" in client.get("/account").text


def test_a_wrong_password_keeps_the_address_and_says_the_same_as_an_unknown_address(
    client: Client, make: Factory
) -> None:
    make.coach(email="anna@example.se", password_hash=hash_password(PASSWORD))
    pages = [
        client.submit("/sign-in", {"email": address, "password": "något annat"})
        for address in ("anna@example.se", "nobody@example.se")
    ]
    assert [page.status_code for page in pages] == [422, 422]
    known, unknown = (
        re.sub('name="csrf_token" value="[^"]*"', "", page.text.replace("nobody@", "anna@"))
        for page in pages
    )
    assert 'value="anna@example.se"' in known
    assert "Adressen eller lösenordet är fel." in known
    assert known == unknown


def test_nobody_is_led_elsewhere_after_signing_in(client: Client, make: Factory) -> None:
    make.coach(email="anna@example.se", password_hash=hash_password(PASSWORD))
    for elsewhere in ("https://example.com/", "//example.com", "/\\example.com", "/\t/example.com"):
        answer = client.submit(
            "/sign-in", {"email": "anna@example.se", "password": PASSWORD, "next": elsewhere}
        )
        assert answer.location == "/"
        client.sign_out()


def test_whoever_guesses_has_to_wait(client: Client, make: Factory) -> None:
    make.coach(email="anna@example.se", password_hash=hash_password(PASSWORD))
    token = client.csrf_token("/sign-in")
    wrong = {"csrf_token": token, "email": "anna@example.se", "password": "gissning"}
    answers = [client.post("/sign-in", data=wrong) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_ending_another_browser_of_ones_own_and_nobody_elses(
    client: Client, make: Factory, session: Session
) -> None:
    anna, bo = make.coach(), make.coach()
    client.sign_in(bo).sign_in(anna).sign_in(anna)
    mine, other = (
        session.query(SignIn).filter_by(user_id=user.id).order_by(SignIn.id).first()
        for user in (anna, bo)
    )
    assert mine
    assert other
    assert client.submit("/account", {}, to=f"/account/sessions/{mine.id}/end").status_code == 303
    assert client.submit("/account", {}, to=f"/account/sessions/{other.id}/end").status_code == 404
    session.expire_all()
    assert mine.revoked_at is not None
    assert other.revoked_at is None


def test_signing_out_ends_the_session(client: Client, make: Factory) -> None:
    client.sign_in(make.coach())
    assert client.submit("/account", {}, to="/sign-out").location == "/sign-in"
    assert client.get("/account").status_code == 302


def test_a_form_without_its_token_changes_nothing(client: Client, make: Factory) -> None:
    client.sign_in(make.coach())
    assert client.post("/sign-out").status_code == 400
    assert client.get("/account").status_code == 200
