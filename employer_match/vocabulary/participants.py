"""What participants wish for, answer and begin."""

from enum import StrEnum


class WishKind(StrEnum):
    """What a wish, or what is ruled out, names; only the latter may name a condition."""

    OCCUPATION = "occupation"
    GROUP = "group"
    FIELD = "field"
    TEXT = "text"
    CONDITION = "condition"


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


class Approach(StrEnum):
    """Whether the coach may approach employers for the participant (product row 32)."""

    NOT_TALKED_OF = "not_talked_of"
    NO = "no"
    YES = "yes"


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


class Remark(StrEnum):
    """What a note seems to tell of a person, and should not (product row 19)."""

    IDENTITY_NUMBER = "identity_number"
    NAME = "name"
    HEALTH = "health"
    ADDICTION = "addiction"
    CRIME = "crime"
    BENEFIT = "benefit"
