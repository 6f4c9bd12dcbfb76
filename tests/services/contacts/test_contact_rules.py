"""The employer's wishes are written down by anyone, and a stop is lifted by a coordinator only."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.services.contacts.contact_rules import RuleDraft, set_contact_rule
from employer_match.services.contacts.wishes_in_force import (
    rule_of,
    stopped_workplaces,
    wishes_in_force,
)
from employer_match.vocabulary import Weekday
from tests.support.factories import Factory, day


def test_first_wishes_need_no_version_and_later_ones_do(session: Session, make: Factory) -> None:
    actor, shop = make.actor(make.coach()), make.workplace()
    first = set_contact_rule(session, actor, shop.id, RuleDraft(rest_days=60, said_by="chefen"))
    assert (first.rest_days, first.stop_since, first.version) == (60, None, 1)
    with pytest.raises(errors.VersionMissing):
        set_contact_rule(session, actor, shop.id, RuleDraft())
    assert set_contact_rule(session, actor, shop.id, RuleDraft(), 1).rest_days is None


@pytest.mark.parametrize(
    ("after", "lifts"),
    [
        ({"stop_until": day(-10)}, False),
        ({"stop_until": day(-10), "note": "lång sommar"}, False),
        ({"stop_for_good": True}, False),
        ({"stop_until": day(-9)}, True),
        ({}, True),
    ],
)
def test_only_a_coordinator_lifts_or_shortens_a_stop(
    session: Session, make: Factory, after: dict[str, Any], lifts: bool
) -> None:
    coach, chief, shop = make.actor(make.coach()), make.actor(make.coordinator()), make.workplace()
    rule = set_contact_rule(session, coach, shop.id, RuleDraft(stop_until=day(-10)))
    assert rule.stop_since == day(0)
    if lifts:
        with pytest.raises(errors.NotAllowed):
            set_contact_rule(session, coach, shop.id, RuleDraft(**after), 1)
    changed = set_contact_rule(session, chief if lifts else coach, shop.id, RuleDraft(**after), 1)
    assert changed.stop_since == (day(0) if after else None)


def test_refusals(session: Session, make: Factory) -> None:
    actor, shop = make.actor(make.coach()), make.workplace()
    with pytest.raises(errors.NotFound):
        set_contact_rule(session, actor, 10**6, RuleDraft())
    with pytest.raises(errors.Invalid) as refused:
        set_contact_rule(session, actor, shop.id, RuleDraft(rest_days=-1, budget_per_month=32))
    assert set(refused.value.fields) == {"rest_days", "budget_per_month"}


def test_a_named_person_works_there_and_days_are_kept_in_the_weeks_order(
    session: Session, make: Factory
) -> None:
    actor, shop = make.actor(make.coach()), make.workplace()
    stranger = make.contact_person(make.workplace())
    with pytest.raises(errors.Invalid) as refused:
        set_contact_rule(session, actor, shop.id, RuleDraft(only_with_id=stranger.id))
    assert set(refused.value.fields) == {"only_with_id"}
    days = (Weekday.FRIDAY, Weekday.MONDAY)
    boss = make.contact_person(shop)
    draft = RuleDraft(only_with_id=boss.id, preferred_weekdays=days, preferred_hours="före tio")
    rule = set_contact_rule(session, actor, shop.id, draft)
    assert rule.preferred_weekdays == ["monday", "friday"]
    held = rule_of(session, shop.id)
    assert (held.only_with_id, held.preferred_weekdays) == (boss.id, frozenset(days))
    boss.left_at = clock.now()
    session.flush()
    assert rule_of(session, shop.id).only_with_id is None, "nobody can be reached who has left"


def test_what_holds_is_read_for_many_workplaces_at_once(session: Session, make: Factory) -> None:
    here, there, silent = make.workplace(), make.workplace(), make.workplace()
    make.rule(here, stop_for_good=True)
    make.rule(there, stop_until=day(1), budget_per_month=1)
    found = wishes_in_force(session, [here.id, there.id, silent.id])
    assert {key: one.stop_for_good for key, one in found.items()} == {
        here.id: True,
        there.id: False,
    }
    assert stopped_workplaces(session, day(0), [here.id, there.id, silent.id]) == {here.id}
