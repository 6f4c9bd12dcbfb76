"""Of two workplaces that become one, the lowering that was said last holds."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import StageLowering
from employer_match.services.duplicates.merge_employers import merge_workplaces
from employer_match.vocabulary import Outcome
from tests.support.factories import Factory, day


def test_of_two_that_are_merged_the_one_said_last_holds(session: Session, make: Factory) -> None:
    coach, employer = make.coach(), make.employer()
    one, other = make.workplace(employer), make.workplace(employer)
    for place, days_ago in ((one, 9), (other, 5)):
        make.contact(place, coach, days_ago=days_ago + 1, outcome=Outcome.HIRED)
        session.add(
            StageLowering(
                workplace_id=place.id, stage=1, reason="x", user_id=coach.id,
                unit_id=coach.roles[0].unit_id, since=day(days_ago),
            )
        )  # fmt: skip
    session.flush()
    chief = make.actor(make.coordinator())
    merge_workplaces(session, chief, one.id, other.id, (one.version, other.version))
    held = session.execute(
        select(StageLowering.since, StageLowering.until)
        .where(StageLowering.workplace_id == one.id)
        .order_by(StageLowering.id)
    ).all()
    assert held == [(day(9), day(0)), (day(5), None)]
