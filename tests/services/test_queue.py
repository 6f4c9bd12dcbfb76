"""The queue holds everyone within reach who seeks work, and the longest wait comes first."""

import pytest
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Placement
from employer_match.outreach.waiting import qualifies
from employer_match.services.queue import QUALIFYING_OUTCOMES, QUALIFYING_PURPOSES, queue
from employer_match.services.scoping import act_as
from employer_match.vocabulary import Goal, Mode, Outcome, PlacementKind, Purpose
from tests.support.factories import Factory, day


def test_the_longest_wait_first_and_nobody_missing(session: Session, make: Factory) -> None:
    coach, shop = make.coach(name="Anna"), make.workplace()
    new = make.participant(coach, enrolled_on=day(0))
    waits = make.participant(coach, enrolled_on=day(90))
    served = make.participant(coach, enrolled_on=day(200))
    unlucky = make.participant(coach, enrolled_on=day(60))
    make.contact(shop, coach, served, waits, days_ago=80)
    make.contact(shop, coach, served, days_ago=5, mode=Mode.PHONE)
    make.contact(shop, coach, waits, days_ago=4, cancelled_at=clock.now())
    make.contact(shop, coach, unlucky, days_ago=3, outcome=Outcome.NO_ANSWER)
    make.contact(shop, coach, unlucky, days_ago=3, purpose=Purpose.FOLLOW_UP)
    actor = make.actor(coach)
    lines = queue(act_as(session, actor), actor)
    assert [(line.participant_id, line.days, line.last_contact_on) for line in lines] == [
        (waits.id, 80, day(80)),
        (unlucky.id, 60, None),
        (served.id, 5, day(5)),
        (new.id, 0, None),
    ]
    assert {line.coach for line in lines} == {"Anna"}


def test_who_does_not_wait(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()

    def placed(kind: PlacementKind, **more: object) -> str:
        person = make.participant(coach)
        make.add(
            Placement(
                participant_id=person.id,
                workplace_id=shop.id,
                kind=kind,
                user_id=coach.id,
                **{"started_on": day(9), **more},
            )
        )
        return person.id

    make.participant(coach, ended_on=day(1))
    make.participant(coach, goal=Goal.STUDIES)
    placed(PlacementKind.JOB)
    waiting = {
        make.participant(coach, ended_on=day(-5)).id,
        make.participant(coach, goal=Goal.BOTH).id,
        placed(PlacementKind.JOB, ended_on=day(2)),
        placed(PlacementKind.JOB, started_on=day(-2)),
        placed(PlacementKind.INTERNSHIP),
    }
    actor = make.actor(coach)
    assert {line.participant_id for line in queue(act_as(session, actor), actor)} == waiting


def test_only_within_reach(session: Session, make: Factory) -> None:
    coach, other = make.coach(), make.coach()
    unit = coach.roles[0].unit
    own = make.participant(coach)
    make.participant(other)
    mate = make.participant(make.coach(unit))
    for user, reached in ((coach, {own.id}), (make.team_leader(unit), {own.id, mate.id})):
        actor = make.actor(user)
        lines = queue(act_as(session, actor), actor)
        assert {line.participant_id for line in lines} == reached
        assert queue(session, actor, unit_id=other.roles[0].unit_id) == []
    with pytest.raises(errors.NotAllowed):
        queue(session, make.actor(make.coordinator(unit)))


def test_purpose_and_outcome_are_judged_one_by_one() -> None:
    """The query asks for the two apart; a rule that needs both together would be missed by it."""
    for purpose in Purpose:
        for outcome in Outcome:
            asked = purpose in QUALIFYING_PURPOSES and outcome in QUALIFYING_OUTCOMES
            assert asked == qualifies(purpose, outcome)
