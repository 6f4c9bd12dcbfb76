"""Dealings with workplaces: how, why, what came of it, and what is asked of colleagues.

Source of modes, purposes and outcomes: the contact log of Supported Employment practice (IPS-25
items 15–18, Wisconsin's worksheets).
"""

from datetime import date
from enum import StrEnum


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
    STOPPED = "stopped"
    PASSED_ON = "passed_on"


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
