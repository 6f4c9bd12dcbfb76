"""A next step is moved or handed over with a reason, and stands with whoever takes it."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import EarlierVersion
from employer_match.services.contacts.change_next_step import StepChange, change_next_step
from employer_match.services.contacts.correct_contact import Correction, correct_contact
from employer_match.services.contacts.find_collisions import find_collisions
from employer_match.services.contacts.my_day import open_steps
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose
from tests.support.factories import Factory, day


def change(**more: Any) -> StepChange:
    values = {"next_step": NextStep.VISIT, "next_step_on": day(-3), "reason": "Chefen är ledig."}
    return StepChange(**{**values, **more})


def test_a_step_is_moved_handed_over_and_done(session: Session, make: Factory) -> None:
    anna, bo = make.coach(name="Anna"), make.coach(name="Bo")
    own, other = make.actor(anna), make.actor(bo)
    shop = make.workplace()
    contact = make.contact(shop, anna, days_ago=5, next_step_on=day(-1))
    moved = change_next_step(session, own, contact.id, change(), 1)
    assert (moved.next_step, moved.next_step_on, moved.version) == (NextStep.VISIT, day(-3), 2)
    kept = session.scalars(select(EarlierVersion)).one()
    assert (kept.data["next_step"], kept.reason) == ("call", "Chefen är ledig.")
    (step,) = open_steps(session, own)
    assert (step.step, step.due, step.agreed_by) == (NextStep.VISIT, day(-3), None)
    change_next_step(session, own, contact.id, change(owner_id=bo.id, reason="Jag slutar."), 2)
    assert open_steps(session, own) == []
    met = find_collisions(session, other, shop.id, purpose=Purpose.CARE).collisions
    assert met == (), "whoever takes the step goes on with what was agreed"
    assert find_collisions(session, make.actor(make.coach()), shop.id).collisions
    (taken,) = open_steps(session, other)
    assert (taken.contact_id, taken.agreed_by) == (contact.id, "Anna")
    change_next_step(session, other, contact.id, change(owner_id=anna.id), 3)
    assert open_steps(session, own)[0].version == 4
    make.contact(shop, bo, next_step=NextStep.NOTHING)
    assert open_steps(session, own), "a third coach's contact takes no step of others"
    make.contact(shop, anna, next_step=NextStep.NOTHING)
    assert open_steps(session, own) == []


def test_what_is_refused(session: Session, make: Factory) -> None:
    anna = make.coach()
    unit, actor = anna.roles[0].unit, make.actor(anna)
    contact = make.contact(make.workplace(), anna, days_ago=5)
    reporter, quiet = make.user(unit=unit), make.coach(make.unit(shares_employer_layer=False))
    for field, wrong in (
        ("reason", change(reason=" ")),
        ("reason", change(reason="x" * 201)),
        ("next_step_on", change(next_step_on=day(1))),
        ("owner_id", change(owner_id=10**6)),
        ("owner_id", change(owner_id=reporter.id)),
    ):
        with pytest.raises(errors.Invalid) as refused:
            change_next_step(session, actor, contact.id, wrong, 1)
        assert set(refused.value.fields) == {field}
    with pytest.raises(errors.VersionMissing):
        change_next_step(session, actor, contact.id, change(), None)
    with pytest.raises(errors.Stale):
        change_next_step(session, actor, contact.id, change(), 7)
    with pytest.raises(errors.NotAllowed):
        change_next_step(session, make.actor(make.coach(unit)), contact.id, change(), 1)
    kept = make.contact(make.workplace(), quiet)
    with pytest.raises(errors.NotFound):
        change_next_step(session, actor, kept.id, change(), 1)
    chief = make.actor(make.coordinator(unit))
    assert change_next_step(session, chief, contact.id, change(), 1).version == 2


def test_a_correction_that_moves_the_step_says_why(session: Session, make: Factory) -> None:
    coach = make.coach()
    actor, contact = make.actor(coach), make.contact(make.workplace(), coach)
    correction = Correction(
        happened_on=day(0),
        mode=Mode.VISIT,
        purpose=Purpose.INTRODUCE,
        outcome=Outcome.INTERESTED,
        next_step=NextStep.NOTHING,
    )
    with pytest.raises(errors.Invalid) as refused:
        correct_contact(session, actor, contact.id, correction, 1)
    assert set(refused.value.fields) == {"reason"}
    made = correct_contact(session, actor, contact.id, correction, 1, reason="Fel ruta.")
    assert made.next_step is NextStep.NOTHING
