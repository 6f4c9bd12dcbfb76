"""A server that is killed in the middle of a request leaves nothing half, wherever it was."""

import signal

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from employer_match import clock, db
from employer_match.config import Settings
from employer_match.models import Base
from employer_match.services.actor import SYSTEM
from employer_match.services.record import first_broken_link
from employer_match.vocabulary import GoOnReason, Mode, NextStep, Outcome, Purpose
from tests.concurrency import work
from tests.concurrency.processes import a_process
from tests.support.clients import Client
from tests.support.factories import Factory

#: Tables that a contact on somebody's behalf writes to when a colleague was there.
WRITTEN = {
    "contact",
    "contact_tally",
    "on_behalf_of",
    "collision",
    "notice",
    "outbox_message",
    "audit_entry",
    "idempotency_key",
}


def rows(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        assert first_broken_link(session) is None
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }


@pytest.mark.slow
def test_a_contact_is_there_with_all_that_belongs_to_it_or_not_at_all(
    client: Client, settings: Settings, engine: Engine, session: Session, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    person = make.participant(coach)
    make.contact(shop, make.coach(), days_ago=3)
    headers = {**client.bearer(coach), "Idempotency-Key": "sent by a phone"}
    session.commit()
    body: dict[str, object] = {
        "workplace_id": shop.id,
        "happened_on": clock.today().isoformat(),
        "mode": Mode.VISIT,
        "purpose": Purpose.INTRODUCE,
        "outcome": Outcome.INTERESTED,
        "next_step": NextStep.CALL,
        "participants": [person.id],
        "go_on_reason": GoOnReason.OTHER_DEPARTMENT,
    }
    request = (work.ask, settings, "/api/v1/contacts", headers, body)
    before = now = rows(engine)
    deaths = 0
    while now == before:
        deaths += 1
        with a_process(work.die, work.writes, deaths, *request) as server:
            server.join(30)
            assert server.exitcode == -signal.SIGKILL
        now = rows(engine)
    assert {name for name, count in now.items() if count != before[name]} == WRITTEN
    assert all(now[name] == before[name] + 1 for name in WRITTEN)
    assert deaths > len(WRITTEN), "it was killed at each statement, and right before the commit"
    assert client.post("/api/v1/contacts", json=body, headers=headers).status_code == 200
    read = {**now, "access_log_entry": 1}
    assert rows(engine) == read, "the phone sends it again, and it is there already"
