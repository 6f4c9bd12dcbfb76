"""Signing in and out on the pages, and seeing where one is signed in."""

import re
from html import unescape

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import SignIn
from employer_match.services.accounts.passwords import hash_password
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


def test_what_was_typed_survives_a_session_that_ran_out(
    client: Client, make: Factory, session: Session
) -> None:
    coach = make.coach(email="anna@example.se", password_hash=hash_password(PASSWORD))
    place = make.workplace()
    client.sign_in(coach)
    page = f"/workplaces/{place.id}/needs/new"
    typed = {"topic": "tasks", "text": "Mycket\n<skrivet>.", "known": ["true"]}
    token = client.csrf_token(page)
    run_out(session)
    kept = client.post(page, data={**typed, "csrf_token": token})
    assert kept.status_code == 401
    assert "Det du skrev finns kvar" in kept.text
    carried = dict(re.findall(r'name="(_(?:typed|resume)[^"]*)" value="([^"]*)"', kept.text))
    assert carried["_resume"] == page
    secret = {"csrf_token": token, "email": "anna@example.se"}
    wrong = client.post("/sign-in", data={**carried, **secret, "password": "fel"})
    assert 'name="_typed.text"' in wrong.text
    sent = {**{name: unescape(value) for name, value in carried.items()}, **secret}
    back = client.post("/sign-in", data={**sent, "password": PASSWORD})
    assert back.status_code == 200
    assert f'action="{page}"' in back.text
    again = dict(re.findall(r'name="([^"]*)" value="([^"]*)"', back.text))
    answer = client.post(page, data={name: unescape(value) for name, value in again.items()})
    assert answer.status_code == 303
    assert "Mycket\n&lt;skrivet&gt;." in client.get(f"/workplaces/{place.id}").text


def test_what_was_typed_is_not_handed_to_the_next_one_at_the_same_screen(
    client: Client, make: Factory, session: Session
) -> None:
    client.sign_in(make.coach())
    make.coach(email="bo@example.se", password_hash=hash_password(PASSWORD))
    run_out(session)
    sent = {"email": "bo@example.se", "password": PASSWORD}
    answer = client.submit(
        "/sign-in", {**sent, "_resume": "/workplaces", "_typed.note": "Fjäril 7 vill"}
    )
    assert answer.status_code == 303
    assert "Fjäril" not in answer.text


def run_out(session: Session) -> None:
    """Let every browser session end, as time does."""
    for each in session.scalars(select(SignIn).order_by(SignIn.id)):
        each.revoked_at = clock.now()


def test_nobody_sends_what_was_typed_elsewhere(
    client: Client, make: Factory, session: Session
) -> None:
    client.sign_in(make.coach(email="anna@example.se", password_hash=hash_password(PASSWORD)))
    run_out(session)
    sent = {"email": "anna@example.se", "password": PASSWORD}
    page = client.submit(
        "/sign-in", {**sent, "_resume": "https://example.com/steal", "_typed.note": "x"}
    )
    assert 'action="/"' in page.text
    assert "example.com" not in page.text


def test_a_new_password_needs_the_present_one_and_ends_every_session(
    client: Client, make: Factory
) -> None:
    coach = make.coach(email="anna@example.se", password_hash=hash_password(PASSWORD))
    client.sign_in(coach)
    path = "/account/password"
    wrong = client.submit("/account", {"present": "fel", "password": "ett nytt och långt"}, to=path)
    assert wrong.status_code == 422
    assert "Det är inte ditt nuvarande lösenord." in wrong.text
    short = client.submit("/account", {"present": PASSWORD, "password": "kort"}, to=path)
    assert short.status_code == 422
    assert "kort" not in short.text.replace("för kort", "")
    new = {"present": PASSWORD, "password": "ett nytt och långt"}
    answer = client.submit("/account", new, to=path)
    assert "Lösenordet är ändrat" in client.get(answer.location).text
    assert client.get("/account").status_code == 302
    signed = client.submit("/sign-in", {"email": "anna@example.se", "password": new["password"]})
    assert signed.status_code == 303
