"""What a participant would reach with a little more room, with the openings behind each number."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.integrations.geo import municipalities
from employer_match.models import Vacancy
from employer_match.ranking import Sentence, Widening, what_if
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.participants.profiles_in_force import profiles_in_force
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, require
from employer_match.services.vacancies.openings_in_force import openings_in_force


@dataclass(frozen=True, slots=True)
class Room:
    """One change of the person's own limits: the sentence, and the vacancies it would bring."""

    sentence: Sentence
    vacancies: tuple[Vacancy, ...]


def widen(
    session: Session, actor: Actor, participant_id: str, language: str = "sv"
) -> tuple[Room, ...]:
    """The smallest changes that bring something; nothing is changed. The read is logged.

    Raises NotFound for a participant out of reach.
    """
    require(actor, Action.READ_SUGGESTIONS)
    participant = find(session, participant_id)
    record.note_read(session, actor, participant.id, "what if")
    _profile_id, said = profiles_in_force(session, [participant.id])[participant.id]
    openings = openings_in_force(session).openings
    found = what_if(
        said,
        openings,
        taxonomy=openings.taxonomy,
        today=clock.today(),
        municipalities=municipalities(),
        language=language,
    )
    vacancies = _vacancies(session, found)
    return tuple(
        Room(one.sentence, tuple(vacancies[int(each)] for each in one.vacancies)) for one in found
    )


def _vacancies(session: Session, found: Sequence[Widening]) -> dict[int, Vacancy]:
    ids = {int(each) for one in found for each in one.vacancies}
    rows = session.scalars(select(Vacancy).where(Vacancy.id.in_(ids)).order_by(Vacancy.id))
    return {row.id: row for row in rows}
