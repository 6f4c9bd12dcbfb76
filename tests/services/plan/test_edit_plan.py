"""The coach has the last word: what is added, locked or taken out survives a new plan."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from employer_match import clock, db, errors
from employer_match.models import Intention, Participant, PlanLine, PlanLineFor, User
from employer_match.services.actor import Actor
from employer_match.services.plan.edit_plan import (
    LineDraft,
    accept_line,
    add_line,
    lock_line,
    remove_line,
    unlock_line,
)
from employer_match.services.plan.make_plan import make_plan
from employer_match.services.plan.read_plan import LineView, read_plan
from employer_match.services.scoping import act_as
from employer_match.vocabulary import GoOnReason, LineState, Purpose
from tests.support.factories import Factory
from tests.support.threads import at_once
from tests.support.weeks import full_week

NEXT = full_week()


@pytest.fixture
def coach(make: Factory) -> User:
    return make.coach()


@pytest.fixture
def actor(session: Session, make: Factory, coach: User) -> Actor:
    actor = make.actor(coach)
    act_as(session, actor)
    return actor


@pytest.fixture
def people(make: Factory, coach: User) -> list[Participant]:
    return [make.participant(coach) for _ in range(2)]


def plan(session: Session, actor: Actor) -> dict[int, LineView]:
    make_plan(session, actor, NEXT)
    return {line.workplace_id: line for line in read_plan(session, actor, NEXT).lines}


def test_locked_lines_stay_and_removed_ones_do_not_come_back(
    session: Session, make: Factory, actor: Actor, people: list[Participant]
) -> None:
    for _ in range(4):
        make.vacancy(make.workplace())
    first = plan(session, actor)
    assert len(first) == 4
    kept, gone = list(first.values())[:2]
    lock_line(session, actor, kept.id, kept.version)
    remove_line(session, actor, gone.id, gone.version)
    second = plan(session, actor)
    assert second.keys() == first.keys() - {gone.workplace_id}
    assert second[kept.workplace_id].id == kept.id
    assert second[kept.workplace_id].for_whom == kept.for_whom
    assert second[kept.workplace_id].state is LineState.LOCKED
    (removed,) = read_plan(session, actor, NEXT).removed
    taken_back = lock_line(session, actor, removed.id, removed.version)
    assert plan(session, actor)[gone.workplace_id].id == taken_back.id
    unlock_line(session, actor, taken_back.id, taken_back.version)
    assert len(plan(session, actor)) == 4


def test_a_line_of_ones_own(
    session: Session, make: Factory, actor: Actor, people: list[Participant]
) -> None:
    shop, seen = make.workplace(name="Egen"), make.workplace(name="Krock")
    opening = make.vacancy(shop)
    draft = LineDraft(
        workplace_id=shop.id,
        purpose=Purpose.CARE,
        day=NEXT.workdays[2],
        participant_id=people[0].id,
        vacancy_id=opening.id,
    )
    add_line(session, actor, NEXT, draft)
    make.contact(seen, make.coach(), days_ago=1)
    add_line(session, actor, NEXT, LineDraft(workplace_id=seen.id, purpose=Purpose.INTRODUCE))
    lines = plan(session, actor)
    own = lines[shop.id]
    assert (own.state, own.purpose, own.day) == (LineState.LOCKED, Purpose.CARE, NEXT.workdays[2])
    assert [one.participant_id for one in own.for_whom] == [people[0].id]
    against = lines[seen.id].findings
    assert against is not None
    assert len(against.collisions) == 1
    with pytest.raises(errors.Conflict):
        add_line(session, actor, NEXT, draft)
    remove_line(session, actor, own.id, own.version)
    again = add_line(session, actor, NEXT, LineDraft(workplace_id=shop.id, purpose=Purpose.CARE))
    assert again.id != own.id
    assert read_plan(session, actor, NEXT).removed == ()


def test_what_cannot_be_added(session: Session, make: Factory, actor: Actor) -> None:
    shop, stopped, theirs = make.workplace(), make.workplace(), make.workplace()
    make.rule(stopped, stop_for_good=True, stop_since=clock.today())
    other = make.actor(make.coach())
    add_line(session, other, NEXT, LineDraft(workplace_id=theirs.id, purpose=Purpose.CARE))

    def refused(kind: type[errors.Problem], **said: object) -> None:
        values = {"workplace_id": shop.id, "purpose": Purpose.INTRODUCE, **said}
        with pytest.raises(kind):
            add_line(session, actor, NEXT, LineDraft(**values))  # type: ignore[arg-type]

    refused(errors.NotFound, workplace_id=10**6)
    refused(errors.Invalid, day=NEXT.sunday + timedelta(days=1))
    refused(errors.Invalid, day=NEXT.monday - timedelta(days=1))
    refused(errors.EmployerSaidStop, workplace_id=stopped.id)
    refused(errors.Conflict, workplace_id=theirs.id)
    stranger = make.participant(make.coach())
    act_as(session, actor)
    refused(errors.NotFound, participant_id=stranger.id)
    refused(errors.NotFound, vacancy_id=10**6)


def test_ones_own_lines_only_and_with_the_version_that_was_read(
    session: Session, make: Factory, actor: Actor, people: list[Participant]
) -> None:
    make.vacancy(make.workplace())
    (line,) = plan(session, actor).values()
    other = make.actor(make.coach())
    with pytest.raises(errors.NotFound):
        lock_line(session, other, line.id, line.version)
    with pytest.raises(errors.NotFound):
        accept_line(session, other, line.id, line.version)
    with pytest.raises(errors.VersionMissing):
        lock_line(session, actor, line.id, None)
    with pytest.raises(errors.Stale):
        remove_line(session, actor, line.id, line.version + 1)
    locked = lock_line(session, actor, line.id, line.version)
    assert lock_line(session, actor, line.id, None).version == locked.version, "the same again"
    remove_line(session, actor, line.id, locked.version)
    with pytest.raises(errors.Conflict):
        accept_line(session, actor, line.id, locked.version)
    with pytest.raises(errors.Conflict):
        unlock_line(session, actor, line.id, locked.version)


def test_accepting_announces_the_contact_through_the_week(
    session: Session, make: Factory, actor: Actor, people: list[Participant]
) -> None:
    make.vacancy(make.workplace())
    (line,) = plan(session, actor).values()
    accepted = accept_line(session, actor, line.id, line.version, days=1)
    intention = session.get_one(Intention, accepted.intention_id)
    assert (intention.workplace_id, intention.purpose) == (line.workplace_id, line.purpose)
    assert intention.until == NEXT.sunday
    assert accept_line(session, actor, line.id, None).version == accepted.version
    (again,) = plan(session, actor).values()
    assert (again.id, again.state) == (line.id, LineState.ACCEPTED)
    with pytest.raises(errors.Conflict):
        remove_line(session, actor, again.id, again.version)


def test_a_colleague_who_was_quicker_is_told_of_as_everywhere(
    session: Session, make: Factory, actor: Actor, people: list[Participant]
) -> None:
    make.vacancy(shop := make.workplace())
    (line,) = plan(session, actor).values()
    make.contact(shop, make.coach())
    with pytest.raises(errors.CollisionFound):
        accept_line(session, actor, line.id, line.version)
    reason = GoOnReason.AGREED_WITH_COLLEAGUE
    accepted = accept_line(session, actor, line.id, line.version, go_on_reason=reason)
    assert accepted.state is LineState.ACCEPTED


def test_a_participant_who_moves_to_a_colleague_leaves_no_name_and_no_obstacle(
    session: Session, make: Factory, coach: User, actor: Actor, people: list[Participant]
) -> None:
    make.vacancy(make.workplace())
    (line,) = plan(session, actor).values()
    assert line.for_whom
    for person in people:
        person.coach_id = make.coach(coach.roles[0].unit).id
    make.add(people[0])
    assert read_plan(session, actor, NEXT).lines[0].for_whom == ()
    plan(session, actor)
    left = select(func.count(PlanLineFor.id)).where(PlanLineFor.line_id == line.id)
    assert session.scalar(left) == 0


def test_of_many_who_accept_the_same_workplace_one_holds_it(engine: Engine) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        shop = make.workplace()
        actors = [make.actor(make.coach()) for _ in range(6)]
        lines = []
        for one in actors:
            draft = LineDraft(workplace_id=shop.id, purpose=Purpose.INTRODUCE)
            line = add_line(session, one, NEXT, draft)
            line.state = LineState.PLANNED  # each was proposed it while the others looked away
            session.flush()
            lines.append((line.id, line.version))

    def accept(number: int) -> int:
        with db.transaction(engine, actor=actors[number]) as session:
            return accept_line(session, actors[number], *lines[number]).id

    results = at_once(accept, range(6), threads=6)
    assert len([one for one in results if isinstance(one, int)]) == 1
    assert len([one for one in results if isinstance(one, errors.CollisionFound)]) == 5
    with db.transaction(engine, read_only=True) as session:
        accepted = select(func.count(PlanLine.id)).where(PlanLine.state == LineState.ACCEPTED)
        assert session.scalar(accepted) == 1
        assert session.scalar(select(func.count(Intention.id))) == 1


def test_two_who_plan_at_once_do_not_meet(engine: Engine) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        actors = [make.actor(make.coach()) for _ in range(4)]
        for one in actors:
            make.participant(coach_id=one.user_id, unit_id=min(one.units))
        for _ in range(4):
            make.vacancy(make.workplace())

    def plan_one(number: int) -> int:
        with db.transaction(engine, actor=actors[number]) as session:
            return len(make_plan(session, actors[number], NEXT))

    assert at_once(plan_one, range(4), threads=4) == [1] * 4
    with db.transaction(engine, read_only=True) as session:
        seen = session.scalars(select(PlanLine.workplace_id)).all()
    assert len(seen) == len(set(seen)) == 4
