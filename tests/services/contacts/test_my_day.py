"""Agreed steps stay open until the next contact; announced contacts until they end."""

from sqlalchemy.orm import Session

from employer_match.services.contacts.change_next_step import StepChange, change_next_step
from employer_match.services.contacts.correct_contact import Correction, correct_contact
from employer_match.services.contacts.my_day import open_steps, own_intentions
from employer_match.vocabulary import NextStep
from tests.support.factories import Factory, day


def test_the_newest_contact_decides_and_days_come_in_order(session: Session, make: Factory) -> None:
    coach, other = make.coach(), make.coach()
    done, soon, some_day, cancelled = (make.workplace() for _ in range(4))
    make.contact(done, coach, days_ago=9, next_step=NextStep.CALL, next_step_on=day(3))
    make.contact(done, coach, days_ago=1, next_step=NextStep.NOTHING)
    make.contact(some_day, coach, days_ago=8, next_step=NextStep.VISIT)
    make.contact(soon, coach, days_ago=7, next_step=NextStep.CALL, next_step_on=day(-2))
    make.contact(soon, other, days_ago=1, next_step=NextStep.NOTHING)
    make.contact(cancelled, coach, cancelled_reason="Fel.", cancelled_at=soon.created_at)
    steps = open_steps(session, make.actor(coach))
    assert [(one.workplace_id, one.step, one.due) for one in steps] == [
        (soon.id, NextStep.CALL, day(-2)),
        (some_day.id, NextStep.VISIT, None),
    ]


def test_only_what_one_announced_oneself_and_still_holds(session: Session, make: Factory) -> None:
    coach, place = make.coach(), make.workplace(name="Kafé Kanel")
    held = make.intention(place, coach, days=3)
    make.intention(make.workplace(), coach, days=-1)
    make.intention(make.workplace(), make.coach())
    make.intention(make.workplace(), coach, released_at=held.created_at)
    (own,) = own_intentions(session, make.actor(coach))
    assert (own.id, own.workplace, own.until) == (held.id, "Kafé Kanel", day(-3))


def test_a_step_that_was_taken_stays_taken_when_a_note_is_corrected(
    session: Session, make: Factory
) -> None:
    asta, bo, shop = make.coach(), make.coach(), make.workplace()
    agreed = make.contact(shop, asta, days_ago=5, next_step=NextStep.CALL)
    change = StepChange(next_step=NextStep.CALL, reason="Bo känner dem", owner_id=bo.id)
    change_next_step(session, make.actor(asta), agreed.id, change, agreed.version)
    assert len(open_steps(session, make.actor(bo))) == 1
    make.contact(shop, bo, next_step=NextStep.NOTHING)
    assert open_steps(session, make.actor(bo)) == []
    noted = Correction(
        happened_on=agreed.happened_on, mode=agreed.mode, purpose=agreed.purpose,
        outcome=agreed.outcome, next_step=agreed.next_step, note="Rättat",
    )  # fmt: skip
    correct_contact(session, make.actor(asta), agreed.id, noted, agreed.version)
    assert open_steps(session, make.actor(bo)) == []
