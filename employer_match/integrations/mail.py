"""One mail out, by SMTP: plain UTF-8 text, with nothing in a header that was not meant as one."""

import re
import smtplib
import ssl
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

TIMEOUT = 30.0  # seconds
LONGEST_ADDRESS = 254  # RFC 5321
LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
MESSAGE_ID = re.compile(r"<[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+>")


class MailNotSent(Exception):
    """The mail did not leave; `permanent` says that trying again with the same mail is useless."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over; `context` says whom STARTTLS trusts (default: the system)."""

    host: str
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    context: ssl.SSLContext | None = None
    timeout: float = TIMEOUT


@dataclass(frozen=True, slots=True)
class Mail:
    """One message to one recipient. `message_id` (`<…@…>`) stays the same over several tries."""

    sender: str
    recipient: str
    subject: str
    text: str
    message_id: str
    written_at: datetime
    reply_to: str | None = None


def send(mail: Mail, server: MailServer) -> None:
    """Hand one mail over, or raise MailNotSent with a plain reason."""
    message = compose(mail)
    try:
        with closing(smtplib.SMTP(server.host, server.port, timeout=server.timeout)) as smtp:
            if server.starttls:
                smtp.starttls(context=server.context or ssl.create_default_context())
            if server.user:
                smtp.login(server.user, server.password)
            smtp.send_message(message)
            # The mail is theirs now: a failing goodbye must not have it sent twice.
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        raise MailNotSent(
            f"the mail server refuses the recipient ({codes[0]})", permanent=min(codes) >= 500
        ) from None
    except smtplib.SMTPResponseException as refused:
        # A wrong password or sender is mended in the settings, not in the mail.
        permanent = isinstance(refused, smtplib.SMTPDataError) and refused.smtp_code >= 500
        raise MailNotSent(
            f"the mail server refuses ({refused.smtp_code})", permanent=permanent
        ) from refused
    except smtplib.SMTPNotSupportedError as missing:
        raise MailNotSent(f"the mail server cannot do this: {missing}", permanent=False) from None
    except (smtplib.SMTPException, OSError) as failed:
        raise MailNotSent(
            f"{server.host}:{server.port} does not answer as it should ({type(failed).__name__})",
            permanent=False,
        ) from failed


def compose(mail: Mail) -> EmailMessage:
    """The message as it goes out; raises MailNotSent where an address or a header is impossible."""
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = _address(mail.sender)
        message["To"] = _address(mail.recipient)
        if mail.reply_to:
            message["Reply-To"] = _address(mail.reply_to)
        message["Subject"] = _plain(mail.subject)
        message["Date"] = format_datetime(mail.written_at)
        if not MESSAGE_ID.fullmatch(mail.message_id):
            raise ValueError("the message id has not the form <something@example.se>")
        message["Message-ID"] = mail.message_id
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        bytes(message)  # what cannot be encoded shows here and not half-way through the sending
    except (ValueError, MessageError) as wrong:
        raise MailNotSent(f"this cannot be a mail: {wrong}", permanent=True) from None
    return message


def _plain(subject: str) -> str:
    """A subject of one printable line.

    The library decodes an encoded word (`=?utf-8?q?x=0aBcc:…?=`) and writes its line end into the
    header, so nothing may look like one.
    """
    if not subject.isprintable():
        raise ValueError("the subject must be one line of plain text")
    return subject.replace("=?", "= ?")


def _address(written: str) -> Address:
    """One plain address; a line end, a second address or a display name is refused."""
    name, _, domain = written.rpartition("@")
    if not LOCAL_PART.fullmatch(name) or "=?" in name or len(written) > LONGEST_ADDRESS:
        raise ValueError("an address must have the form name@example.se")
    ascii_domain = domain.encode("idna").decode("ascii")
    if not DOMAIN.fullmatch(ascii_domain):
        raise ValueError("an address must have the form name@example.se")
    return Address(username=name, domain=ascii_domain)
