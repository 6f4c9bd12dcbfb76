"""What is still to be asked at a workplace: the open questions of the suggestions there.

A question is about the opening, never about the person: whoever is answered settles it for all
(product row 75). Only the questions of participants within reach are told.
"""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Suggestion, SuggestionRun, Vacancy
from employer_match.ranking.codes import condition_question
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require
from employer_match.services.vacancies.vacancy_life import findable
from employer_match.vocabulary import Condition

CONDITIONS = {condition_question(each): each for each in Condition}


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question about a vacancy. `condition` None: it is settled by editing the vacancy."""

    vacancy_id: int
    headline: str
    condition: Condition | None
    text: str


def open_questions(
    session: Session,
    actor: Actor,
    workplace_id: int,
    *,
    vacancy_id: int | None = None,
    language: str = "sv",
) -> list[OpenQuestion]:
    """Each question once, by vacancy; those that a contact has settled since are gone."""
    require(actor, Action.READ_SUGGESTIONS)
    newest = select(func.max(SuggestionRun.id)).group_by(SuggestionRun.participant_id)
    asked = (
        select(Suggestion, Vacancy)
        .join(Vacancy, Vacancy.id == Suggestion.vacancy_id)
        .where(
            Suggestion.run_id.in_(newest),
            Vacancy.workplace_id == workplace_id,
            findable(clock.today()),
        )
        .order_by(Vacancy.id, Suggestion.position, Suggestion.id)
    )
    if vacancy_id is not None:
        asked = asked.where(Vacancy.id == vacancy_id)
    found: dict[tuple[int, str], OpenQuestion] = {}
    for suggestion, vacancy in session.execute(asked):
        record.note_read(session, actor, suggestion.participant_id, "questions")
        for each in suggestion.questions:
            key, condition = (vacancy.id, str(each["code"])), CONDITIONS.get(str(each["code"]))
            if condition is None or condition not in vacancy.conditions:
                text = str(each[language])
                found.setdefault(key, OpenQuestion(vacancy.id, vacancy.headline, condition, text))
    return list(found.values())
