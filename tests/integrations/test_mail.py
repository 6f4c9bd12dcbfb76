"""Mail handed over to a real SMTP server on a local socket, and what becomes of refusals."""

import shutil
import smtplib
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from employer_match.integrations.mail import Mail, MailNotSent, MailServer, compose, send

MAIL = Mail(
    sender="employer-match@localhost",
    recipient="anna.pahittad@example.se",
    subject="Tack! Vi har fått ert behov – så går det vidare",
    text="Hej!\n\nNi kan ändra här:\nhttps://example.se/e/" + "x" * 1200 + "\n.\nHälsningar\n",
    message_id="<receipt.17@example.se>",
    written_at=datetime(2026, 11, 2, 8, 30, tzinfo=UTC),
)


class Letterbox:
    """Keeps what arrives; each stage can be told to refuse."""

    def __init__(self, rcpt: str = "250 OK", data: str = "250 OK", goodbye: str = "") -> None:
        self.rcpt, self.data, self.goodbye = rcpt, data, goodbye
        self.envelopes: list[Any] = []
        self.passwords: list[bytes] = []

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(  # noqa: N802 - the library's name
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        """Take or refuse a message."""
        self.envelopes.append(envelope)
        return self.data

    async def handle_QUIT(  # noqa: N802 - the library's name
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        """Say goodbye, perhaps badly."""
        return self.goodbye or "221 Bye"

    def authenticate(
        self, server: Any, session: Any, envelope: Any, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        """Know one password."""
        self.passwords.append(data.password)
        return AuthResult(success=data.password == b"right", handled=False)


@contextmanager
def listening(box: Letterbox, **options: Any) -> Iterator[MailServer]:
    """The letterbox at a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield MailServer("127.0.0.1", port, timeout=5)
    finally:
        controller.stop()


def test_a_mail_arrives_as_it_was_written() -> None:
    box = Letterbox()
    with listening(box) as server:
        send(replace(MAIL, reply_to="samordnare@example.se"), server)
    (envelope,) = box.envelopes
    assert (envelope.mail_from, envelope.rcpt_tos) == (MAIL.sender, [MAIL.recipient])
    got = message_from_bytes(envelope.content, policy=policy.default)
    assert got["Subject"] == MAIL.subject
    assert got["Message-ID"] == MAIL.message_id
    assert got["Date"].datetime == MAIL.written_at
    assert got["Reply-To"] == "samordnare@example.se"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got.get_content_type() == "text/plain"
    assert got.get_content_charset() == "utf-8"
    assert got.get_content().replace("\r\n", "\n") == MAIL.text
    assert all(len(line) <= 998 for line in envelope.content.split(b"\r\n"))


def test_a_swedish_domain_is_written_as_the_post_writes_it() -> None:
    got = compose(replace(MAIL, recipient="info@blåbär.example"))
    assert got["To"] == "info@xn--blbr-noae.example"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", "Tack\r\nBcc: alla@example.se"),
        ("subject", "Tack\nBcc: alla@example.se"),
        ("subject", "Tack\x0bBcc: alla@example.se"),
        ("subject", "Tack\u2028Bcc: alla@example.se"),
        ("subject", "Tack\x00"),
        ("subject", "\ud800"),
        ("recipient", "a@example.se\r\nBcc: alla@example.se"),
        ("recipient", "a@example.se, b@example.se"),
        ("recipient", "a@example.se;b@example.se"),
        ("recipient", "Anna <a@example.se>"),
        ("recipient", "a(b)@example.se"),
        ("recipient", '"a b"@example.se'),
        ("recipient", "å@example.se"),
        ("recipient", "a@"),
        ("recipient", "@example.se"),
        ("recipient", "example.se"),
        ("recipient", ""),
        ("recipient", "a@" + "x" * 300 + ".se"),
        ("recipient", "a" * 250 + "@example.se"),
        ("recipient", "=?utf-8?q?a=0aBcc:b?=@example.se"),
        ("sender", "a@example.se\nX: y"),
        ("reply_to", "a@example.se\nX: y"),
        ("message_id", "<a@example.se>\r\nX: y"),
        ("message_id", "a@example.se"),
        ("text", "halv \ud83d"),
    ],
)
def test_what_cannot_be_a_mail_never_leaves(field: str, value: str) -> None:
    box = Letterbox()
    mail = replace(MAIL, **{field: value})  # type: ignore[arg-type]
    with listening(box) as server, pytest.raises(MailNotSent, match="cannot be a mail") as refused:
        send(mail, server)
    assert refused.value.permanent
    assert box.envelopes == []


@pytest.mark.parametrize("subject", ["=?utf-8?q?x=0aBcc:_b@example.se?=", "=?utf-8?b?DQpYOiB5?= å"])
def test_a_subject_that_looks_encoded_brings_no_header_with_it(subject: str) -> None:
    usual = message_from_bytes(bytes(compose(MAIL))).keys()
    got = message_from_bytes(bytes(compose(replace(MAIL, subject=subject))), policy=policy.default)
    assert got.keys() == usual
    assert "=" in got["Subject"]


@pytest.mark.parametrize(
    ("box", "permanent", "said"),
    [
        (Letterbox(rcpt="550 No such person"), True, r"refuses the recipient \(550\)"),
        (Letterbox(rcpt="450 Try later"), False, r"refuses the recipient \(450\)"),
        (Letterbox(data="554 Spam"), True, r"refuses \(554\)"),
        (Letterbox(data="451 Try later"), False, r"refuses \(451\)"),
    ],
)
def test_a_refusal_says_whether_trying_again_may_help(
    box: Letterbox, permanent: bool, said: str
) -> None:
    with listening(box) as server, pytest.raises(MailNotSent, match=said) as refused:
        send(MAIL, server)
    assert refused.value.permanent is permanent


def test_a_bad_goodbye_does_not_have_the_mail_sent_twice() -> None:
    box = Letterbox(goodbye="421 Too busy")
    with listening(box) as server:
        send(MAIL, server)
    assert len(box.envelopes) == 1


def test_no_server_is_said_with_its_address() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # taken, and nobody listens
        port = held.getsockname()[1]
        with pytest.raises(MailNotSent, match=f"127.0.0.1:{port} does not answer") as failed:
            send(MAIL, MailServer("127.0.0.1", port))
    assert not failed.value.permanent


def test_a_password_is_never_sent_in_the_clear() -> None:
    box = Letterbox()
    options = {"authenticator": box.authenticate, "auth_require_tls": False}
    with listening(box, **options) as server:
        secret = replace(server, user="us", password="right", starttls=True)
        with pytest.raises(MailNotSent, match="STARTTLS") as refused:
            send(MAIL, secret)
    assert not refused.value.permanent
    assert (box.passwords, box.envelopes) == ([], [])


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its key, made for this run."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not on this machine")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    named = ["-subj", "/CN=local", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = [*made, *named, "-keyout", "-", "-out", "-"]
    path.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    return path


@pytest.fixture
def secured(certificate: Path) -> Callable[[Letterbox], Any]:
    """A server that offers STARTTLS and asks for the password behind it."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return lambda box: listening(
        box, tls_context=context, authenticator=box.authenticate, auth_required=True
    )


def test_mail_goes_through_starttls_with_a_password(
    secured: Callable[[Letterbox], Any], certificate: Path
) -> None:
    trust = ssl.create_default_context(cafile=certificate)
    box = Letterbox()
    with secured(box) as server:
        send(MAIL, replace(server, starttls=True, user="us", password="right", context=trust))
        assert len(box.envelopes) == 1
        wrong = replace(server, starttls=True, user="us", password="wrong", context=trust)
        with pytest.raises(MailNotSent, match="535") as refused:
            send(MAIL, wrong)
    assert not refused.value.permanent, "a password is mended in the settings"
    assert isinstance(refused.value.__cause__, smtplib.SMTPAuthenticationError)


def test_a_stranger_behind_starttls_gets_neither_password_nor_mail(
    secured: Callable[[Letterbox], Any],
) -> None:
    box = Letterbox()
    with secured(box) as server, pytest.raises(MailNotSent) as refused:
        send(MAIL, replace(server, starttls=True, user="us", password="right"))
    assert not refused.value.permanent
    assert (box.passwords, box.envelopes) == ([], [])
