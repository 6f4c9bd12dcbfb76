"""What the collision rule is told of: settled contacts, placements within reach, posted needs."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Placement
from employer_match.vocabulary import (
    GoOnReason,
    Outcome,
    PlacementKind,
    Purpose,
    VacancySource,
)
from tests.services.contacts.visits import draft, log
from tests.support.factories import Factory, day

AGREED = GoOnReason.AGREED_WITH_COLLEAGUE


def test_what_was_gone_past_with_a_reason_is_not_asked_again(
    session: Session, make: Factory
) -> None:
    anna, bo, shop = make.coach(), make.coach(), make.workplace()
    make.contact(shop, anna, days_ago=3)
    log(session, make, bo, draft(shop, happened_on=day(2)), go_on_reason=AGREED)
    assert log(session, make, bo, draft(shop)).id, "the own continuation"
    make.contact(shop, anna, days_ago=1)
    with pytest.raises(errors.CollisionFound) as met:
        log(session, make, bo, draft(shop))
    assert len(met.value.collisions) == 1, "a new contact is a new collision"


def test_a_follow_up_knows_whom_it_follows_and_tells_nobody_else(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    bo, mate, other = make.coach(unit), make.coach(unit), make.coach()
    leader, shop, elsewhere = make.team_leader(unit), make.workplace(), make.workplace()
    person = make.participant(bo)
    for place in (shop, elsewhere):
        make.contact(place, make.coach(), days_ago=2)
    follow = draft(shop, purpose=Purpose.FOLLOW_UP)
    with pytest.raises(errors.CollisionFound):
        log(session, make, bo, follow)
    placed = Placement(
        participant_id=person.id,
        workplace_id=shop.id,
        kind=PlacementKind.JOB,
        started_on=day(1),
        user_id=bo.id,
    )
    make.add(placed)
    for stranger in (mate, other):  # the warning is what it was before there was a placement
        with pytest.raises(errors.CollisionFound):
            log(session, make, stranger, follow)
    with pytest.raises(errors.CollisionFound):
        log(session, make, bo, replace(follow, workplace_id=elsewhere.id))
    with pytest.raises(errors.CollisionFound):
        log(session, make, bo, replace(follow, happened_on=day(2)))
    assert log(session, make, bo, follow).id
    assert log(session, make, leader, follow).id


def test_an_own_hired_is_somebody_to_follow_and_a_log_typed_in_is_believed(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    bo, chief, shop = make.coach(unit), make.coordinator(unit), make.workplace()
    make.contact(shop, make.coach(), days_ago=2)
    follow = draft(shop, purpose=Purpose.FOLLOW_UP)
    assert log(session, make, chief, replace(follow, user_id=bo.id)).user_id == bo.id
    with pytest.raises(errors.CollisionFound):
        log(session, make, bo, follow)
    make.contact(shop, bo, days_ago=60, outcome=Outcome.HIRED)
    assert log(session, make, bo, follow).id


def test_who_covers_for_a_colleague_follows_up_where_the_shared_log_says_hired(
    session: Session, make: Factory
) -> None:
    """The placement itself is beyond reach, and changes nothing: the log that both read decides."""
    quiet = make.unit(shares_employer_layer=False)
    bo, cover = make.coach(), make.coach()
    shop, hidden = make.workplace(), make.workplace()
    for place, coach in ((shop, bo), (hidden, make.coach(quiet))):
        hired = make.contact(place, coach, days_ago=40, outcome=Outcome.HIRED)
        make.contact(place, coach, days_ago=2)
        follow = draft(place, purpose=Purpose.FOLLOW_UP)
        if place is shop:
            assert log(session, make, cover, follow).id
            hired.cancelled_at = clock.now()
            session.flush()
        with pytest.raises(errors.CollisionFound):
            log(session, make, make.coach(), follow)


def test_only_a_need_that_they_told_us_of_is_replied_to(session: Session, make: Factory) -> None:
    bo, shop = make.coach(), make.workplace()
    make.contact(shop, make.coach(), days_ago=2)
    advert = make.vacancy(shop, source=VacancySource.JOBTECH, external_id="1")
    reply = draft(shop, purpose=Purpose.REPLY_TO_NEED)
    for about in (None, advert.id):
        with pytest.raises(errors.CollisionFound):
            log(session, make, bo, replace(reply, vacancy_id=about))
    need = make.vacancy(shop, source=VacancySource.FORM)
    with pytest.raises(errors.CollisionFound):
        log(session, make, bo, replace(reply, vacancy_id=advert.id))
    assert log(session, make, bo, replace(reply, vacancy_id=need.id)).id
    assert log(session, make, bo, reply).id
