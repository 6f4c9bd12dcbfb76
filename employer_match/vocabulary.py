"""The field's coded words, each written once: what may stand in a column, a schema or a reason.

Values are what the database, the API and the files carry; labels are English message ids that the
pages translate. Source of the words: the product's glossary; of modes, purposes and outcomes: the
contact log of Supported Employment practice (IPS-25 items 15–18, Wisconsin's worksheets).
"""

from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a user may be in a unit; rights per role stand in `services.permissions`."""

    COACH = "coach"
    TEAM_LEADER = "team_leader"
    COORDINATOR = "coordinator"
    REPORTER = "reporter"
    PRIVACY_OFFICER = "privacy_officer"
    OPERATOR = "operator"


class Mode(StrEnum):
    """How a contact with a workplace was made."""

    VISIT = "visit"
    MEETING_WITH_US = "meeting_with_us"
    JOB_FAIR_TALK = "job_fair_talk"
    VIDEO = "video"
    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"

    @property
    def face_to_face(self) -> bool:
        """True for physical meetings only: video and phone never count (IPS-25 item 17)."""
        return self in {Mode.VISIT, Mode.MEETING_WITH_US, Mode.JOB_FAIR_TALK}


class Weekday(StrEnum):
    """A day of the week on which an employer likes to be contacted."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """The day of the week on which a day falls."""
        return tuple(cls)[day.weekday()]


class HowOften(StrEnum):
    """How often an employer wants us to get in touch, as the employers' page asks."""

    LEFT_TO_US = "left_to_us"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    TWICE_A_MONTH = "twice_a_month"
    WEEKLY = "weekly"


class Purpose(StrEnum):
    """Why the workplace was contacted."""

    INTRODUCE = "introduce"
    LEARN_NEEDS = "learn_needs"
    PRESENT_CANDIDATE = "present_candidate"
    FOLLOW_UP = "follow_up"
    CARE = "care"
    EMPLOYER_ASKED = "employer_asked"
    REPLY_TO_NEED = "reply_to_need"


class Outcome(StrEnum):
    """What came of a contact."""

    NO_ANSWER = "no_answer"
    NOT_NOW = "not_now"
    NO = "no"
    INTERESTED = "interested"
    MEETING_BOOKED = "meeting_booked"
    NEED_KNOWN = "need_known"
    CANDIDATE_WELCOME = "candidate_welcome"
    HIRED = "hired"
    DONE = "done"


class NextStep(StrEnum):
    """What was agreed to happen next."""

    NOTHING = "nothing"
    CALL = "call"
    VISIT = "visit"
    SEND_INFORMATION = "send_information"
    INTRODUCE_PERSON = "introduce_person"
    FOLLOW_UP = "follow_up"


class GoOnReason(StrEnum):
    """Why a coach goes on in spite of a collision; the earlier ones are told."""

    AGREED_WITH_COLLEAGUE = "agreed_with_colleague"
    PERSON_KNOWN_THERE = "person_known_there"
    VACANCY_CLOSES_SOON = "vacancy_closes_soon"
    OTHER_DEPARTMENT = "other_department"
    COLLEAGUE_SILENT = "colleague_silent"


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


class WishKind(StrEnum):
    """What a wish, or what is ruled out, names; only the latter may name a condition."""

    OCCUPATION = "occupation"
    GROUP = "group"
    FIELD = "field"
    TEXT = "text"
    CONDITION = "condition"


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


class Tier(StrEnum):
    """How well an opening meets the wishes, best first (interface: `rank`)."""

    EXACT = "exact"
    GROUP = "group"
    TEXT = "text"
    RELATED = "related"
    OPEN = "open"
    EXPLORE = "explore"


class Answer(StrEnum):
    """What the participant has said of a suggestion (product row 35)."""

    NEW = "new"
    SHOWN = "shown"
    WANTS = "wants"
    MAYBE = "maybe"
    NO = "no"
    CONTACTED = "contacted"
    INTERVIEW = "interview"
    OFFERED = "offered"
    DECLINED_OFFER = "declined_offer"
    STARTED = "started"


