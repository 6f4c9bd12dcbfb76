"""Words for openings, their life and their conditions."""

from collections.abc import Mapping
from enum import StrEnum

from employer_match.vocabulary import (
    Condition,
    Demand,
    VacancyEvent,
    VacancyKind,
    VacancySource,
    VacancyState,
)

WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    VacancyKind: {
        VacancyKind.JOB: "Job",
        VacancyKind.TASKS: "Tasks nobody has time for",
        VacancyKind.INTERNSHIP: "Internship",
        VacancyKind.STUDY_VISIT: "Study visit",
        VacancyKind.UPCOMING: "Coming need",
    },
    Demand: {
        Demand.SEX: "Can be read as a demand on sex, which the law does not allow. "
        "Write what the work takes, and that everybody is welcome to apply",
        Demand.GENDER_IDENTITY: "Can be read as a demand on how somebody lives or looks as a man "
        "or a woman, which the law does not allow. The work does not need it",
        Demand.ETHNICITY: "Can be read as a demand on where somebody comes from, which the law "
        "does not allow. Write for which tasks a language is needed, if it is",
        Demand.RELIGION: "Can be read as a demand on belief or what is worn for it, which the law "
        "does not allow. Write what the working clothes must stand",
        Demand.DISABILITY: "Can be read as a demand on health or disability, which the law does "
        "not allow. Write what is done, for example “lifts up to 10 kilos, ten times a day”",
        Demand.ORIENTATION: "Can be read as a demand on whom somebody loves or lives with, which "
        "the law does not allow. The work does not need it",
        Demand.AGE: "Can be read as a demand on age, which the law does not allow. "
        "Write what experience the work takes, or “no experience needed”",
        Demand.LANGUAGE: "Why is it needed? Write for which tasks, and whether a little will do",
        Demand.LICENCE: "Why is it needed? Write what is driven, or leave it as a merit",
        Demand.LIFTING: "Why is it needed? Write how heavy, how often, and what help there is",
        Demand.PACE: "Why is it needed? Write when it is busy, and when it is calm",
    },
    VacancySource: {
        VacancySource.FORM: "Posted here by the employer",
        VacancySource.COACH: "Found by a coach",
        VacancySource.JOBTECH: "Advert from Platsbanken",
    },
    VacancyState: {
        VacancyState.SUBMITTED: "Waits to be read",
        VacancyState.RETURNED: "Sent back with a question",
        VacancyState.REJECTED: "Turned down",
        VacancyState.OPEN: "Open",
        VacancyState.FILLED_BY_US: "Filled by us",
        VacancyState.FILLED: "Filled by someone else",
        VacancyState.WITHDRAWN: "Withdrawn",
        VacancyState.EXPIRED: "Closed, the last day has passed",
    },
    Condition: {
        Condition.DAYTIME: "Work in the daytime",
        Condition.EVENING: "Evenings",
        Condition.NIGHT: "Nights",
        Condition.WEEKEND: "Weekends",
        Condition.SHIFT: "Shifts",
        Condition.CALM: "A calm place",
        Condition.OUTDOORS: "Outdoors",
        Condition.INDOORS: "Indoors",
        Condition.HEAVY_LIFTING: "Heavy lifting",
        Condition.STANDING: "Standing and walking",
        Condition.SITTING: "Sitting",
        Condition.CUSTOMER_CONTACT: "Meeting customers",
        Condition.PHONE_CALLS: "Phone calls",
        Condition.ALONE: "Working alone",
        Condition.IN_TEAM: "Working in a team",
        Condition.VARIED: "Varied tasks",
        Condition.SAME_TASKS: "The same tasks every day",
        Condition.WITH_ANIMALS: "With animals",
        Condition.WITH_CHILDREN: "With children",
        Condition.DRIVING: "Driving",
        Condition.FROM_HOME: "From home",
        Condition.STEP_FREE: "Step-free",
        Condition.TASKS_ADAPTABLE: "The tasks can be adapted",
        Condition.HOURS_ADAPTABLE: "The hours can be adapted",
    },
    VacancyEvent: {
        VacancyEvent.APPROVE: "Approve",
        VacancyEvent.RETURN: "Send back with a question",
        VacancyEvent.REJECT: "Turn down",
        VacancyEvent.CHANGE: "Change",
        VacancyEvent.FILL_BY_US: "Filled by us",
        VacancyEvent.FILL: "Filled by someone else",
        VacancyEvent.WITHDRAW: "Withdraw",
        VacancyEvent.EXPIRE: "The last day has passed",
        VacancyEvent.REOPEN: "Open again",
    },
}
