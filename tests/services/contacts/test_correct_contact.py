"""A contact is corrected or cancelled, never overwritten: what stood there can always be read."""

from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from employer_match import db, errors
from employer_match.models import AuditEntry, Contact, EarlierVersion
from employer_match.services.contacts.correct_contact import (
    Correction,
    cancel_contact,
    correct_contact,
)
from employer_match.vocabulary import Answer, Mode, NextStep, Outcome, Purpose
from tests.support.factories import Factory, day
from tests.support.threads import at_once


def correction(**more: Any) -> Correction:
    values = {
        "happened_on": day(1),
        "mode": Mode.PHONE,
        "purpose": Purpose.CARE,
        "outcome": Outcome.DONE,
        "next_step": NextStep.CALL,  # as it was agreed
        "note": "Rättad",
    }
    return Correction(**{**values, **more})


def test_a_correction_keeps_what_stood_there(session: Session, make: Factory) -> None:
    coach = make.coach()
    contact = make.contact(make.workplace(), coach, note="Fel")
    made = correct_contact(session, make.actor(coach), contact.id, correction(), 1, reason="slant")
    assert (made.mode, made.note, made.version) == (Mode.PHONE, "Rättad", 2)
    kept = session.scalars(select(EarlierVersion)).one()
    assert (kept.data["mode"], kept.data["note"], kept.reason) == ("visit", "Fel", "slant")
    entry = session.scalars(select(AuditEntry)).one()
    assert entry.action == "contact_edited"
    assert "Rättad" not in str(entry.data)


def test_writing_the_same_again_changes_nothing(session: Session, make: Factory) -> None:
    coach = make.coach()
    actor, contact = make.actor(coach), make.contact(make.workplace(), coach)
    correct_contact(session, actor, contact.id, correction(), 1)
    assert correct_contact(session, actor, contact.id, correction(), 2).version == 2


def test_who_may_correct(session: Session, make: Factory) -> None:
    coach = make.coach()
    unit = coach.roles[0].unit
    contact = make.contact(make.workplace(), coach)
    for other in (make.coach(unit), make.coordinator(), make.team_leader(unit)):
        with pytest.raises(errors.NotAllowed):
            correct_contact(session, make.actor(other), contact.id, correction(), 1)
    chief = make.actor(make.coordinator(unit))
    assert correct_contact(session, chief, contact.id, correction(), 1).version == 2


def test_a_units_own_dealings_are_not_found_by_others(session: Session, make: Factory) -> None:
    quiet = make.coach(make.unit(shares_employer_layer=False))
    contact = make.contact(make.workplace(), quiet)
    with pytest.raises(errors.NotFound):
        correct_contact(session, make.actor(make.coordinator()), contact.id, correction(), 1)


def test_versions_guard(session: Session, make: Factory) -> None:
    coach = make.coach()
    actor, contact = make.actor(coach), make.contact(make.workplace(), coach)
    with pytest.raises(errors.VersionMissing):
        correct_contact(session, actor, contact.id, correction(), None)
    with pytest.raises(errors.Stale):
        correct_contact(session, actor, contact.id, correction(), 7)


def test_a_correction_obeys_the_same_rules(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    actor, person, vacancy = make.actor(coach), make.participant(coach), make.vacancy(shop)
    session.info["actor"] = actor
    contact = make.contact(shop, coach, person, purpose=Purpose.EMPLOYER_ASKED)
    make.rule(shop, stop_for_good=True)
    with pytest.raises(errors.EmployerSaidStop):
        correct_contact(session, actor, contact.id, correction(), 1)
    present = correction(purpose=Purpose.PRESENT_CANDIDATE, vacancy_id=vacancy.id)
    with pytest.raises(errors.Invalid) as refused:
        correct_contact(session, actor, contact.id, present, 1)
    assert list(refused.value.fields) == ["participants"]
    make.decision(person, vacancy, Answer.WANTS)
    with pytest.raises(errors.EmployerSaidStop):
        correct_contact(session, actor, contact.id, present, 1)
    with pytest.raises(errors.Invalid):
        correct_contact(session, actor, contact.id, correction(happened_on=day(-1)), 1)


def test_cancelling_needs_a_reason_and_is_final(session: Session, make: Factory) -> None:
    coach = make.coach()
    actor, contact = make.actor(coach), make.contact(make.workplace(), coach)
    with pytest.raises(errors.Invalid):
        cancel_contact(session, actor, contact.id, "  ", 1)
    gone = cancel_contact(session, actor, contact.id, "Fel arbetsplats", 1)
    assert gone.cancelled_at is not None
    assert gone.cancelled_reason == "Fel arbetsplats"
    with pytest.raises(errors.Conflict):
        correct_contact(session, actor, contact.id, correction(), gone.version)


def test_of_many_corrections_at_once_one_wins_and_the_others_are_told(engine: Engine) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        coach = make.coach()
        contact, actor = make.contact(make.workplace(), coach), make.actor(coach)

    def correct(number: int) -> str:
        with db.transaction(engine, actor=actor) as session:
            return correct_contact(
                session, actor, contact.id, correction(note=f"version {number}"), 1
            ).note

    results = at_once(correct, range(8))
    won = [result for result in results if isinstance(result, str)]
    assert len(won) == 1
    assert sum(isinstance(result, errors.Stale) for result in results) == 7
    with db.transaction(engine, read_only=True) as session:
        assert session.get_one(Contact, contact.id).note == won[0]
