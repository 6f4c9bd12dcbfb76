"""Free texts are read once more before they are saved, whatever face they come through."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Enum, String, Table, inspect
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Contact, Decision, NeedsSheetEntry, Vacancy
from employer_match.models.base import Base
from employer_match.services import texts
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Remark
from tests.services.contacts.visits import draft, log
from tests.support.factories import Factory

#: Columns of more than 60 characters that no one writes sentences in: names, addresses, codes,
#: keys, what machines write. A new column stands here or among the free texts.
NO_SENTENCES = {
    "access_log_entry.what",
    "api_token.name",
    "contact.import_key",
    "contact_person.email",
    "contact_person.name",
    "door_letter.address",
    "employer.name",
    "employer.name_key",
    "employer_wish.said_by",
    "idempotency_key.key",
    "occupation_concept.definition",
    "occupation_concept.label",
    "outbox_message.body",
    "outbox_message.last_error",
    "outbox_message.recipient",
    "outbox_message.subject",
    "outside_identity.issuer",
    "programme.name",
    "rate_limit_hit.key",
    "second_factor.sealed_secret",
    "sign_in.device",
    "suggestion_run.taxonomy_version",
    "openings_log.taxonomy_version",
    "taxonomy_load.version",
    "unit.name",
    "user_account.email",
    "user_account.name",
    "user_account.password_hash",
    "vacancy.employer_name",
    "vacancy.external_id",
    "vacancy.occupation_label",
    "vacancy.webpage_url",
    "workplace.address",
    "workplace.city",
    "workplace.email",
    "workplace.name",
    "workplace.name_key",
}


def long_columns() -> Iterator[tuple[type, str, str]]:
    """(kind of record, column, its whole name) of each column that a sentence would fit in."""
    for mapper in Base.registry.mappers:
        assert isinstance(mapper.local_table, Table)
        for column in mapper.local_table.columns:
            length = getattr(column.type, "length", 0)
            roomy = isinstance(column.type, String) and (length is None or length >= 60)
            if roomy and not isinstance(column.type, Enum) and "hash" not in column.name:
                yield mapper.class_, column.name, str(column)


def test_every_long_text_is_read_or_named_as_no_text() -> None:
    found = set()
    for kind, column, name in long_columns():
        read = column in texts.FREE_TEXTS.get(kind, {})
        assert read != (name in NO_SENTENCES), f"{name}: say whether sentences are written here"
        found.add(name)
    assert NO_SENTENCES - {"user_account.password_hash"} <= found, "no list outlives its columns"
    for kind, columns in texts.FREE_TEXTS.items():
        assert set(columns) <= set(inspect(kind).columns.keys())


def test_a_note_that_tells_of_a_person_waits_until_its_writer_has_read_it(
    session: Session, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    session.commit()
    told = draft(shop, note="Kom överens om ett besök. Hon är sjukskriven till maj.")
    with pytest.raises(errors.TextToRead) as waits:
        log(session, make, coach, told)
    (remark,) = waits.value.remarks
    assert (remark.field, remark.remark, remark.words) == ("note", Remark.HEALTH, "sjukskriven")
    assert remark.before + remark.words + remark.after == "Hon är sjukskriven till maj."
    session.rollback()

    texts.was_read(session, ["another"])
    with pytest.raises(errors.TextToRead):
        log(session, make, coach, told)
    session.rollback()
    texts.was_read(session, [remark.mark])
    contact = log(session, make, coach, told)
    assert contact.note == told.note, "nothing is changed in what was written"
    contact.note = "Hon äter antidepressiva."
    with pytest.raises(errors.TextToRead):
        session.flush()


def test_an_identity_number_is_never_saved_whatever_was_read(
    session: Session, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    session.commit()
    act_as(session, make.actor(coach))
    for number in ("19850101-1236", "850101-1236", "850161-1233"):
        for thing in (
            make_sheet(shop.id, coach.id, number),
            Vacancy(headline="Diska", text=f"Ring {number}"),
        ):
            session.add(thing)
            with pytest.raises(errors.Invalid) as refused:
                session.flush()
            assert refused.value.fields == {"text": texts.NEVER}
            session.rollback()


def make_sheet(workplace_id: int, user_id: int, text: str) -> NeedsSheetEntry:
    return NeedsSheetEntry(workplace_id=workplace_id, user_id=user_id, text=text)


def test_names_are_those_of_participants_within_reach_and_of_nobody_else(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    asta, bo = make.coach(unit), make.coach(unit)
    make.participant(coach=asta, code_name="Runa Prov")
    make.participant(coach=bo, code_name="Sixten Prov")
    session.commit()
    contact = Contact(note="Runa vill komma, Sixten Prov med.")
    act_as(session, make.actor(asta))
    session.add(contact)
    with pytest.raises(errors.TextToRead) as waits:
        session.flush()
    assert [one.words for one in waits.value.remarks] == ["Runa"], "no name betrays who is here"


def test_words_of_care_may_stand_in_an_opening_and_machines_write_freely(
    session: Session, make: Factory
) -> None:
    coach = make.coach()
    opening = make.vacancy(make.workplace())
    decision = make.decision(make.participant(coach=coach), opening)
    session.commit()
    act_as(session, make.actor(coach))
    opening.text = "Hjälp oss med personer som har missbruk och psykisk ohälsa."
    session.flush()
    decision.reason = "Orkar inte, har ångest"
    with pytest.raises(errors.TextToRead):
        session.flush()
    session.rollback()
    act_as(session, SYSTEM)
    session.get_one(Decision, decision.id).reason = "Har ångest"
    session.flush()
