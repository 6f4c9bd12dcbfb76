"""What a contact taught us about an opening: the open question becomes a known fact of it."""

from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Vacancy
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, require
from employer_match.services.vacancies.edit_vacancy import find
from employer_match.services.vacancies.vacancy_content import COACH, CONTACT
from employer_match.vocabulary import Condition

SOURCES = (CONTACT, COACH)


def answer_question(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    condition: Condition,
    value: bool | None,
    source: str = CONTACT,
    version: int | None = None,
) -> Vacancy:
    """Write down that a condition holds, does not hold, or (None) is unknown after all.

    A single fact is no overwriting of a form, so the version is checked only where it is given.
    Raises NotFound, Stale, or Invalid for a source that is none. No import takes the answer back.
    """
    require(actor, Action.EDIT_VACANCY)
    if source not in SOURCES:
        raise errors.Invalid(fields={"source": "Say who answered."})
    vacancy = find(session, vacancy_id)
    if version is not None:
        record.expect_version(vacancy, version)
    answered: dict[str, object] = {"value": value, "quote": "", "source": source}
    others = {name: known for name, known in vacancy.conditions.items() if name != condition}
    conditions = others if value is None else {**others, condition.value: answered}
    if conditions != vacancy.conditions:
        record.keep_version(session, actor, vacancy, reason="answered")
        vacancy.conditions = conditions
        session.flush()
        record.audit(
            session,
            actor,
            "question_answered",
            "vacancy",
            vacancy.id,
            condition=condition,
            value=value,
            source=source,
        )
    return vacancy
