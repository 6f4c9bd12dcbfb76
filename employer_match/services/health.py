"""Is what is recorded whole? Findings for the one who runs the installation."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match.models import AuditEntry, OccupationConcept, OutboxMessage, User
from employer_match.services import record
from employer_match.services.contacts.tally import differing


def findings(session: Session) -> Iterator[tuple[bool, str]]:
    """(all is well, what was found): accounts, taxonomy, outbox, overview, and the audit chain."""
    accounts = session.scalar(select(func.count(User.id))) or 0
    yield bool(accounts), f"{accounts} accounts." if accounts else "No accounts: run `user add`."
    concepts = session.scalar(select(func.count(OccupationConcept.id))) or 0
    yield (
        bool(concepts),
        f"{concepts} occupation concepts." if concepts else "No taxonomy: run `taxonomy load`.",
    )
    stuck = session.scalar(
        select(func.count(OutboxMessage.id)).where(
            OutboxMessage.sent_at.is_(None), OutboxMessage.attempts > 0
        )
    )
    yield not stuck, f"{stuck} mails could not be sent." if stuck else "No mail is stuck."
    miscounted = len(differing(session))
    yield (
        not miscounted,
        f"The overview miscounts {miscounted} workplaces: run `db recount`."
        if miscounted
        else "The overview counts what the log says.",
    )
    entries = session.scalar(select(func.count(AuditEntry.id))) or 0
    broken = record.first_broken_link(session)
    yield (
        broken is None,
        f"The audit chain of {entries} entries is whole."
        if broken is None
        else f"The audit chain is broken at entry {broken}.",
    )
