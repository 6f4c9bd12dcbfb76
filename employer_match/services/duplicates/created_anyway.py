"""Somebody registered a record in spite of a likeness: what coordinators see of it."""

from sqlalchemy.orm import Session

from employer_match.models import Workplace
from employer_match.services.actor import Actor
from employer_match.services.duplicates.find_duplicates import Candidate
from employer_match.services.duplicates.judge_apart import judge_apart, judged_apart, key_of
from employer_match.services.duplicates.keep_found_pairs import keep_pair
from employer_match.services.duplicates.scan_duplicates import DoubledRecord
from employer_match.services.permissions import Action, may
from employer_match.vocabulary import RecordKind


def created_anyway(
    session: Session,
    actor: Actor,
    made: Workplace,
    candidates: tuple[Candidate, ...],
    reason: str,
) -> None:
    """Put each pair on the coordinators' list at once, with the reason given beside it.

    A coordinator's own reason settles the question: the two are judged apart.
    """
    for one in candidates:
        if one.employer_id == made.employer_id:
            thing, here, there = RecordKind.WORKPLACE, made.id, one.workplace_id
            names = (one.workplace, made.name)
        else:
            thing, here, there = RecordKind.EMPLOYER, made.employer_id, one.employer_id
            names = (one.employer, made.employer.name)
        older, newer = min(here, there), max(here, there)
        keep_pair(
            session,
            DoubledRecord(thing.value, older, newer, *names, one.likeness, one.reasons),
        )
        settled = key_of(thing, here, there) in judged_apart(session)
        if may(actor, Action.MERGE_EMPLOYERS) and not actor.is_system and not settled:
            judge_apart(session, actor, thing, here, there, reason[:200])
