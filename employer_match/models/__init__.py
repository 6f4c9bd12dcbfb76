"""What is recorded: one table family a file; columns and constraints, no rules of conduct."""

from employer_match.models.base import Base, Moment, Versioned
from employer_match.models.contact import Collision, Contact, Intention, Notice, OnBehalfOf
from employer_match.models.credit import PlacementCredit, SharedCredit
from employer_match.models.disclosure import Disclosure
from employer_match.models.door import (
    DoorLetter,
    OutsideIdentity,
    RecoveryCode,
    SecondFactor,
)
from employer_match.models.employer import Employer, NeedsSheetEntry, Workplace
from employer_match.models.employer_wish import EmployerWish, StopOverride
from employer_match.models.machinery import (
    EmployerLink,
    IdempotencyKey,
    OutboxMessage,
    RateLimitHit,
    StreamState,
)
from employer_match.models.merge import FoundPair, JudgedApart, Merge
from employer_match.models.occupation import NearOccupation, OccupationConcept, TaxonomyLoad
from employer_match.models.overview import ContactTally, MeetingStamp, NeedClaim
from employer_match.models.participant import MustNot, OfParticipant, Participant, Profile, Wish
from employer_match.models.plan import Plan, PlanLine, PlanLineFor, WorkingTime
from employer_match.models.record import AccessLogEntry, AuditEntry, EarlierVersion
from employer_match.models.relation import (
    ContactPerson,
    ContactRule,
    RelationshipOwner,
    StageLowering,
)
from employer_match.models.suggestion import (
    Decision,
    OpeningsLog,
    Placement,
    RuleChange,
    Suggestion,
    SuggestionRun,
)
from employer_match.models.talk import Companion, Talk, TalkMessage
from employer_match.models.user import (
    ApiToken,
    CalendarFeed,
    Programme,
    RoleInUnit,
    SignIn,
    Unit,
    User,
)
from employer_match.models.vacancy import Vacancy, VacancyTerms

__all__ = [
    "AccessLogEntry",
    "ApiToken",
    "AuditEntry",
    "Base",
    "CalendarFeed",
    "Collision",
    "Companion",
    "Contact",
    "ContactPerson",
    "ContactRule",
    "ContactTally",
    "Decision",
    "Disclosure",
    "DoorLetter",
    "EarlierVersion",
    "Employer",
    "EmployerLink",
    "EmployerWish",
    "FoundPair",
    "IdempotencyKey",
    "Intention",
    "JudgedApart",
    "MeetingStamp",
    "Merge",
    "Moment",
    "MustNot",
    "NearOccupation",
    "NeedClaim",
    "NeedsSheetEntry",
    "Notice",
    "OccupationConcept",
    "OfParticipant",
    "OnBehalfOf",
    "OpeningsLog",
    "OutboxMessage",
    "OutsideIdentity",
    "Participant",
    "Placement",
    "PlacementCredit",
    "Plan",
    "PlanLine",
    "PlanLineFor",
    "Profile",
    "Programme",
    "RateLimitHit",
    "RecoveryCode",
    "RelationshipOwner",
    "RoleInUnit",
    "RuleChange",
    "SecondFactor",
    "SharedCredit",
    "SignIn",
    "StageLowering",
    "StopOverride",
    "StreamState",
    "Suggestion",
    "SuggestionRun",
    "Talk",
    "TalkMessage",
    "TaxonomyLoad",
    "Unit",
    "User",
    "Vacancy",
    "VacancyTerms",
    "Versioned",
    "Wish",
    "WorkingTime",
    "Workplace",
]
