"""Words for what can be done here, as whoever answers for privacy reads them."""

from collections.abc import Mapping
from enum import StrEnum

from employer_match.services.permissions import Action

WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Action: {
        Action.SEARCH_VACANCIES: "Search openings and read them",
        Action.ADD_VACANCY: "Write an opening down",
        Action.EDIT_VACANCY: "Change an opening",
        Action.MODERATE_VACANCY: "Answer what employers post",
        Action.READ_EMPLOYERS: "Read about employers and what has been agreed with them",
        Action.ADD_EMPLOYER: "Write an employer down",
        Action.EDIT_EMPLOYER: "Change what stands about an employer",
        Action.MERGE_EMPLOYERS: "Make one of two entries of the same employer",
        Action.SEE_SOLE_TRADER_NUMBER: "See a sole trader's organisation number",
        Action.ASSIGN_OWNER: "Decide who holds the relation to any workplace",
        Action.TAKE_ON_WORKPLACE: "Take on a workplace that nobody holds",
        Action.LOG_CONTACT: "Log contacts with employers",
        Action.CORRECT_ANY_CONTACT: "Correct any contact of the unit",
        Action.ANNOUNCE: "Announce a contact beforehand",
        Action.SET_CONTACT_RULE: "Write down how an employer wants to be contacted",
        Action.OVERRIDE_STOP: "Go past an employer's stop, with a reason",
        Action.READ_PARTICIPANTS: "Read about participants within reach",
        Action.EDIT_PARTICIPANTS: "Enrol participants and change what stands about them",
        Action.READ_SUGGESTIONS: "Read suggestions for participants within reach",
        Action.SWITCH_RULES: "Switch on new rules for the suggestions",
        Action.READ_QUEUE: "Read who has waited longest, within reach",
        Action.READ_OVERVIEW: "Read the overview of employers",
        Action.READ_MEETING: "Read the list for the weekly meeting",
        Action.HOLD_MEETING: "Mark the weekly meeting as held",
        Action.PLAN_OUTREACH: "Plan one's own week",
        Action.READ_PLANS: "Read which employers the unit plans to see",
        Action.SET_WORKING_TIME: "Say when one works",
        Action.SET_TEAM_TIME: "Say when those of the unit work",
        Action.HAND_OVER: "Hand work over",
        Action.READ_AUDIT: "Look through who has done what",
        Action.MANAGE_USERS: "Open and close accounts and give roles",
        Action.HELP_SIGN_IN: "Help colleagues with signing in",
        Action.MANAGE_TOKENS: "Give programs access, and end it",
        Action.IMPORT_ADS: "Import adverts",
        Action.IMPORT_CONTACTS: "Import a log of contacts",
        Action.READ_OCCUPATIONS: "Look up occupations",
        Action.OWN_ACCOUNT: "Look after one's own account",
    }
}
