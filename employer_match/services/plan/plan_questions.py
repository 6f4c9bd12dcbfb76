"""Which of the suggestions a contact on somebody's behalf is about, and so what to ask there."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Suggestion, SuggestionRun, Vacancy
from employer_match.services.vacancies.vacancy_life import findable


def suggestion_at(
    session: Session, participant_id: str, workplace_id: int, vacancy_id: int | None = None
) -> Suggestion | None:
    """The participant's first suggestion at the workplace that can still be had, or of a vacancy.

    Out of the newest list; None where nothing there is suggested, or to whoever does not reach the
    participant.
    """
    newest = select(func.max(SuggestionRun.id)).where(
        SuggestionRun.participant_id == participant_id
    )
    found = (
        select(Suggestion)
        .join(Vacancy, Vacancy.id == Suggestion.vacancy_id)
        .where(
            Suggestion.participant_id == participant_id,
            Suggestion.run_id.in_(newest),
            Vacancy.workplace_id == workplace_id,
            findable(clock.today()),
        )
        .order_by(Suggestion.position, Suggestion.id)
        .limit(1)
    )
    if vacancy_id is not None:
        found = found.where(Suggestion.vacancy_id == vacancy_id)
    return session.scalar(found)
