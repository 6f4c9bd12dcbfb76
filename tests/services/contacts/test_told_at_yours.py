"""When a collision is settled, whoever holds the relation is told, or the stand-in of that day."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import Notice, OutboxMessage
from employer_match.services.accounts.working_time import set_working_time
from employer_match.services.contacts.announce import announce
from employer_match.vocabulary import GoOnReason, NoticeKind, Purpose
from tests.support.factories import Factory, day


@pytest.mark.parametrize(
    ("away", "told"),
    [((), "owner"), (("owner",), "deputy"), (("owner", "deputy"), "leader")],
)
def test_the_owner_or_who_stands_in_is_told_beside_the_earlier_ones(
    session: Session, make: Factory, away: tuple[str, ...], told: str
) -> None:
    unit = make.unit()
    people = {name: make.coach(unit) for name in ("owner", "deputy", "earlier", "sender")}
    people["leader"] = make.team_leader(unit)
    shop = make.workplace()
    make.owner(shop, people["owner"], deputy_id=people["deputy"].id)
    make.contact(shop, people["earlier"], days_ago=2)
    for name in away:
        set_working_time(session, make.actor(people[name]), day(1), day(-1), 0)
    actor = make.actor(people["sender"])
    reason = GoOnReason.OTHER_DEPARTMENT
    announce(session, actor, shop.id, Purpose.INTRODUCE, go_on_reason=reason)
    notices = session.execute(select(Notice.user_id, Notice.kind).order_by(Notice.id)).all()
    assert notices == [
        (people["earlier"].id, NoticeKind.WENT_ON),
        (people[told].id, NoticeKind.WENT_ON_AT_YOURS),
    ]
    mailed = session.scalars(select(OutboxMessage.recipient).order_by(OutboxMessage.id)).all()
    assert mailed == [people["earlier"].email, people[told].email]


def test_nobody_is_told_twice_and_nobody_of_their_own_doing(
    session: Session, make: Factory
) -> None:
    owner, sender, shop = make.coach(), make.coach(), make.workplace()
    make.owner(shop, owner)
    make.contact(shop, owner, days_ago=2)
    reason = GoOnReason.OTHER_DEPARTMENT
    announce(session, make.actor(sender), shop.id, Purpose.CARE, go_on_reason=reason)
    assert session.scalars(select(Notice.kind)).all() == [NoticeKind.WENT_ON]
