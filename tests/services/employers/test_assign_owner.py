"""At most one holds the relation, the history stays, and whoever gets it is told."""

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from employer_match import clock, db, errors
from employer_match.models import Notice, RelationshipOwner, User
from employer_match.outreach.absence import Asked
from employer_match.services.accounts.working_time import set_working_time
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.services.employers.assign_owner import assign_owner, owner_history, owner_of
from employer_match.services.employers.whom_to_ask import who_answers
from employer_match.vocabulary import NoticeKind, Role
from tests.support.factories import Factory, day
from tests.support.threads import at_once


def test_handing_over_keeps_the_history(session: Session, make: Factory) -> None:
    chief, shop = make.actor(make.coordinator()), make.workplace()
    anna, bo = make.coach(), make.coach()
    assign_owner(session, chief, shop.id, anna.id, bo.id)
    assign_owner(session, chief, shop.id, anna.id, bo.id)
    assign_owner(session, chief, shop.id, bo.id)
    held = owner_history(session, chief, shop.id)
    assert [(row.owner_id, row.deputy_id, row.until) for row in held] == [
        (bo.id, None, None),
        (anna.id, bo.id, clock.today()),
    ]
    told = session.execute(select(Notice.user_id, Notice.kind).order_by(Notice.id)).all()
    assert told == [(anna.id, NoticeKind.BECAME_OWNER), (bo.id, NoticeKind.BECAME_OWNER)]
    assert assign_owner(session, chief, shop.id, None) is None
    assert owner_of(session, shop.id) is None


def test_who_can_be_owner_and_who_decides(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    chief = make.actor(make.coordinator())
    with pytest.raises(errors.NotFound):
        assign_owner(session, chief, 10**6, coach.id)
    gone = make.coach(disabled_at=clock.now())
    for owner, deputy in ((10**6, None), (gone.id, None), (coach.id, coach.id), (None, coach.id)):
        with pytest.raises(errors.Invalid):
            assign_owner(session, chief, shop.id, owner, deputy)


def test_a_coach_takes_on_what_nobody_holds_and_hands_on_ones_own(
    session: Session, make: Factory
) -> None:
    unit, shop = make.unit(), make.workplace()
    anna, bo, cia = (make.coach(unit) for _ in range(3))
    leader, stranger = make.team_leader(unit), make.team_leader()

    def give(who: User, owner: User | None, deputy: User | None = None) -> None:
        ids = (one.id if one else None for one in (owner, deputy))
        assign_owner(session, make.actor(who), shop.id, *ids)

    refused = [(anna, bo), (anna, None), (make.user(Role.REPORTER), anna), (stranger, anna)]
    for who, owner in refused:
        with pytest.raises(errors.NotAllowed):
            give(who, owner)
    give(anna, anna)
    give(anna, anna, cia)
    for who, owner in ((bo, bo), (bo, None), (cia, cia), (stranger, bo)):
        with pytest.raises(errors.NotAllowed):
            give(who, owner)
    give(leader, bo, cia)
    give(bo, anna)
    held = owner_of(session, shop.id)
    assert held is not None
    assert (held.owner_id, held.deputy_id) == (anna.id, None)
    with pytest.raises(errors.Stale):
        assign_owner(session, make.actor(anna), shop.id, bo.id, seen=0)
    assert assign_owner(session, make.actor(anna), shop.id, bo.id, seen=held.id) is not None


def test_while_the_owner_is_away_the_deputy_answers_then_the_team(
    session: Session, make: Factory
) -> None:
    unit = make.unit(name="Söder")
    owner, deputy = make.coach(unit, name="Bo"), make.coach(unit, name="Cia")
    leader, shop = make.team_leader(unit), make.workplace()
    actor = make.actor(make.coach())

    def asked() -> tuple[Asked, str, list[int]]:
        ask = relation_to_workplaces(session, actor, [shop.id])[shop.id].ask
        return ask.asked, ask.name, [user.id for user in who_answers(session, shop.id)]

    assert asked() == (Asked.NOBODY, "", [])
    make.owner(shop, owner, deputy_id=deputy.id)
    assert asked() == (Asked.OWNER, "Bo", [owner.id])
    set_working_time(session, make.actor(owner), day(3), day(-3), 0)
    assert asked() == (Asked.DEPUTY, "Cia", [deputy.id])
    ask = relation_to_workplaces(session, actor, [shop.id])[shop.id].ask
    assert (ask.owner_away, ask.away_until) == (True, day(-3))
    deputy.disabled_at = clock.now()
    assert asked() == (Asked.TEAM, "Söder", [leader.id])
    leader.disabled_at = clock.now()
    assert asked() == (Asked.TEAM, "Söder", [])
    mate = make.coach(unit)
    assert asked() == (Asked.TEAM, "Söder", [mate.id])


def test_many_hand_overs_at_once_leave_one_owner(engine: Engine) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        chief, shop = make.actor(make.coordinator()), make.workplace()
        coaches = [make.coach() for _ in range(8)]

    def hand_over(number: int) -> None:
        with db.transaction(engine, actor=chief) as session:
            assign_owner(session, chief, shop.id, coaches[number].id)

    assert at_once(hand_over, range(8)) == [None] * 8
    with db.transaction(engine, read_only=True) as session:
        rows = select(func.count(RelationshipOwner.id))
        assert session.scalar(rows) == 8
        assert session.scalar(rows.where(RelationshipOwner.until.is_(None))) == 1
