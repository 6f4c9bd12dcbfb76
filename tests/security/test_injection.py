"""Lines that are put into headers, letters and the log from outside stay out of them."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from sqlalchemy import Engine

from employer_match.config import Settings
from employer_match.services.accounts.passwords import hash_password
from employer_match.services.mail import mail_out
from tests.support.clients import Client
from tests.support.factories import Factory

PASSWORD = "lingon och tall"
LINE = "\r\nSet-Cookie: planted=1\r\nX-Planted: 1"


@pytest.mark.parametrize("target", ["/", "/vacancies?text=", "//example.com/", "/a\t"])
def test_no_header_is_planted_through_where_one_wanted_to_go(
    client: Client, make: Factory, target: str
) -> None:
    coach = make.coach(password_hash=hash_password(PASSWORD))
    form = {"email": coach.email, "password": PASSWORD, "next": target + LINE}
    for answer in (
        client.submit("/sign-in", form),
        client.post("/language", data={**form, "language": "en"}),
        client.get("/sign-in", query_string={"next": target + LINE}),
    ):
        assert "X-Planted" not in answer.headers
        assert not any("planted" in one for one in answer.headers.getlist("Set-Cookie"))
        assert "planted" not in (answer.location or "").lower().partition("?")[0]


def test_letters_lead_to_the_installations_own_address_whatever_host_was_asked(
    client: Client, make: Factory, engine: Engine, settings: Settings
) -> None:
    coach = make.coach(password_hash=hash_password(PASSWORD))
    token = client.csrf_token("/sign-in/forgotten")
    headers = {"X-Forwarded-Host": "example.com", "Forwarded": "host=example.com"}
    form = {"csrf_token": token, "email": coach.email}
    client.post("/sign-in/forgotten", data=form, headers=headers)
    mail_out.deliver(engine, settings)
    (letter,) = (Path(settings.instance) / "mail").iterdir()
    text = message_from_bytes(letter.read_bytes(), policy=policy.default).as_string()
    assert "example.com" not in text
    assert "http://localhost/sign-in/choose-password/" in text


def test_no_line_of_the_log_is_written_by_whoever_asks(
    client: Client, make: Factory, capsys: pytest.CaptureFixture[str]
) -> None:
    headers = client.bearer(make.coach())
    for path in ("/nowhere%0Aplanted=1", "/api/v1/vacancies?text=%0Aplanted=1", "/%1b[31mplanted"):
        client.get(path, headers={**headers, "User-Agent": "planted\x1b[31m"})
    assert "planted" not in "".join(capsys.readouterr())
