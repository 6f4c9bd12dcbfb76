"""Nothing recorded is lost: the chain holds, versions are kept, reads are written down."""

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.db import transaction
from employer_match.models import AccessLogEntry, AuditEntry, EarlierVersion
from employer_match.services import record
from employer_match.services.actor import SYSTEM
from tests.support.factories import Factory
from tests.support.threads import at_once


def test_the_chain_holds_and_a_broken_link_is_named(session: Session, make: Factory) -> None:
    actor = make.actor(make.coach())
    entries = [record.audit(session, actor, "tried", "thing", n, n=n) for n in range(5)]
    assert record.first_broken_link(session) is None
    session.execute(
        update(AuditEntry).where(AuditEntry.id == entries[2].id).values(action="forged")
    )
    session.expire_all()
    assert record.first_broken_link(session) == entries[2].id


def test_many_writers_at_once_make_one_unbroken_chain(engine: Engine) -> None:
    def write(number: int) -> None:
        with transaction(engine, actor=SYSTEM) as session:
            record.audit(session, SYSTEM, "tried", "thing", number)

    at_once(write, range(24), threads=8)
    with transaction(engine, read_only=True, actor=SYSTEM) as session:
        assert len(session.scalars(select(AuditEntry.id)).all()) == 24
        assert record.first_broken_link(session) is None


def test_an_edit_keeps_how_it_looked(session: Session, make: Factory) -> None:
    coach = make.coach()
    place = make.workplace(name="Kafé Kanel")
    record.keep_version(session, make.actor(coach), place, reason="bytte namn")
    place.name = "Kafé Kardemumma"
    session.flush()
    kept = session.scalars(select(EarlierVersion)).one()
    assert (kept.thing, kept.version, kept.data["name"]) == ("workplace", 1, "Kafé Kanel")
    assert place.version == 2


def test_an_edit_says_which_version_it_edits(make: Factory) -> None:
    place = make.workplace()
    record.expect_version(place, 1)
    with pytest.raises(errors.VersionMissing):
        record.expect_version(place, None)
    with pytest.raises(errors.Stale) as stale:
        record.expect_version(place, 7)
    assert stale.value.params["version"] == 1


def test_each_read_of_a_participant_is_written_once(engine: Engine, make: Factory) -> None:
    actor = make.actor(make.coach())
    make.session.commit()
    with transaction(engine, read_only=True, actor=actor) as reading:
        record.note_read(reading, actor, "abc", "participant")
        record.write_reads(engine, reading)
        record.write_reads(engine, reading)
    with transaction(engine, read_only=True, actor=SYSTEM) as session:
        entries = session.scalars(select(AccessLogEntry)).all()
    assert [(entry.participant_id, entry.user_id) for entry in entries] == [("abc", actor.user_id)]
