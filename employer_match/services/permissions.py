"""Who may what: the only place that answers, and it answers no unless a row here says yes.

Roles open actions; whose participant it is stands in `services.scoping`, so that a right to read
participants never reaches further than the coach's own, the deputised, and a team leader's unit.
"""

from collections.abc import Mapping
from enum import StrEnum

from employer_match import errors
from employer_match.services.actor import Actor
from employer_match.vocabulary import Role

COACH, TEAM, KO = Role.COACH, Role.TEAM_LEADER, Role.COORDINATOR
REPORTER, PRIVACY, OPERATOR = Role.REPORTER, Role.PRIVACY_OFFICER, Role.OPERATOR


class Action(StrEnum):
    """Everything that can be asked for; every endpoint names one."""

    SEARCH_VACANCIES = "search_vacancies"
    ADD_VACANCY = "add_vacancy"
    EDIT_VACANCY = "edit_vacancy"
    MODERATE_VACANCY = "moderate_vacancy"
    READ_EMPLOYERS = "read_employers"
    ADD_EMPLOYER = "add_employer"
    EDIT_EMPLOYER = "edit_employer"
    MERGE_EMPLOYERS = "merge_employers"
    SEE_SOLE_TRADER_NUMBER = "see_sole_trader_number"
    ASSIGN_OWNER = "assign_owner"
    TAKE_ON_WORKPLACE = "take_on_workplace"
    LOG_CONTACT = "log_contact"
    CORRECT_ANY_CONTACT = "correct_any_contact"
    ANNOUNCE = "announce"
    SET_CONTACT_RULE = "set_contact_rule"
    OVERRIDE_STOP = "override_stop"
    READ_PARTICIPANTS = "read_participants"
    EDIT_PARTICIPANTS = "edit_participants"
    READ_SUGGESTIONS = "read_suggestions"
    SWITCH_RULES = "switch_rules"
    READ_QUEUE = "read_queue"
    READ_OVERVIEW = "read_overview"
    READ_MEETING = "read_meeting"
    HOLD_MEETING = "hold_meeting"
    PLAN_OUTREACH = "plan_outreach"
    READ_PLANS = "read_plans"
    SET_WORKING_TIME = "set_working_time"
    SET_TEAM_TIME = "set_team_time"
    HAND_OVER = "hand_over"
    READ_AUDIT = "read_audit"
    MANAGE_USERS = "manage_users"
    HELP_SIGN_IN = "help_sign_in"
    MANAGE_TOKENS = "manage_tokens"
    IMPORT_ADS = "import_ads"
    IMPORT_CONTACTS = "import_contacts"
    READ_OCCUPATIONS = "read_occupations"
    OWN_ACCOUNT = "own_account"


EVERYONE = frozenset(Role)

ROLES: Mapping[Action, frozenset[Role]] = {
    Action.SEARCH_VACANCIES: frozenset({COACH, TEAM, KO}),
    Action.ADD_VACANCY: frozenset({COACH, TEAM, KO}),
    Action.EDIT_VACANCY: frozenset({COACH, TEAM, KO}),
    Action.MODERATE_VACANCY: frozenset({KO}),
    Action.READ_EMPLOYERS: frozenset({COACH, TEAM, KO}),
    Action.ADD_EMPLOYER: frozenset({COACH, TEAM, KO}),
    Action.EDIT_EMPLOYER: frozenset({COACH, TEAM, KO}),
    Action.MERGE_EMPLOYERS: frozenset({KO}),
    Action.SEE_SOLE_TRADER_NUMBER: frozenset(),
    Action.ASSIGN_OWNER: frozenset({KO}),
    Action.TAKE_ON_WORKPLACE: frozenset({COACH, TEAM, KO}),
    Action.LOG_CONTACT: frozenset({COACH, TEAM, KO}),
    Action.CORRECT_ANY_CONTACT: frozenset({KO}),
    Action.ANNOUNCE: frozenset({COACH, TEAM, KO}),
    Action.SET_CONTACT_RULE: frozenset({COACH, TEAM, KO}),
    Action.OVERRIDE_STOP: frozenset({KO}),
    Action.READ_PARTICIPANTS: frozenset({COACH, TEAM}),
    Action.EDIT_PARTICIPANTS: frozenset({COACH, TEAM}),
    Action.READ_SUGGESTIONS: frozenset({COACH, TEAM}),
    Action.SWITCH_RULES: frozenset({KO}),
    Action.READ_QUEUE: frozenset({COACH, TEAM}),
    Action.READ_OVERVIEW: frozenset({TEAM, KO}),
    Action.READ_MEETING: frozenset({COACH, TEAM, KO}),
    Action.HOLD_MEETING: frozenset({TEAM, KO}),
    Action.PLAN_OUTREACH: frozenset({COACH}),
    Action.READ_PLANS: frozenset({TEAM, KO}),
    Action.SET_WORKING_TIME: frozenset({COACH, TEAM, KO}),
    Action.SET_TEAM_TIME: frozenset({TEAM, KO}),
    Action.HAND_OVER: frozenset({COACH, TEAM, KO}),
    Action.READ_AUDIT: frozenset({PRIVACY}),
    Action.MANAGE_USERS: frozenset({OPERATOR}),
    Action.HELP_SIGN_IN: frozenset({KO, OPERATOR}),
    Action.MANAGE_TOKENS: frozenset({OPERATOR}),
    Action.IMPORT_ADS: frozenset({KO, OPERATOR}),
    Action.IMPORT_CONTACTS: frozenset({KO}),
    Action.READ_OCCUPATIONS: frozenset({COACH, TEAM, KO}),
    Action.OWN_ACCOUNT: EVERYONE,
}


def may(actor: Actor, action: Action, unit_id: int | None = None) -> bool:
    """Whether the actor may do this, in the given unit where the thing belongs to one."""
    if actor.is_system:
        return True
    units = actor.units_as(*ROLES.get(action, frozenset()))
    return unit_id in units if unit_id is not None else bool(units)


def require(actor: Actor, action: Action, unit_id: int | None = None) -> None:
    """Raise NotSignedIn or NotAllowed unless the actor may."""
    if may(actor, action, unit_id):
        return
    raise errors.NotAllowed() if actor.signed_in else errors.NotSignedIn()


def acting_unit(actor: Actor, action: Action, unit_id: int | None = None) -> int:
    """The unit in whose name the actor does this: the one asked for, else the lowest they have."""
    require(actor, action, unit_id)
    if unit_id is not None:
        return unit_id
    units = actor.units_as(*ROLES[action])
    if not units:
        raise errors.Invalid(fields={"unit_id": "Say for which unit."})
    return min(units)
