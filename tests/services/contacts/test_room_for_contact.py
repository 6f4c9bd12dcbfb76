"""How often a workplace has seen us, counted by everybody's contacts and announcements."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from employer_match.outreach.collisions import RestPeriods
from employer_match.outreach.contact_rules import Wishes
from employer_match.services.contacts.contact_draft import ContactDraft
from employer_match.services.contacts.find_collisions import find_collisions
from employer_match.services.contacts.log_contact import log_contact
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.services.contacts.room_for_contact import used_of
from employer_match.services.contacts.wishes_in_force import rule_of
from employer_match.vocabulary import Advice, Mode, NextStep, Outcome, Purpose
from tests.support.factories import Factory, day

REST = RestPeriods()
OFTEN = {Advice.BUDGET_SPENT, Advice.SEEN_OFTEN}


def test_all_our_contacts_count_and_what_was_asked_for_does_not(
    session: Session, make: Factory
) -> None:
    coach, other, shop = make.coach(), make.coach(), make.workplace()
    for purpose in Purpose:
        make.contact(shop, other, purpose=purpose, days_ago=3)
    make.contact(shop, other, days_ago=16)
    make.contact(make.workplace(), other)
    make.intention(shop, other)
    held = {shop.id: rule_of(session, shop.id)}
    used = used_of(session, held, [shop.id], coach.id, day(0), REST)[shop.id]
    assert len(used) == len(Purpose) - 2 + 1, "five purposes, one announcement, the old one not"
    assert used[-1].last == day(-14)
    own = used_of(session, held, [shop.id], other.id, day(0), REST)[shop.id]
    assert len(own) == len(used) - 1, "the own announcement is the contact itself"
    make.contact(shop, other, outcome=Outcome.HIRED, days_ago=30)
    then = used_of(session, held, [shop.id], coach.id, day(0), REST)[shop.id]
    assert len(then) == len(used) - 1, "whoever works there was followed up"


def test_a_follow_up_where_nobody_works_needs_room(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    actor = make.actor(coach)
    make.contact(shop, coach, days_ago=20)
    make.contact(shop, make.coach(), days_ago=3)
    ask = {"purpose": Purpose.FOLLOW_UP}
    assert not find_collisions(session, actor, shop.id, **ask).room.fits
    assert Advice.SEEN_OFTEN in find_collisions(session, actor, shop.id, **ask).advice
    make.contact(shop, coach, days_ago=40, outcome=Outcome.HIRED)
    assert find_collisions(session, actor, shop.id, **ask).room.fits


@pytest.mark.parametrize(
    ("rule", "days_ago", "agreed", "expected"),
    [
        (None, 20, False, set()),
        (None, 3, False, {Advice.SEEN_OFTEN}),
        (None, 3, True, set()),
        ({"budget_per_month": 4}, 3, False, {Advice.BUDGET_SPENT}),
        ({"budget_per_month": 4}, 3, True, {Advice.BUDGET_SPENT}),
        ({"budget_per_month": 8}, 5, False, set()),
        ({"rest_days": 2}, 3, False, set()),
    ],
)
def test_one_more_too_soon_is_advised_against_and_never_refused(
    session: Session,
    make: Factory,
    rule: dict[str, int] | None,
    days_ago: int,
    agreed: bool,
    expected: set[Advice],
) -> None:
    coach, shop = make.coach(), make.workplace()
    if rule:
        make.rule(shop, **rule)
    make.contact(shop, coach, days_ago=days_ago, next_step_on=day(0) if agreed else None)
    draft = ContactDraft(
        workplace_id=shop.id,
        happened_on=day(0),
        mode=Mode.VISIT,
        purpose=Purpose.LEARN_NEEDS,
        outcome=Outcome.DONE,
        next_step=NextStep.NOTHING,
    )
    before = find_collisions(session, make.actor(coach), shop.id, rest=REST)
    logged = log_contact(session, make.actor(coach), draft, rest=REST)
    assert set(before.advice) & OFTEN == set(logged.advice) & OFTEN == expected
    assert before.room.fits is not bool(expected)


def test_the_first_day_that_fits_is_told_where_the_employer_has_said_how_often(
    session: Session, make: Factory
) -> None:
    coach, shop, silent = make.coach(), make.workplace(), make.workplace()
    make.rule(shop, budget_per_month=1)
    for place in (shop, silent):
        make.contact(place, coach, days_ago=10)
    actor = make.actor(coach)
    relations = relation_to_workplaces(session, actor, [shop.id, silent.id])
    assert [one.code for one in relations[shop.id].wishes] == ["how_often", "next_contact"]
    assert relations[silent.id].wishes == ()
    room = find_collisions(session, actor, shop.id).room
    assert room.free_from == day(10) + timedelta(days=31)
    assert room.because is not None
    assert room.because.user_id == coach.id
    assert find_collisions(session, actor, silent.id, rest=RestPeriods(per_month=4)).room.fits
    assert Wishes().budget(4).per_month == 4
