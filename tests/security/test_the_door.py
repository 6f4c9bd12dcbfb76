"""The doors that stand open to everybody: signing in, the public form, health, other sites."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from employer_match import clock, config
from employer_match.integrations import mail
from employer_match.language.sentences import sentences
from employer_match.models import Vacancy
from employer_match.services.mail import mail_out
from employer_match.vocabulary import Role, VacancySource, VacancyState
from tests.support.clients import Client
from tests.support.factories import Factory


@pytest.fixture
def settings(settings: config.Settings) -> config.Settings:
    """Few tries, since each takes as long as a password's check must."""
    return replace(settings, sign_in_tries_per_quarter=2)


def test_a_made_up_forwarding_header_gives_no_fresh_tries(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("employer_match.services.accounts.guessing.PEOPLE_IN_A_HOUSE", 1)
    token = client.csrf_token("/sign-in")
    tries = [
        client.post(
            "/sign-in",
            data={"csrf_token": token, "email": f"a{number}@example.se", "password": "fel"},
            headers={"X-Forwarded-For": f"203.0.113.{number}"},
        ).status_code
        for number in range(3)
    ]
    assert tries[-1] == 429


def test_the_figures_are_for_this_machine_and_not_for_whom_its_proxy_lets_in(
    client: Client,
) -> None:
    assert client.get("/metrics").status_code == 200
    for header in ("X-Forwarded-For", "X-Real-IP", "Forwarded"):
        assert client.get("/metrics", headers={header: "127.0.0.1"}).status_code == 404
    for sender in ("203.0.113.7", "unknown", ""):
        asked = client.get("/metrics", environ_overrides={"REMOTE_ADDR": sender})
        assert asked.status_code == 404


def test_what_was_meant_for_one_is_not_shown_to_the_next_at_the_same_screen(
    client: Client, make: Factory
) -> None:
    coach = make.coach()
    client.sign_in(coach)
    for leave in (True, False):
        with client.session_transaction() as kept:
            kept["_flashes"] = [("message", "Fjäril 7 är inskriven.")]
        if leave:
            token = client.csrf_token("/account")
            with client.session_transaction() as kept:
                kept["_flashes"] = [("message", "Fjäril 7 är inskriven.")]
            client.post("/sign-out", data={"csrf_token": token})
        else:
            client.sign_out()
        assert "Fjäril 7" not in client.get("/sign-in").text
        assert "Fjäril 7" not in client.sign_in(coach).get("/").text


def test_a_password_typed_in_a_session_that_ran_out_is_not_written_into_the_page(
    client: Client, make: Factory
) -> None:
    operator = make.user(Role.OPERATOR, unit=make.unit())
    page = f"/admin/accounts/{operator.id}"
    token = client.sign_in(operator).csrf_token(page)
    client.sign_out()
    sent = {"csrf_token": token, "password": "en hemlig mening", "name": "kvar"}
    answer = client.post(f"{page}/password", data=sent)
    assert answer.status_code == 401
    assert "kvar" in answer.text
    assert "en hemlig mening" not in answer.text


def test_nothing_is_changed_without_the_token_of_ones_own_form(
    app: Flask, client: Client, make: Factory
) -> None:
    """Every page that takes a POST, but the employers' form, which has no account to borrow."""
    coach = make.coach()
    client.sign_in(coach)
    for rule in app.url_map.iter_rules():
        open_to_all = rule.rule.startswith(("/api/", "/post"))
        if "POST" not in (rule.methods or ()) or open_to_all:
            continue
        path = rule.build(_filled(rule), append_unknown=False)
        assert path is not None
        assert client.post(path[1]).status_code == 400, rule.rule


def _filled(rule: Rule) -> dict[str, object]:
    """A value for each part of the address: one of its words, or the number one."""
    words = {name: getattr(rule._converters[name], "items", ()) for name in rule.arguments}
    return {name: min(items, default=1) for name, items in words.items()}


@pytest.mark.parametrize("run", [" ", "\t", "\n", " \n", "\r\n\t", "• "])
def test_a_long_run_of_nothing_takes_no_time(run: str) -> None:
    """Anybody may post twenty thousand characters; they took eight seconds, others waiting."""
    text = f"Vi packar varor{run * (20_000 // len(run))}och lagar mat"
    begun = clock.now()
    assert sentences(text)
    assert (clock.now() - begun).total_seconds() < 1


def test_many_words_ask_the_database_for_few(client: Client, make: Factory) -> None:
    make.workplace(name="Kafé Kanel")
    asked = "+".join(f"{number}" for number in range(1200))
    assert client.sign_in(make.coach()).get(f"/workplaces?text={asked}").status_code == 200
    long = "+".join(f"{number}" for number in range(5000))
    assert client.get(f"/contacts/new?text={long}").status_code == 200


def test_a_sole_traders_number_is_masked_before_anybody_has_read_the_need(
    client: Client, session: Session, make: Factory
) -> None:
    posted = make.add(
        Vacancy(
            source=VacancySource.FORM,
            state=VacancyState.SUBMITTED,
            headline="Plantera ut",
            employer_name="Påhittad Odling",
            sender={
                "employer_name": "Påhittad Odling",
                "contact_name": "Påhittad Odlare",
                "contact_email": "odling@example.se",
                "organisation_number": "8112189876",
            },
            submitted_at=clock.now(),
        )
    )
    bearer = client.bearer(make.coordinator())
    for path in ("", f"/{posted.id}"):
        text = client.get(f"/api/v1/submitted-needs{path}", headers=bearer).text
        assert "Plantera ut" in text
        assert "811218" not in text


def test_records_and_letters_lie_where_no_other_account_looks(tmp_path: Path) -> None:
    instance = tmp_path / "instance"
    settings = config.from_environment({"EMPLOYER_MATCH_INSTANCE": str(instance)})
    assert stat.S_IMODE(instance.stat().st_mode) == 0o700
    assert stat.S_IMODE((instance / "secret_key").stat().st_mode) == 0o600
    letter = mail.Mail(
        settings.mail_from, "a@example.se", "Svar", "Hej", "<1.2@example.se>", clock.now()
    )
    folder = instance / "mail"
    mail_out._write(folder, letter)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [each.name for each in folder.iterdir()] == ["1.2.eml"]
