"""Through whom contact goes follows the people who leave, and a stop begins when it was said."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import User
from employer_match.services.contacts.contact_rules import RuleDraft, set_contact_rule
from employer_match.services.contacts.find_collisions import find_collisions
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.services.contacts.wishes_in_force import rule_of
from employer_match.services.employers.contact_persons import PersonDraft, edit_contact_person
from employer_match.vocabulary import Advice, ContactSource
from tests.support.factories import Factory, day


@pytest.mark.parametrize("closed", ["nobody", "through", "through and owner", "all"])
def test_through_whom_contact_goes_when_accounts_are_closed(
    session: Session, make: Factory, closed: str
) -> None:
    shop = make.workplace()
    through, owner, deputy = (make.coach(name=name) for name in ("Asta", "Bo", "Cia"))
    make.owner(shop, owner, deputy_id=deputy.id)
    make.rule(shop, only_through_id=through.id)
    leavers: dict[str, list[User]] = {
        "nobody": [], "through": [through], "through and owner": [through, owner],
        "all": [through, owner, deputy],
    }  # fmt: skip
    heirs: dict[str, User | None] = {
        "nobody": through, "through": owner, "through and owner": deputy, "all": None,
    }  # fmt: skip
    for user in leavers[closed]:
        user.disabled_at = clock.now()
    session.flush()
    held, heir = rule_of(session, shop.id), heirs[closed]
    assert (held.only_through_id, held.ask_anew) == (heir.id if heir else None, heir is None)
    reader = make.coach()
    relation = relation_to_workplaces(session, make.actor(reader), [shop.id])[shop.id]
    (said,) = relation.wishes
    assert (heir.name if heir else "har slutat. Fråga") in said.sv
    advice = find_collisions(session, make.actor(reader), shop.id).advice
    assert (Advice.ONLY_THROUGH in advice) is (heir is not None)


def test_a_person_of_theirs_who_has_left_is_asked_about(session: Session, make: Factory) -> None:
    shop = make.workplace()
    boss = make.contact_person(shop)
    make.rule(shop, only_with_id=boss.id)
    assert not rule_of(session, shop.id).ask_anew
    boss.left_at = clock.now()
    session.flush()
    held = rule_of(session, shop.id)
    assert (held.only_with_id, held.ask_anew) == (None, True)


def test_contact_goes_only_through_somebody_who_meets_employers(
    session: Session, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    gone = make.coach(disabled_at=clock.now())
    for wrong in (gone.id, make.user().id, 10**6):
        with pytest.raises(errors.Invalid) as refused:
            set_contact_rule(session, make.actor(coach), shop.id, RuleDraft(only_through_id=wrong))
        assert list(refused.value.fields) == ["only_through_id"]
    make.rule(shop, only_through_id=gone.id)
    same = RuleDraft(only_through_id=gone.id, rest_days=9)
    set_contact_rule(session, make.actor(coach), shop.id, same, 1)  # what stands is left alone


def test_a_stop_said_anew_does_not_reach_back_into_a_stop_that_is_over(
    session: Session, make: Factory
) -> None:
    coach, shop = make.coach(), make.workplace()
    make.rule(shop, stop_since=day(90), stop_until=day(60))
    rule = set_contact_rule(session, make.actor(coach), shop.id, RuleDraft(stop_for_good=True), 1)
    assert rule.stop_since == day(0)
    person = make.contact_person(shop, stop_since=day(90), stop_until=day(60))
    said: dict[str, Any] = {"name": person.name, "source": ContactSource.PERSON}
    draft = PersonDraft(**said, stop_until=day(-5))
    edit_contact_person(session, make.actor(coach), person.id, draft, 1)
    assert person.stop_since == day(0)
    longer = PersonDraft(**said, stop_for_good=True)
    person.stop_since = day(3)
    session.flush()
    edit_contact_person(session, make.actor(coach), person.id, longer, person.version)
    assert person.stop_since == day(3), "the same stop, made longer"
