"""The four months of contacts: overlaps and silences, and every collision settled."""

from datetime import date, timedelta

import pytest

from employer_match.demo.contacts import DemoContact
from employer_match.demo.people import staff
from employer_match.demo.programme import DemoProgramme, programme
from employer_match.outreach import collisions
from employer_match.vocabulary import Answer, Role

MONDAY = date(2026, 11, 23)
A_WEEK = [MONDAY + timedelta(days=days) for days in range(7)]


def collides(whole: DemoProgramme, contact: DemoContact, place: int) -> bool:
    """Whether the contact came within the rest period of a colleague's, by the product's rule."""
    users = list(whole.staff.users)
    rule = next((each for each in whole.rules if each.workplace == contact.workplace), None)
    found = collisions.find(
        collisions.Approach(users.index(contact.coach), contact.day, contact.purpose),
        [
            collisions.EarlierContact(
                number,
                users.index(earlier.coach),
                0,
                earlier.day,
                earlier.purpose,
                earlier.outcome,
            )
            for number, earlier in enumerate(whole.contacts[:place])
            if earlier.workplace == contact.workplace
        ],
        collisions.RestPeriods(),
        collisions.OwnWish(rule.rest_days, rule.not_before) if rule else None,
    )
    return bool(found)


@pytest.mark.parametrize("today", A_WEEK, ids=str)
def test_contacts_lie_within_four_months_on_working_days(today: date) -> None:
    """None in the future, none on a weekend, the oldest about four months ago."""
    days = [contact.day for contact in programme(today).contacts]

    assert max(days) <= today
    assert min(days) >= today - timedelta(days=123)
    assert all(day.weekday() < 5 for day in days)


def test_a_third_of_the_workplaces_were_never_asked() -> None:
    """Silences are part of the picture."""
    whole = programme(MONDAY)
    contacted = {contact.workplace for contact in whole.contacts}

    assert 28 <= len(whole.workplaces()) - len(contacted) <= 32


def test_units_overlap_on_the_same_workplaces_inside_two_weeks() -> None:
    """At least six workplaces were approached by both units within fourteen days."""
    whole = programme(MONDAY)
    unit = {key: user.unit_as(Role.COACH) for key, user in staff().users.items()}
    met = {
        later.workplace
        for place, later in enumerate(whole.contacts)
        for earlier in whole.contacts[:place]
        if earlier.workplace == later.workplace
        and unit[earlier.coach] != unit[later.coach]
        and (later.day - earlier.day).days <= 14
    }

    assert len(met) >= 6


@pytest.mark.parametrize("today", A_WEEK, ids=str)
def test_who_went_on_after_a_collision_gave_a_reason_and_nobody_else_did(today: date) -> None:
    """The demo obeys the rule that the product warns by."""
    whole = programme(today)

    for place, contact in enumerate(whole.contacts):
        assert collides(whole, contact, place) == (contact.reason is not None), contact
    assert sum(contact.reason is not None for contact in whole.contacts) >= 10


@pytest.mark.parametrize("today", A_WEEK, ids=str)
def test_nobody_was_named_before_saying_yes(today: date) -> None:
    """Contacts on somebody's behalf follow an answer "wants", or a start, and are the coach's."""
    whole = programme(today)
    people = {each.code_name: each for each in whole.participants}

    for contact in whole.contacts:
        for name in contact.on_behalf_of:
            person = people[name]
            assert contact.coach in {person.coach, person.deputy}
            assert person.enrolled_on <= contact.day
            agreed = [
                decision.day
                for decision in whole.decisions
                if decision.participant == name
                and decision.opening.startswith(f"{contact.workplace}/")
                and decision.answer is Answer.WANTS
            ]
            began = [
                placement.started_on
                for placement in whole.placements
                if placement.participant == name and placement.workplace == contact.workplace
            ]
            assert min(agreed + began) <= contact.day, contact


def test_some_intentions_lapse_in_two_days() -> None:
    """So that the reminder has something to say."""
    whole = programme(MONDAY)

    assert sum(each.until == MONDAY + timedelta(days=2) for each in whole.intentions) >= 2
    assert all(each.announced_on <= MONDAY <= each.until for each in whole.intentions)
