"""The employer's wishes are written down by anyone, and a stop is lifted by a coordinator only."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.services.contacts.contact_rules import (
    RuleDraft,
    made_this_month,
    set_contact_rule,
)
from employer_match.vocabulary import Purpose
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
        set_contact_rule(session, actor, shop.id, RuleDraft(rest_days=-1, budget_per_month=999))
    assert set(refused.value.fields) == {"rest_days", "budget_per_month"}


def test_the_budget_counts_our_own_contacts_of_the_month(session: Session, make: Factory) -> None:
    coach, shop = make.coach(), make.workplace()
    for month, purpose in ((11, Purpose.CARE), (11, Purpose.EMPLOYER_ASKED), (10, Purpose.CARE)):
        make.contact(shop, coach, purpose=purpose, happened_on=day(0).replace(2025, month, 30))
    assert made_this_month(session, shop.id, day(0).replace(2025, 11, 1)) == 1
    assert made_this_month(session, shop.id, day(0).replace(2025, 12, 1)) == 0
