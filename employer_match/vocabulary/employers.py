"""What is known of employers and their people."""

from enum import StrEnum


class SizeClass(StrEnum):
    """How many work at the workplace."""

    UNKNOWN = "unknown"
    MICRO = "1-9"
    SMALL = "10-49"
    MEDIUM = "50-199"
    LARGE = "200+"


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
