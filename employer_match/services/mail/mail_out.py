"""How letters leave this installation: by its mail server, or into a folder where there is none."""

from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import Engine

from employer_match.config import Settings
from employer_match.integrations import mail
from employer_match.services.accounts import door_letters
from employer_match.services.mail import outbox
from employer_match.services.mail.outbox import Letter, Send


def sender(settings: Settings) -> Send:
    """What sends a letter. Without SMTP_HOST it is written to `mail/` in the instance folder."""
    if not settings.smtp_host:
        folder = Path(settings.instance) / "mail"
        return lambda letter: _write(folder, _mail(letter, settings))
    server = mail.MailServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        user=settings.smtp_user,
        password=settings.smtp_password,
        starttls=settings.smtp_starttls,
    )
    return lambda letter: mail.send(_mail(letter, settings), server)


def deliver(engine: Engine, settings: Settings, send: Send | None = None) -> tuple[int, int]:
    """Send all letters that are due, those to the door included; returns (sent, failed)."""
    send = send or sender(settings)
    done = (
        outbox.send_due(engine, send),
        door_letters.send_due(engine, send, settings.base_url),
    )
    return sum(sent for sent, _ in done), sum(failed for _, failed in done)


def _mail(letter: Letter, settings: Settings) -> mail.Mail:
    host = urlsplit(settings.base_url).hostname or "localhost"
    return mail.Mail(
        sender=settings.mail_from,
        recipient=letter.recipient,
        subject=letter.subject,
        text=letter.body,
        message_id=f"<{letter.key}@{host}>",
        written_at=letter.written_at,
    )


def _write(folder: Path, written: mail.Mail) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # a letter's link opens a need
    name = written.message_id.strip("<>").partition("@")[0]
    (folder / f"{name}.eml").write_bytes(bytes(mail.compose(written)))
