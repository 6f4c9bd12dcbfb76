"""Two timers send the same outbox at the same minute, one of them dies: each letter arrives."""

import signal
from datetime import timedelta
from email import message_from_bytes

import pytest
from sqlalchemy import Engine, func, select

from employer_match import clock, db
from employer_match.models import OutboxMessage
from employer_match.services.actor import SYSTEM
from employer_match.services.mail import outbox
from tests.concurrency import work
from tests.concurrency.processes import a_process, in_processes
from tests.integrations.test_mail import Letterbox, listening
from tests.support.databases import Database

LETTERS = 12


@pytest.fixture
def written(engine: Engine) -> list[str]:
    """Letters in the outbox; their recipients."""
    recipients = [f"nr{number:02}@example.se" for number in range(LETTERS)]
    with db.transaction(engine, actor=SYSTEM) as session:
        for recipient in recipients:
            outbox.post(session, recipient, "Tack", "Vi har fått ert behov.")
    return recipients


def environment(database: Database, port: int) -> dict[str, str]:
    """The settings of a timer that sends mail to this port."""
    return {
        "EMPLOYER_MATCH_DATABASE_URL": database.url,
        "EMPLOYER_MATCH_SECRET_KEY": "a key for tests and nothing else",
        "EMPLOYER_MATCH_SMTP_HOST": "127.0.0.1",
        "EMPLOYER_MATCH_SMTP_PORT": str(port),
    }


def arrived(box: Letterbox) -> list[tuple[str, str]]:
    """(recipient, message id) of each mail that arrived."""
    return [
        (envelope.rcpt_tos[0], message_from_bytes(envelope.content)["Message-ID"])
        for envelope in box.envelopes
    ]


def waiting(engine: Engine) -> int:
    with db.transaction(engine, read_only=True) as session:
        unsent = select(func.count(OutboxMessage.id)).where(OutboxMessage.sent_at.is_(None))
        return session.scalar(unsent) or 0


def test_two_timers_at_once_send_each_letter_once(
    database: Database, engine: Engine, written: list[str]
) -> None:
    box = Letterbox()
    with listening(box) as server:
        timer = (environment(database, server.port), "outbox", "send")
        in_processes(work.command, [timer, timer])
    assert sorted(recipient for recipient, _key in arrived(box)) == written
    assert waiting(engine) == 0


def test_what_a_killed_timer_left_is_sent_later_and_twice_at_most_under_the_same_key(
    database: Database, engine: Engine, written: list[str]
) -> None:
    box = Letterbox()
    with listening(box) as server:
        timer = (work.command, environment(database, server.port), "outbox", "send")
        # Killed after the fourth letter has left and before that is written down.
        with a_process(work.die, _marks_sent, 4, *timer) as killed:
            killed.join(30)
            assert killed.exitcode == -signal.SIGKILL
        assert waiting(engine) == LETTERS - 3
        in_processes(work.at, [(clock.now(), *timer)])
        assert waiting(engine) == 1, "the one that is still in the dead one's hands"
        later = clock.now() + outbox.CLAIM + timedelta(seconds=1)
        in_processes(work.at, [(later, *timer)])
    mails = arrived(box)
    assert sorted({recipient for recipient, _key in mails}) == written
    assert len(mails) == LETTERS + 1
    assert len({key for _recipient, key in mails}) == LETTERS, "an inbox can tell the copy"
    assert waiting(engine) == 0


def _marks_sent(statement: str) -> bool:
    return statement.startswith("UPDATE outbox_message") and "sent_at" in statement
