"""Write down what the participant says of a suggested vacancy; the newest answer holds.

No contact is made in the person's name before they have said that they want it (product row 35).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Decision, Suggestion, Vacancy
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.disclosures.check_agreed import check_agreed
from employer_match.services.disclosures.in_force import employer_of
from employer_match.services.participants.read_participant import find
from employer_match.services.permissions import Action, require
from employer_match.services.placements.begin_placement import begin_placement
from employer_match.vocabulary import Answer

MAY_FOLLOW: Mapping[Answer, frozenset[Answer]] = {
    Answer.NEW: frozenset({Answer.SHOWN, Answer.WANTS, Answer.MAYBE, Answer.NO}),
    Answer.SHOWN: frozenset({Answer.WANTS, Answer.MAYBE, Answer.NO}),
    Answer.MAYBE: frozenset({Answer.WANTS, Answer.NO, Answer.NEW}),
    Answer.NO: frozenset({Answer.WANTS, Answer.MAYBE, Answer.NEW}),
    Answer.WANTS: frozenset({Answer.CONTACTED, Answer.MAYBE, Answer.NO, Answer.NEW}),
    Answer.CONTACTED: frozenset({Answer.INTERVIEW, Answer.OFFERED, Answer.NO}),
    Answer.INTERVIEW: frozenset({Answer.OFFERED, Answer.NO}),
    Answer.OFFERED: frozenset({Answer.STARTED, Answer.DECLINED_OFFER}),
    Answer.DECLINED_OFFER: frozenset({Answer.WANTS, Answer.OFFERED}),
    Answer.STARTED: frozenset(),
}
"""What may be said next; a person may always change their mind until the work has started.

`NEW` takes an answer back: it stays in the history and counts for nothing.
"""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What was said and when; `may_follow` is what can be said next, in the vocabulary's order."""

    answer: Answer
    reason: str
    decided_at: datetime | None
    may_follow: tuple[Answer, ...]


NOTHING_SAID = AnswerView(
    Answer.NEW, "", None, tuple(a for a in Answer if a in MAY_FOLLOW[Answer.NEW])
)


def decide(
    session: Session,
    actor: Actor,
    participant_id: str,
    vacancy_id: int,
    answer: Answer,
    reason: str = "",
) -> Decision:
    """Add an answer. Raises NotFound, or Conflict where it cannot follow what was said before.

    Invalid for a contact with an employer whom it is not agreed to approach.
    """
    require(actor, Action.EDIT_PARTICIPANTS)
    record.take_writing_turn(session)
    participant = find(session, participant_id)
    vacancy = session.get(Vacancy, vacancy_id)
    if vacancy is None:
        raise errors.NotFound()
    before = answers(session, participant.id, [vacancy_id]).get(vacancy_id, NOTHING_SAID)
    if answer not in before.may_follow:
        raise errors.Conflict("This cannot follow what the participant has said before.")
    if answer is Answer.CONTACTED:
        employer_id = employer_of(session, vacancy.workplace_id)
        check_agreed(session, [participant.id], employer_id, clock.today(), "answer")
    suggested = session.scalar(
        select(Suggestion.id)
        .where(Suggestion.participant_id == participant.id, Suggestion.vacancy_id == vacancy_id)
        .order_by(Suggestion.id.desc())
        .limit(1)
    )
    decision = Decision(
        participant_id=participant.id,
        vacancy_id=vacancy_id,
        suggestion_id=suggested,
        answer=answer,
        reason=reason.strip(),
        user_id=actor.user_id,
    )
    session.add(decision)
    session.flush()
    record.audit(
        session, actor, "decided", "participant", participant.id, vacancy=vacancy_id, answer=answer
    )
    if answer is Answer.STARTED:
        begin_placement(session, actor, participant, vacancy)
    return decision


def answers(
    session: Session, participant_id: str, vacancy_ids: list[int] | None = None
) -> dict[int, AnswerView]:
    """The answer in force per vacancy, for all or some; a vacancy without one is left out."""
    said = select(Decision).where(Decision.participant_id == participant_id)
    if vacancy_ids is not None:
        said = said.where(Decision.vacancy_id.in_(vacancy_ids))
    return {
        each.vacancy_id: AnswerView(
            each.answer,
            each.reason,
            each.created_at,
            tuple(a for a in Answer if a in MAY_FOLLOW[each.answer]),
        )
        for each in session.scalars(said.order_by(Decision.id))
    }