class Goal(StrEnum):
    """What the participant is here for; work and studies are equal goals."""

    WORK = "work"
    STUDIES = "studies"
    BOTH = "both"


class Pace(StrEnum):
    """The participant's own pace, shown beside a figure and never taken out of it."""

    NONE = "none"
    SLOW_START = "slow_start"


class SizeClass(StrEnum):
    """How many work at the workplace."""

    UNKNOWN = "unknown"
    MICRO = "1-9"
    SMALL = "10-49"
    MEDIUM = "50-199"
    LARGE = "200+"


class PlacementKind(StrEnum):
    """What a placement is; internships are recorded and never counted as jobs."""

    JOB = "job"
    STUDIES = "studies"
    INTERNSHIP = "internship"


class Subsidy(StrEnum):
    """Public money in the wage; the strict reading of a competitive job has none."""

    UNKNOWN = "unknown"
    NONE = "none"
    WAGE_SUBSIDY = "wage_subsidy"
    NEW_START = "new_start"
    INTRODUCTION = "introduction"
    OTHER = "other"


class ContactSource(StrEnum):
    """Where a contact person's details come from (GDPR art. 14)."""

    PERSON = "person"
    FORM = "form"
    ADVERT = "advert"
    WEBSITE = "website"
    COLLEAGUE = "colleague"


class NeedTopic(StrEnum):
    """What the needs sheet of a workplace asks about (product row 8; "three cups of tea")."""

    TASKS = "tasks"
    TASKS_LEFT_UNDONE = "tasks_left_undone"
    BUSY_HOURS = "busy_hours"
    ENVIRONMENT = "environment"
    ADAPTATIONS = "adaptations"
    WHO_DECIDES = "who_decides"
    COLLECTIVE_AGREEMENT = "collective_agreement"


class NoticeKind(StrEnum):
    """What a user is told on the start page; the sentence of each stands in the faces."""

    WENT_ON = "went_on"
    WENT_ON_AT_YOURS = "went_on_at_yours"
    WANTS_TO_TALK = "wants_to_talk"
    WANTS_TO_JOIN = "wants_to_join"
    INTENTION_ENDS = "intention_ends"
    INTENTION_LAPSED = "intention_lapsed"
    BECAME_OWNER = "became_owner"
    HANDED_OVER = "handed_over"
    ASKS_INTRODUCTION = "asks_introduction"
    ANSWERED = "answered"
    FREE_TO_GO = "free_to_go"
    CAME_ALONG = "came_along"
    EMPLOYER_SAID = "employer_said"
    STOP_OVERRIDDEN = "stop_overridden"


class Advice(StrEnum):
    """What a coach should think of before a contact; advice never stops anybody."""

    NOT_BEFORE = "not_before"
    ONLY_THROUGH = "only_through"
    ONLY_WITH = "only_with"
    PREFERRED_MODE = "preferred_mode"
    PREFERRED_DAYS = "preferred_days"
    BUDGET_SPENT = "budget_spent"
    SEEN_OFTEN = "seen_often"
    NEEDS_NOT_KNOWN = "needs_not_known"


class RecordKind(StrEnum):
    """What of the register can stand there twice, be merged, or be judged to be two."""

    EMPLOYER = "employer"
    WORKPLACE = "workplace"


class LineState(StrEnum):
    """What has become of a line of the weekly plan; only `planned` lines give way to a new plan."""

    PLANNED = "planned"
    LOCKED = "locked"
    ACCEPTED = "accepted"
    REMOVED = "removed"


class TalkKind(StrEnum):
    """What a coach asks a colleague who is in contact with a workplace (product rows 14 and 73)."""

    TALK = "talk"
    JOIN = "join"
    INTRODUCTION = "introduction"


class TalkAnswer(StrEnum):
    """What a colleague answers; the words beside it are free. None of them forbids anything."""

    INTRODUCES = "introduces"
    TOGETHER = "together"
    GO_YOURSELF = "go_yourself"
    NOT_THIS_TIME = "not_this_time"
