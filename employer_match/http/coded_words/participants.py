"""Words for what participants wish, answer and begin."""

from collections.abc import Mapping
from enum import StrEnum

from employer_match.vocabulary import (
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

WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Tier: {
        Tier.EXACT: "The work that was wished for",
        Tier.GROUP: "Same kind of work as the wish",
        Tier.TEXT: "The wish's own words stand in the text",
        Tier.RELATED: "Related to the wish",
        Tier.OPEN: "Nothing speaks against it",
        Tier.EXPLORE: "To explore, there are no wishes yet",
    },
    Answer: {
        Answer.NEW: "New",
        Answer.SHOWN: "Shown",
        Answer.WANTS: "Wants to",
        Answer.MAYBE: "Maybe",
        Answer.NO: "No",
        Answer.CONTACTED: "Employer contacted",
        Answer.INTERVIEW: "Interview",
        Answer.OFFERED: "Offered the job",
        Answer.DECLINED_OFFER: "Declined the offer",
        Answer.STARTED: "Started",
    },
    Approach: {
        Approach.NOT_TALKED_OF: "Not talked of yet",
        Approach.NO: "No, the coach may not approach employers",
        Approach.YES: "Yes, the coach may approach employers",
    },
    Goal: {
        Goal.WORK: "Work",
        Goal.STUDIES: "Studies",
        Goal.BOTH: "Work and studies",
    },
    Pace: {
        Pace.NONE: "No wish about pace",
        Pace.SLOW_START: "Wants a slow start",
    },
    PlacementKind: {
        PlacementKind.JOB: "Job",
        PlacementKind.STUDIES: "Studies",
        PlacementKind.INTERNSHIP: "Internship",
    },
    Subsidy: {
        Subsidy.UNKNOWN: "Not known",
        Subsidy.NONE: "None",
        Subsidy.WAGE_SUBSIDY: "Wage subsidy",
        Subsidy.NEW_START: "New start job",
        Subsidy.INTRODUCTION: "Introduction job",
        Subsidy.OTHER: "Other",
    },
    Remark: {
        Remark.IDENTITY_NUMBER: "Looks like a personal identity number",
        Remark.NAME: "A participant is called so",
        Remark.HEALTH: "Seems to tell of somebody's health",
        Remark.ADDICTION: "Seems to tell of addiction",
        Remark.CRIME: "Seems to tell of crime or punishment",
        Remark.BENEFIT: "Seems to tell what somebody lives on",
    },
    WishKind: {
        WishKind.OCCUPATION: "An occupation",
        WishKind.GROUP: "A kind of work",
        WishKind.FIELD: "A whole field",
        WishKind.TEXT: "Own words",
        WishKind.CONDITION: "Something about the work",
    },
}
