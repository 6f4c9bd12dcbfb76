"""Who works here."""

from enum import StrEnum


class Role(StrEnum):
    """What a user may be in a unit; rights per role stand in `services.permissions`."""

    COACH = "coach"
    TEAM_LEADER = "team_leader"
    COORDINATOR = "coordinator"
    REPORTER = "reporter"
    PRIVACY_OFFICER = "privacy_officer"
    OPERATOR = "operator"


class RecordKind(StrEnum):
    """What of the register can stand there twice, be merged, or be judged to be two."""

    EMPLOYER = "employer"
    WORKPLACE = "workplace"


class LetterPurpose(StrEnum):
    """Why somebody gets a letter with a link to choose a password."""

    RESET = "reset"
    INVITATION = "invitation"
