"""Signed links by which an employer without an account edits or withdraws one posted need.

The token is random and signed with the installation's key for exactly one vacancy; the database
keeps only its hash, so neither a copy of the database nor a guessed number opens anything.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.config import Settings
from employer_match.models import EmployerLink, Vacancy

#: Where the pages serve the link: `{base_url}/post/need/{token}`.
PATH = "/post/need/"
_SCOPE = b"employer-link/1"


def make_link(session: Session, vacancy: Vacancy, settings: Settings) -> str:
    """A new web address for this vacancy, valid `form_link_days` days; earlier ones stay valid."""
    token = _sign(f"{vacancy.id}.{secrets.token_urlsafe(24)}", settings.secret_key)
    session.add(
        EmployerLink(
            vacancy_id=vacancy.id,
            token_hash=_hash(token),
            expires_at=clock.now() + timedelta(days=settings.form_link_days),
        )
    )
    session.flush()
    return settings.base_url.rstrip("/") + PATH + token


def open_link(session: Session, token: str, settings: Settings) -> EmployerLink:
    """The link that a token stands for; raises LinkExpired for one old, revoked or not ours.

    Forged tokens are turned away by their signature, before the database is asked.
    """
    content, _, _signature = token.rpartition(".")
    if not hmac.compare_digest(_sign(content, settings.secret_key).encode(), token.encode()):
        raise errors.LinkExpired()
    link = session.scalar(
        select(EmployerLink).where(
            EmployerLink.token_hash == _hash(token),
            EmployerLink.revoked_at.is_(None),
            EmployerLink.expires_at > clock.now(),
        )
    )
    if link is None:
        raise errors.LinkExpired()
    return link


def confirm(link: EmployerLink) -> None:
    """Remember that the link was used to write: its address receives mail."""
    link.confirmed_at = link.confirmed_at or clock.now()


def revoke_links(session: Session, vacancy_id: int) -> int:
    """Make every link of a vacancy useless; returns how many there were."""
    links = session.scalars(
        select(EmployerLink)
        .where(EmployerLink.vacancy_id == vacancy_id, EmployerLink.revoked_at.is_(None))
        .order_by(EmployerLink.id)
    ).all()
    for link in links:
        link.revoked_at = clock.now()
    session.flush()
    return len(links)


def _sign(content: str, key: str) -> str:
    signature = hmac.digest(key.encode(), _SCOPE + content.encode(), "sha256")[:16].hex()
    return f"{content}.{signature}"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
