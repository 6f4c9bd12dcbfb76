"""At most one holds the relation, the history stays, and whoever gets it is told."""

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from employer_match import clock, db, errors
from employer_match.models import Notice, RelationshipOwner
from employer_match.services.employers.assign_owner import assign_owner, owner_history, owner_of
from employer_match.vocabulary import NoticeKind
from tests.support.factories import Factory
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
    with pytest.raises(errors.NotAllowed):
        assign_owner(session, make.actor(coach), shop.id, coach.id)
    with pytest.raises(errors.NotFound):
        assign_owner(session, chief, 10**6, coach.id)
    gone = make.coach(disabled_at=clock.now())
    for owner, deputy in ((10**6, None), (gone.id, None), (coach.id, coach.id), (None, coach.id)):
        with pytest.raises(errors.Invalid):
            assign_owner(session, chief, shop.id, owner, deputy)


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
