"""The field's coded words, each written once: what may stand in a column, a schema or a reason.

Values are what the database, the API and the files carry; labels are English message ids that the
pages translate. Source of the words: the product's glossary.
"""

from employer_match.vocabulary.dealings import (
    Advice,
    GoOnReason,
    HowOften,
    LineState,
    Mode,
    NextStep,
    NoticeKind,
    Outcome,
    Purpose,
    TalkAnswer,
    TalkKind,
    Weekday,
)
from employer_match.vocabulary.employers import ContactSource, NeedTopic, SizeClass
from employer_match.vocabulary.openings import (
    Condition,
    Demand,
    VacancyEvent,
    VacancyKind,
    VacancySource,
    VacancyState,
)
from employer_match.vocabulary.participants import (
    Answer,
    Approach,
    Goal,
    Pace,
    PlacementKind,
    Remark,
    Subsidy,
    Tier,
    WishKind,
)
from employer_match.vocabulary.people import LetterPurpose, RecordKind, Role

__all__ = [
    "Advice",
    "Answer",
    "Approach",
    "Condition",
    "ContactSource",
    "Demand",
    "GoOnReason",
    "Goal",
    "HowOften",
    "LetterPurpose",
    "LineState",
    "Mode",
    "NeedTopic",
    "NextStep",
    "NoticeKind",
    "Outcome",
    "Pace",
    "PlacementKind",
    "Purpose",
    "RecordKind",
    "Remark",
    "Role",
    "SizeClass",
    "Subsidy",
    "TalkAnswer",
    "TalkKind",
    "Tier",
    "VacancyEvent",
    "VacancyKind",
    "VacancySource",
    "VacancyState",
    "Weekday",
    "WishKind",
]
