"""Openings of every kind, their life, and what the work is like."""

from enum import StrEnum


class VacancyKind(StrEnum):
    """What kind of opening it is; only `job` is a job (praktik never counts as one)."""

    JOB = "job"
    TASKS = "tasks"
    INTERNSHIP = "internship"
    STUDY_VISIT = "study_visit"
    UPCOMING = "upcoming"


class VacancySource(StrEnum):
    """Where an opening came from."""

    FORM = "form"
    COACH = "coach"
    JOBTECH = "jobtech"


class VacancyState(StrEnum):
    """The life of an opening; transitions stand in `vacancies.vacancy_life`."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    REJECTED = "rejected"
    OPEN = "open"
    FILLED_BY_US = "filled_by_us"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class VacancyEvent(StrEnum):
    """What can happen to an opening; `vacancies.vacancy_life` says what it leads to."""

    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    CHANGE = "change"
    FILL_BY_US = "fill_by_us"
    FILL = "fill"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    REOPEN = "reopen"


class Condition(StrEnum):
    """A fact about the work itself, known true, known false, or unknown for each opening."""

    DAYTIME = "daytime"
    EVENING = "evening"
    NIGHT = "night"
    WEEKEND = "weekend"
    SHIFT = "shift"
    CALM = "calm"
    OUTDOORS = "outdoors"
    INDOORS = "indoors"
    HEAVY_LIFTING = "heavy_lifting"
    STANDING = "standing"
    SITTING = "sitting"
    CUSTOMER_CONTACT = "customer_contact"
    PHONE_CALLS = "phone_calls"
    ALONE = "alone"
    IN_TEAM = "in_team"
    VARIED = "varied"
    SAME_TASKS = "same_tasks"
    WITH_ANIMALS = "with_animals"
    WITH_CHILDREN = "with_children"
    DRIVING = "driving"
    FROM_HOME = "from_home"
    STEP_FREE = "step_free"
    TASKS_ADAPTABLE = "tasks_adaptable"
    HOURS_ADAPTABLE = "hours_adaptable"


class Demand(StrEnum):
    """What an employer's words seem to demand: one of the law's seven grounds, or a why to ask.

    The first seven stand in the Discrimination Act (field.md 5.1).
    """

    SEX = "sex"
    GENDER_IDENTITY = "gender_identity"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    DISABILITY = "disability"
    ORIENTATION = "orientation"
    AGE = "age"
    LANGUAGE = "language"
    LICENCE = "licence"
    LIFTING = "lifting"
    PACE = "pace"
