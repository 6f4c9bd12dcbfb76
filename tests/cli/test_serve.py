"""The service as a process of its own: pages, mail beside them, and an end when it is asked to."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from sqlalchemy.orm import Session

from employer_match.config import PREFIX
from employer_match.services.mail import outbox
from tests.support.databases import Database

pytestmark = pytest.mark.slow
PATIENCE = 60.0  # seconds


@pytest.fixture
def service(
    database: Database, session: Session, tmp_path: Path
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Its address and process; a letter waits in the outbox when it starts."""
    outbox.post(session, "hitta@boden.example", "Tack", "Vi har fått ert behov.")
    session.commit()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = Path(sys.executable).with_name("employer-match")
    environment = {
        **os.environ,
        PREFIX + "DATABASE_URL": database.url,
        PREFIX + "INSTANCE": str(tmp_path),
        PREFIX + "BASE_URL": f"http://127.0.0.1:{port}",
    }
    process = subprocess.Popen([command, "serve", "--port", str(port)], env=environment)
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait()


def test_it_serves_sends_mail_and_ends_when_asked(
    service: tuple[str, subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    address, process = service
    until = time.monotonic() + PATIENCE
    while not answers(address):
        assert process.poll() is None, "it ended by itself"
        assert time.monotonic() < until, "it does not answer"
        time.sleep(0.1)
    assert requests.get(f"{address}/readyz", timeout=10).text == "ready\n"
    page = requests.get(f"{address}/post", timeout=10)
    assert page.status_code == 200
    assert "Berätta vad ni behöver" in page.text
    while not list((tmp_path / "mail").glob("*.eml")):
        assert time.monotonic() < until, "the letter was not sent"
        time.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0


def answers(address: str) -> bool:
    """Whether the process answers yet."""
    try:
        return requests.get(f"{address}/healthz", timeout=5).ok
    except requests.ConnectionError:
        return False
