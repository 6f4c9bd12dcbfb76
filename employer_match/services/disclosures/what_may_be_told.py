"""What may be told of a participant to an employer: the only source of any word that goes there.

A letter, a page, an export or a calendar entry toward an employer is made of what stands here and
of nothing else (product row 32; JO 1029-2017).
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.disclosures.in_force import approach_on, in_force, rows_of
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, require
from employer_match.vocabulary import Approach


@dataclass(frozen=True, slots=True)
class Told:
    """Whether the coach may approach the employer, tell the name, and say which sentences.

    Unless `approach` is yes there is no name and no sentence. What must never be told has no field.
    """

    approach: Approach
    name: bool = False
    sentences: tuple[str, ...] = ()


def what_may_be_told(
    session: Session, actor: Actor, participant_id: str, employer_id: int | None, on: date
) -> Told:
    """What may be told to this employer (None: to any) on a day; the reading is logged.

    A day that is over counts as today: what is told is told from now on, so that what has been
    withdrawn is gone in the same request. Raises NotFound beyond reach.
    """
    require(actor, Action.READ_PARTICIPANTS)
    person = find(session, participant_id)
    record.note_read(session, actor, person.id, "disclosure")
    day = max(on, clock.today())
    rows = rows_of(session, [person.id]).get(person.id, [])
    found = in_force(rows, employer_id, day)
    if found is None or found.approach is not Approach.YES:
        return Told(approach_on(rows, employer_id, day))
    lines = (line.strip() for line in found.may_tell.splitlines())
    return Told(Approach.YES, found.tell_name, tuple(line for line in lines if line))
