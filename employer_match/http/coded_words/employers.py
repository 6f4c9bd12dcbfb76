"""Words for what is known of employers, and of who works here."""

from collections.abc import Mapping
from enum import StrEnum

from employer_match.duplicates import Likeness, Reason
from employer_match.vocabulary import (
    ContactSource,
    LetterPurpose,
    NeedTopic,
    RecordKind,
    Role,
    SizeClass,
)

WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Role: {
        Role.COACH: "Job coach",
        Role.TEAM_LEADER: "Team leader",
        Role.COORDINATOR: "Coordinator",
        Role.REPORTER: "Reporting",
        Role.PRIVACY_OFFICER: "Privacy officer",
        Role.OPERATOR: "Operator",
    },
    SizeClass: {
        SizeClass.UNKNOWN: "Not known",
        SizeClass.MICRO: "1 to 9 people",
        SizeClass.SMALL: "10 to 49 people",
        SizeClass.MEDIUM: "50 to 199 people",
        SizeClass.LARGE: "200 people or more",
    },
    ContactSource: {
        ContactSource.PERSON: "The person themselves",
        ContactSource.FORM: "The employer's form",
        ContactSource.ADVERT: "An advert",
        ContactSource.WEBSITE: "The employer's website",
        ContactSource.COLLEAGUE: "A colleague",
    },
    NeedTopic: {
        NeedTopic.TASKS: "What is done here",
        NeedTopic.TASKS_LEFT_UNDONE: "What nobody has time for",
        NeedTopic.BUSY_HOURS: "When it is busiest",
        NeedTopic.ENVIRONMENT: "What the place is like",
        NeedTopic.ADAPTATIONS: "What can be adapted",
        NeedTopic.WHO_DECIDES: "Who decides on hiring",
        NeedTopic.COLLECTIVE_AGREEMENT: "Collective agreement",
    },
    Likeness: {
        Likeness.SAME: "The same",
        Likeness.LIKELY: "Likely the same",
    },
    Reason: {
        Reason.SAME_NUMBER: "same organisation number",
        Reason.SAME_NAME: "same name",
        Reason.SIMILAR_NAME: "similar name",
        Reason.NAME_WITHIN: "one name within the other",
        Reason.SAME_PHONE: "same telephone",
        Reason.SAME_EMAIL: "same e-mail address",
        Reason.SAME_DOMAIN: "same mail domain",
        Reason.SAME_ADDRESS: "same address",
        Reason.SAME_POSTCODE: "same post code",
        Reason.SAME_MUNICIPALITY: "same municipality",
        Reason.OTHER_ADDRESS: "another address",
        Reason.OTHER_MUNICIPALITY: "another municipality",
        Reason.OTHER_UNIT: "each has a name of its own",
    },
    LetterPurpose: {
        LetterPurpose.RESET: "New password",
        LetterPurpose.INVITATION: "Invitation",
    },
    RecordKind: {
        RecordKind.EMPLOYER: "Employer",
        RecordKind.WORKPLACE: "Workplace",
    },
}
