"""A forgotten password and an invitation: letters over a real SMTP server, nothing given away."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any, cast

import pytest
import time_machine
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.config import Settings
from employer_match.integrations.mail import MailServer
from employer_match.models import DoorLetter, OutboxMessage, SignIn, User
from employer_match.services.accounts.passwords import hash_password
from employer_match.services.mail import mail_out
from employer_match.vocabulary import Role
from tests.integrations.test_mail import Letterbox, listening
from tests.support.clients import Client, client_of, same_for_all
from tests.support.factories import Factory

PASSWORD, NEW = "lingon och tall", "blåbär under granen"
LINK = re.compile(r"http://localhost(/sign-in/choose-password/[\w-]{43})\n")


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """What the database is asked while this runs."""
    asked: list[str] = []

    def note(_c: Any, _k: Any, statement: str, *_rest: Any) -> None:
        asked.append(re.sub(r"\s+", " ", statement))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


class Post:
    """Sends what is due to a server on this machine, and reads what arrived."""

    def __init__(
        self, session: Session, settings: Settings, box: Letterbox, server: MailServer
    ) -> None:
        where = {"smtp_host": "127.0.0.1", "smtp_port": server.port}
        self.engine, self.session, self.box = cast(Engine, session.get_bind()), session, box
        self.settings = replace(settings, **where)

    def deliver(self) -> list[tuple[str, str]]:
        """What comes in now: (recipient, text)."""
        self.session.commit()
        before = len(self.box.envelopes)
        mail_out.deliver(self.engine, self.settings)
        found = []
        for envelope in self.box.envelopes[before:]:
            message = message_from_bytes(envelope.content, policy=policy.default)
            text = message.get_content().replace("\r\n", "\n")
            found.append((envelope.rcpt_tos[0], text))
        return found


@pytest.fixture
def post(session: Session, settings: Settings) -> Iterator[Post]:
    """A letterbox that takes everything."""
    box = Letterbox()
    with listening(box) as server:
        yield Post(session, settings, box, server)


def link_in(letters: list[tuple[str, str]]) -> str:
    (letter,) = letters
    found = LINK.search(letter[1])
    assert found
    return found[1]


def test_the_letter_lets_its_reader_choose_a_password_once(
    client: Client, session: Session, make: Factory, post: Post
) -> None:
    anna = make.coach(email="anna@example.se", password_hash=hash_password(PASSWORD))
    gone = make.coach(email="gone@example.se", disabled_at=clock.now())
    thief = client_of(client.application, session).sign_in(anna)
    answers, asked = [], []
    for address in ("nobody@example.se", gone.email, "anna@example.se"):
        token = client.csrf_token("/sign-in/forgotten")
        with statements(post.engine) as seen:
            data = {"csrf_token": token, "email": address}
            answer = client.post("/sign-in/forgotten", data=data)
        answers.append((answer.status_code, answer.location, same_for_all(answer.text)))
        asked.append([one for one in seen if "DELETE FROM rate_limit_hit" not in one])
    assert answers[0] == answers[1] == answers[2]
    assert asked[0] == asked[1] == asked[2], "the same work"
    assert "Om adressen har ett konto" in client.get(answers[0][1] or "").text

    path = link_in(post.deliver())
    assert post.deliver() == []
    session.expire_all()
    kept = session.scalars(select(DoorLetter)).one()
    assert (kept.user_id, kept.address) == (anna.id, "anna@example.se"), "the others are forgotten"
    assert path.rpartition("/")[2] not in str(vars(kept)), "only a hash of the link is kept"
    assert session.scalars(select(OutboxMessage)).all() == []

    page = client.get(path)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert client.get(path).status_code == 200, "opening it uses nothing up"
    short = client.submit(path, {"password": "kort"})
    assert (short.status_code, "kort" in short.text.replace("för kort", "")) == (422, False)
    assert client.submit(path, {"password": NEW}).location == "/sign-in?password=changed"
    assert thief.get("/account").status_code == 302, "every browser is signed out"
    assert client.get("/account").status_code == 302, "the link itself signs nobody in"
    assert client.get(path).status_code == 410
    signed = client.submit("/sign-in", {"email": "anna@example.se", "password": NEW})
    assert signed.location == "/"
    ((recipient, told),) = post.deliver()
    assert (recipient, "är bytt" in told, "http" in told) == ("anna@example.se", True, False)


def test_a_link_ends_by_time_by_another_password_and_with_the_account(
    client: Client, session: Session, make: Factory, post: Post
) -> None:
    operator = make.user(Role.OPERATOR, unit=make.unit())
    anna = make.coach(email="anna@example.se", language="en")
    client.sign_in(operator)
    page = f"/admin/accounts/{anna.id}"

    def invited() -> str:
        assert client.submit(page, {}, to=f"{page}/invite").status_code == 303
        return link_in([one for one in post.deliver() if LINK.search(one[1])])

    answers = []
    start = clock.now()
    with time_machine.travel(start, tick=False) as travel:
        first = invited()
        travel.shift(timedelta(days=6, hours=23))
        assert client_of(client.application, session).get(first).status_code == 200
        travel.shift(timedelta(hours=2))
        answers.append(client_of(client.application, session).get(first))
        client.sign_in(operator)
        second = invited()
        client.submit(page, {"password": NEW}, to=f"{page}/password")
        answers.append(client_of(client.application, session).get(second))
        third = invited()
        session.refresh(anna)
        client.submit(page, {"version": anna.version}, to=f"{page}/close")
        answers.append(client_of(client.application, session).get(third))
    answers.append(client_of(client.application, session).get(first[:-4] + "AAAA"))
    told = {
        (one.status_code, same_for_all(one.text).replace(one.request.path, "")) for one in answers
    }
    assert len(told) == 1, "too old, outdone, closed and never sent are one answer"
    assert answers[0].status_code == 410


def test_an_account_without_a_password_is_invited_and_no_letterbox_is_filled(
    client: Client, session: Session, make: Factory, post: Post
) -> None:
    operator = make.user(Role.OPERATOR, unit=make.unit())
    client.sign_in(operator)
    given = {"name": "Ny Prov", "email": "ny@example.se", "role": "coach"}
    made = client.submit(
        "/admin/accounts/new", {**given, "unit_id": operator.roles[0].unit_id, "password": ""}
    )
    assert made.status_code == 303
    path = link_in(post.deliver())
    client.sign_out()
    assert client.submit(path, {"password": NEW}).status_code == 303
    assert session.scalars(select(User).where(User.email == "ny@example.se")).one().password_hash
    post.deliver()
    for _ in range(5):
        answer = client.submit("/sign-in/forgotten", {"email": "ny@example.se"})
        assert answer.location == "/sign-in/forgotten/asked"
    assert len(post.deliver()) == 3
    assert session.scalars(select(SignIn).where(SignIn.user_id != operator.id)).all() == []


def test_a_letter_that_cannot_be_sent_is_tried_again_with_another_link(
    client: Client, session: Session, make: Factory, engine: Engine, settings: Settings
) -> None:
    make.coach(email="anna@example.se")
    client.submit("/sign-in/forgotten", {"email": "Anna@Example.SE"})
    sent: list[str] = []

    def send(letter: Any) -> None:
        sent.append(letter.body)
        if len(sent) == 1:
            raise OSError("no route")

    start = clock.now()
    with time_machine.travel(start, tick=False) as travel:
        assert mail_out.deliver(engine, settings, send) == (0, 1)
        assert mail_out.deliver(engine, settings, send) == (0, 0), "not yet"
        travel.shift(timedelta(minutes=6))
        assert mail_out.deliver(engine, settings, send) == (1, 0)
        links = [LINK.search(body) for body in sent]
        assert all(links)
        first, second = (found[1] for found in links if found)
        assert first != second
        assert client.get(first).status_code == 410
        assert client.get(second).status_code == 200
