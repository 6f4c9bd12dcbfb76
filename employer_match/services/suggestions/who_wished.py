"""Who has wished for this: the participants within reach whose wishes a vacancy meets.

Ordered by how long each has waited for an employer contact, and by nothing else: no figure, no
cut-off, nobody compared (product row 40).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.integrations.geo import municipalities
from employer_match.models import Participant
from employer_match.ranking import Sentence, waiting_order
from employer_match.ranking.meaning import bundled
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.participants.profiles_in_force import profiles_in_force
from employer_match.services.permissions import Action, require
from employer_match.services.suggestions.decide import NOTHING_SAID, AnswerView, answers
from employer_match.services.suggestions.suggest import seekers
from employer_match.services.vacancies.openings_in_force import found_vacancy, opening_of


@dataclass(frozen=True, slots=True)
class Wishing:
    """A participant who may want this; `last_contact_on` None: no employer was asked yet."""

    participant_id: str
    code_name: str
    last_contact_on: date | None
    reasons: tuple[Sentence, ...]
    questions: tuple[Sentence, ...]
    answer: AnswerView


def who_wished(
    session: Session, actor: Actor, vacancy_id: int, language: str = "sv"
) -> tuple[Wishing, ...]:
    """Those within reach whose wishes it meets, longest waiting first; reads are logged."""
    require(actor, Action.READ_SUGGESTIONS)
    vacancy = found_vacancy(session, vacancy_id)
    said = profiles_in_force(session, seekers(session))
    enrolled = _enrolled_on(session, said)
    found = waiting_order(
        # Whom nobody has called for has waited since enrolling, as in the queue.
        (
            replace(each, last_contact=each.last_contact or enrolled[each.id])
            for _profile_id, each in said.values()
        ),
        opening_of(session, vacancy),
        taxonomy=read_taxonomy(session),
        municipalities=municipalities(),
        today=clock.today(),
        language=language,
        meaning=bundled(),
    )
    ids = [one.profile for one in found]
    people = select(Participant.id, Participant.code_name).where(Participant.id.in_(ids))
    names = {row.id: row.code_name for row in session.execute(people.order_by(Participant.id))}
    for each in ids:
        record.note_read(session, actor, each, "who wished")
    return tuple(
        Wishing(
            participant_id=one.profile,
            code_name=names[one.profile],
            last_contact_on=said[one.profile][1].last_contact,
            reasons=one.reasons,
            questions=one.questions,
            answer=answers(session, one.profile, [vacancy_id]).get(vacancy_id, NOTHING_SAID),
        )
        for one in found
    )


def _enrolled_on(session: Session, participant_ids: Collection[str]) -> dict[str, date]:
    people = select(Participant.id, Participant.enrolled_on)
    some = people.where(Participant.id.in_(participant_ids)).order_by(Participant.id)
    return {row.id: row.enrolled_on for row in session.execute(some)}
