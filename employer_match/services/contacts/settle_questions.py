"""What a contact answered: the open questions become known facts of the workplace's vacancies."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Vacancy
from employer_match.services.actor import Actor
from employer_match.services.vacancies.answer_question import answer_question
from employer_match.vocabulary import Condition


@dataclass(frozen=True, kw_only=True)
class QuestionAnswer:
    """A condition of a vacancy holds or not; `value` None: it was not answered."""

    vacancy_id: int
    condition: Condition
    value: bool | None = None


def check_answers(session: Session, workplace_id: int, answers: Collection[QuestionAnswer]) -> None:
    """Raise Invalid unless each answer is about a vacancy at this workplace."""
    about = {one.vacancy_id for one in answers}
    here = select(Vacancy.id).where(Vacancy.id.in_(about), Vacancy.workplace_id == workplace_id)
    if about and set(session.scalars(here.order_by(Vacancy.id))) != about:
        raise errors.Invalid(fields={"answers": "Choose a vacancy at this workplace."})


def settle_questions(session: Session, actor: Actor, answers: Collection[QuestionAnswer]) -> int:
    """Write down what was answered; returns how many answers there were."""
    answered = [one for one in answers if one.value is not None]
    for one in answered:
        answer_question(session, actor, one.vacancy_id, one.condition, one.value)
    return len(answered)
