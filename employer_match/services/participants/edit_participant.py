"""Change what is recorded of a participant beside the profile: coach, goal, own pace, the end."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.mail.notices import tell
from employer_match.services.participants.enrol_participant import (
    check_coaches,
    check_code_name,
    write_named,
)
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, require
from employer_match.services.scoping import reaches
from employer_match.vocabulary import Goal, NoticeKind, Pace


@dataclass(frozen=True, kw_only=True)
class ParticipantDraft:
    """All that can be changed; `ended_on` ends the participation, None takes it up again."""

    code_name: str
    coach_id: int
    deputy_id: int | None = None
    goal: Goal = Goal.WORK
    pace: Pace = Pace.NONE
    ended_on: date | None = None
    related_wanted: bool = True


def edit_participant(
    session: Session,
    actor: Actor,
    participant_id: str,
    draft: ParticipantDraft,
    version: int | None,
) -> bool:
    """Write the draft over what is recorded; False when that hands the participant over for good.

    Then the actor no longer reaches them. Raises NotFound, VersionMissing, Stale or Invalid.
    """
    require(actor, Action.EDIT_PARTICIPANTS)
    record.take_writing_turn(session)
    found = find(session, participant_id)
    record.expect_version(found, version)
    check_code_name(draft.code_name)
    check_coaches(session, found.unit_id, draft.coach_id, draft.deputy_id)
    if draft.ended_on is not None and draft.ended_on < found.enrolled_on:
        raise errors.Invalid(fields={"ended_on": "The end cannot be before the start."})
    before = found.coach_id
    if draft.pace is not found.pace:
        found.pace_reviewed_on = clock.today()
    for name in ("coach_id", "deputy_id", "goal", "pace", "ended_on", "related_wanted"):
        setattr(found, name, getattr(draft, name))
    found.code_name = draft.code_name.strip()
    write_named(session, found)
    record.audit(
        session, actor, "participant_edited", "participant", found.id, coach=found.coach_id
    )
    if found.coach_id not in {before, actor.user_id}:
        # What a notice says of whom is nothing: only that there is work to look through.
        tell(session, found.coach_id, NoticeKind.HANDED_OVER, from_user_id=before)
    return reaches(actor, found)
