"""Who may what: deny by default, and a table that says every yes."""

import itertools

import pytest

from employer_match import errors
from employer_match.services.actor import ANONYMOUS, SYSTEM, Actor
from employer_match.services.permissions import ROLES, Action, acting_unit, may, require
from employer_match.vocabulary import Role


def who(*roles: tuple[int, Role]) -> Actor:
    return Actor(user_id=1, name="Prov Provsson", roles=frozenset(roles))


@pytest.mark.parametrize("action", Action)
def test_nobody_and_a_user_without_roles_may_nothing(action: Action) -> None:
    assert not may(ANONYMOUS, action)
    assert not may(who(), action)


@pytest.mark.parametrize("action", Action)
def test_every_action_has_a_row_so_that_a_new_one_is_decided(action: Action) -> None:
    assert action in ROLES


@pytest.mark.parametrize(("action", "role"), list(itertools.product(Action, Role)))
def test_a_role_opens_an_action_only_where_the_table_says_so(action: Action, role: Role) -> None:
    actor = who((7, role))
    assert may(actor, action) is (role in ROLES[action])
    assert may(actor, action, unit_id=7) is (role in ROLES[action])
    assert not may(actor, action, unit_id=8), "a role reaches no further than its unit"


def test_participants_are_for_coaches_and_team_leaders_alone() -> None:
    for action in (Action.READ_PARTICIPANTS, Action.EDIT_PARTICIPANTS, Action.READ_SUGGESTIONS):
        assert ROLES[action] == {Role.COACH, Role.TEAM_LEADER}


def test_who_is_not_signed_in_is_asked_to_and_who_is_hears_no() -> None:
    with pytest.raises(errors.NotSignedIn):
        require(ANONYMOUS, Action.LOG_CONTACT)
    with pytest.raises(errors.NotAllowed):
        require(who((1, Role.REPORTER)), Action.LOG_CONTACT)
    require(SYSTEM, Action.LOG_CONTACT)


def test_a_coach_in_two_units_acts_for_the_one_asked_for() -> None:
    coach = who((4, Role.COACH), (2, Role.COACH), (1, Role.REPORTER))
    assert acting_unit(coach, Action.LOG_CONTACT) == 2
    assert acting_unit(coach, Action.LOG_CONTACT, 4) == 4
    with pytest.raises(errors.NotAllowed):
        acting_unit(coach, Action.LOG_CONTACT, 1)
