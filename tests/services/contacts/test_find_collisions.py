"""What a coach is told before calling."""

import pytest
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.outreach.collisions import RestPeriods
from employer_match.services.contacts.find_collisions import find_collisions
from employer_match.vocabulary import Advice, Mode, Outcome, Purpose
from tests.support.factories import Factory, day


def test_before_calling(session: Session, make: Factory) -> None:
    anna, actor, shop = make.coach(), make.actor(make.coach()), make.workplace()
    make.contact(shop, anna, days_ago=20, outcome=Outcome.NOT_NOW)
    make.contact(shop, anna, days_ago=20)
    make.rule(shop, preferred_mode=Mode.EMAIL, only_through_id=anna.id, stop_until=day(0))
    found = find_collisions(session, actor, shop.id, mode=Mode.PHONE)
    (met,) = found.collisions
    assert (met.outcome, met.until) == (Outcome.NOT_NOW, day(-10))
    assert found.advice == (Advice.ONLY_THROUGH, Advice.PREFERRED_MODE)
    assert (found.stopped, found.stop_until) == (True, day(0))
    asked = find_collisions(session, actor, shop.id, purpose=Purpose.EMPLOYER_ASKED)
    assert (asked.collisions, asked.stopped) == ((), False)
    later = find_collisions(session, actor, shop.id, day=day(-11))
    assert (later.collisions, later.stopped) == ((), False)
    short = find_collisions(session, actor, shop.id, rest=RestPeriods(5, 5))
    assert short.collisions == ()


def test_the_employers_own_date_reaches_over_an_old_contact(
    session: Session, make: Factory
) -> None:
    anna, actor, shop = make.coach(), make.actor(make.coach()), make.workplace()
    make.contact(shop, anna, days_ago=200)
    make.rule(shop, not_before=day(-20))
    (met,) = find_collisions(session, actor, shop.id).collisions
    assert met.until == day(-19)


def test_refusals(session: Session, make: Factory) -> None:
    with pytest.raises(errors.NotFound):
        find_collisions(session, make.actor(make.coach()), 10**6)
    with pytest.raises(errors.NotAllowed):
        find_collisions(session, make.actor(make.user()), make.workplace().id)
