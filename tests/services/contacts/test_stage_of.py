"""The stage in SQL is the stage of the pure rule, for everything that can be logged."""

from itertools import product

from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Contact
from employer_match.outreach.stages import stage
from employer_match.services.contacts.stage_of import at_stage, stages
from employer_match.services.contacts.tally import count_anew
from employer_match.vocabulary import Mode, NextStep, Outcome, Purpose
from tests.support.factories import Factory, day


def test_the_two_agree_on_every_contact(session: Session, make: Factory) -> None:
    coach = make.coach()
    kinds = list(product(Mode, Purpose, Outcome))
    employer = make.employer()
    places = [make.workplace(employer) for _ in kinds]
    session.add_all(
        Contact(
            workplace_id=place.id,
            user_id=coach.id,
            unit_id=coach.roles[0].unit_id,
            happened_on=day(0),
            mode=mode,
            purpose=purpose,
            outcome=outcome,
            next_step=NextStep.NOTHING,
        )
        for place, (mode, purpose, outcome) in zip(places, kinds, strict=True)
    )
    count_anew(session, [place.id for place in places])
    in_sql = stages(session, [place.id for place in places])
    assert in_sql == {place.id: stage([kind]) for place, kind in zip(places, kinds, strict=True)}
    at_two = set(session.scalars(at_stage(2)))
    assert at_two == {place for place, reached in in_sql.items() if reached == 2}
    assert set(session.scalars(at_stage(2, day(1)))) == set()


def test_the_furthest_counts_and_a_cancelled_one_does_not(session: Session, make: Factory) -> None:
    coach, shop, new = make.coach(), make.workplace(), make.workplace()
    make.contact(shop, coach, purpose=Purpose.LEARN_NEEDS)
    make.contact(shop, coach)
    make.contact(shop, coach, outcome=Outcome.HIRED, cancelled_at=clock.now())
    assert stages(session, [shop.id, new.id]) == {shop.id: 2, new.id: 0}
