"""A coach lowers the stage with a reason; newer contacts raise it; the advice follows."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import AuditEntry, Contact, StageLowering, Workplace
from employer_match.outreach.stages import Lowered, Made, stage_with
from employer_match.services.contacts.find_collisions import find_collisions
from employer_match.services.contacts.lower_stage import (
    lower_stage,
    lowerings,
    withdraw_lowering,
)
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.services.contacts.stage_of import at_stage, stages
from employer_match.services.employers.employer_layer import EVERY_UNIT
from employer_match.vocabulary import Advice, Outcome, Purpose, Role
from tests.support.factories import Factory, day

LEARNT = {"purpose": Purpose.LEARN_NEEDS, "outcome": Outcome.NEED_KNOWN}


def test_the_lowered_stage_holds_everywhere_until_it_is_raised(
    session: Session, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    actor = make.actor(coach)
    make.contact(shop, coach, days_ago=40, **LEARNT)

    def learn_first() -> bool:
        found = find_collisions(session, actor, shop.id, purpose=Purpose.PRESENT_CANDIDATE)
        return Advice.NEEDS_NOT_KNOWN in found.advice

    assert not learn_first()
    lower_stage(session, actor, shop.id, 1, "  Ny chef, vi börjar om.  ")
    assert stages(session, [shop.id]) == {shop.id: 1}
    assert relation_to_workplaces(session, actor, [shop.id])[shop.id].stage == 1
    assert learn_first()
    assert set(session.scalars(at_stage(1))) == {shop.id}
    assert set(session.scalars(at_stage(2, day(1)))) == {shop.id}, "yesterday it stood higher"
    (said,) = lowerings(session, actor, shop.id)
    assert (said.stage, said.reason, said.who.user_id) == (1, "Ny chef, vi börjar om.", coach.id)
    make.contact(shop, coach, days_ago=9, outcome=Outcome.HIRED)
    assert stages(session, [shop.id]) == {shop.id: 1}, "made before, logged late"
    make.contact(shop, coach, **LEARNT)
    assert stages(session, [shop.id]) == {shop.id: 2}
    assert not learn_first()
    entries = session.scalars(select(AuditEntry.data)).all()
    assert not any("chef" in str(data) for data in entries), "codes and ids only"


def test_lowering_again_or_taking_it_back_keeps_the_history(
    session: Session, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    actor = make.actor(coach)
    make.contact(shop, coach, days_ago=3, outcome=Outcome.HIRED)
    lower_stage(session, actor, shop.id, 3, "Personen har slutat.")
    lower_stage(session, actor, shop.id, 1, "Hela gänget är nytt.")
    for stage, reason, wrong in ((1, "x", "stage"), (-1, "x", "stage"), (0, " ", "reason")):
        with pytest.raises(errors.Invalid) as caught:
            lower_stage(session, actor, shop.id, stage, reason)
        assert caught.value.fields.keys() == {wrong}
    withdraw_lowering(session, actor, shop.id)
    withdraw_lowering(session, actor, shop.id)
    assert stages(session, [shop.id]) == {shop.id: 4}
    assert [(one.stage, one.until) for one in lowerings(session, actor, shop.id)] == [
        (1, day(0)),
        (3, day(0)),
    ]
    with pytest.raises(errors.NotFound):
        lower_stage(session, actor, 10**6, 0, "x")
    with pytest.raises(errors.NotAllowed):
        lower_stage(session, make.actor(make.user(Role.REPORTER)), shop.id, 0, "x")


def test_another_unit_that_keeps_to_itself_keeps_its_reason(
    session: Session, make: Factory
) -> None:
    apart = make.coach(make.unit(shares_employer_layer=False))
    shop = make.workplace()
    make.contact(shop, apart, days_ago=3, **LEARNT)
    lower_stage(session, make.actor(apart), shop.id, 0, "Vi trampade i klaveret.")
    (seen,) = lowerings(session, make.actor(make.coach()), shop.id)
    assert (seen.who.hidden, seen.reason, seen.stage) == (True, "", 0)


def test_the_query_is_the_rule(session: Session, make: Factory) -> None:
    """One workplace for each way in which a contact may lie before or after the lowering."""
    coach, employer = make.coach(), make.employer()
    expected = {}
    for lowered_to in range(4):
        for made in ((12,), (10,), (8,), (12, 8), (12, 10, 8)):
            for late in (False, True):
                place = make.workplace(employer)
                contacts = [
                    make.contact(place, coach, days_ago=days_ago, **LEARNT) for days_ago in made
                ]
                lowering = _lowering(place, coach.id, coach.roles[0].unit_id, 10, lowered_to)
                lowering.after_contact_id = contacts[0 if late else -1].id
                session.add(lowering)
                expected[place.id] = stage_with(
                    [_fact(contact) for contact in contacts],
                    Lowered(lowered_to, lowering.since, lowering.after_contact_id),
                )
    session.flush()
    assert stages(session, list(expected), EVERY_UNIT) == expected
    assert set(session.scalars(at_stage(1, day(0)))) == {
        place for place, stage in expected.items() if stage == 1
    }


def _lowering(
    place: Workplace, user_id: int, unit_id: int, days_ago: int, stage: int = 1
) -> StageLowering:
    return StageLowering(
        workplace_id=place.id, stage=stage, reason="x", user_id=user_id, unit_id=unit_id,
        since=day(days_ago), after_contact_id=10**6,
    )  # fmt: skip


def _fact(row: Contact) -> Made:
    return Made(row.id, row.happened_on, row.mode, row.purpose, row.outcome)


def test_a_refusal_tells_nothing_of_a_unit_that_keeps_to_itself(
    session: Session, make: Factory
) -> None:
    quiet = make.unit(shares_employer_layer=False)
    shop, reader = make.workplace(), make.actor(make.coach())
    make.contact(shop, make.coach(quiet), days_ago=9, outcome=Outcome.HIRED)
    for step in (1, 2, 3):
        with pytest.raises(errors.Invalid):
            lower_stage(session, reader, shop.id, step, "Gissar")
    assert lower_stage(session, reader, shop.id, 0, "Ny chef").stage == 0
