"""Mail is sent after its cause is kept, once, and again when it failed."""

from datetime import timedelta

import time_machine
from sqlalchemy import Engine

from employer_match import clock
from employer_match.db import transaction
from employer_match.services.actor import SYSTEM
from employer_match.services.mail import outbox
from tests.support.threads import at_once


def write(engine: Engine, *recipients: str) -> None:
    with transaction(engine, actor=SYSTEM) as session:
        for recipient in recipients:
            outbox.post(session, recipient, "Tack", "Vi har fått ert behov.")


def test_what_is_rolled_back_is_never_sent(engine: Engine) -> None:
    try:
        with transaction(engine, actor=SYSTEM) as session:
            outbox.post(session, "a@example.se", "Tack", "…")
            raise KeyError
    except KeyError:
        pass
    assert outbox.send_due(engine, lambda letter: None) == (0, 0)


def test_two_senders_send_each_mail_once(engine: Engine) -> None:
    write(engine, *(f"nr{n}@example.se" for n in range(12)))
    sent: list[str] = []
    at_once(
        lambda _: outbox.send_due(engine, lambda letter: sent.append(letter.recipient)),
        range(4),
        threads=4,
    )
    assert sorted(sent) == sorted(f"nr{n}@example.se" for n in range(12))


def test_a_failed_mail_is_tried_again_later_and_does_not_hold_up_the_rest(engine: Engine) -> None:
    write(engine, "trasig@example.se", "hel@example.se")
    sent: list[str] = []

    def send(letter: outbox.Letter) -> None:
        to = letter.recipient
        if to.startswith("trasig") and len(sent) < 2:
            raise ConnectionRefusedError(to)
        sent.append(to)

    start = clock.now()
    with time_machine.travel(start, tick=False):
        assert outbox.send_due(engine, send) == (1, 1)
        assert outbox.send_due(engine, send) == (0, 0), "not yet"
    with time_machine.travel(start + timedelta(minutes=3), tick=False):
        sent.append("now it works")
        assert outbox.send_due(engine, send) == (1, 0)
    assert sent == ["hel@example.se", "now it works", "trasig@example.se"]


def test_a_slow_mail_server_makes_no_second_sender_send_again(engine: Engine) -> None:
    write(engine, "forst@example.se", "sedan@example.se")
    sent: list[str] = []

    def slowly(letter: outbox.Letter) -> None:
        sent.append(letter.recipient)
        if len(sent) == 1:  # meanwhile the claim on whatever is not being sent would have run out
            with time_machine.travel(clock.now() + timedelta(minutes=4), tick=False):
                outbox.send_due(engine, slowly)

    outbox.send_due(engine, slowly)
    assert sorted(sent) == ["forst@example.se", "sedan@example.se"]
