"""A coach writes down an opening that an employer told of: open at once, at a known workplace."""

from dataclasses import replace

from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Vacancy
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action, require
from employer_match.services.vacancies.index_vacancy import index_vacancy
from employer_match.services.vacancies.vacancy_content import (
    COACH,
    VacancyContent,
    check,
    values_of,
)
from employer_match.vocabulary import VacancySource, VacancyState


def add_vacancy(
    session: Session, actor: Actor, workplace_id: int, content: VacancyContent
) -> Vacancy:
    """Write down and index; raises NotFound for the workplace, or Invalid with the fields to mend.

    Where no municipality is said, it is the workplace's.
    """
    require(actor, Action.ADD_VACANCY)
    taxonomy = read_taxonomy(session)
    check(content, taxonomy, clock.today())
    record.take_writing_turn(session)
    place = workplace_of(session, workplace_id)
    code = content.municipality_code or place.municipality_code
    vacancy = Vacancy(
        workplace_id=place.id,
        source=VacancySource.COACH,
        state=VacancyState.OPEN,
        employer_name=place.employer.name,
        published_on=clock.today(),
        responsible_id=actor.user_id,
        **values_of(replace(content, municipality_code=code), taxonomy, COACH),
    )
    session.add(vacancy)
    session.flush()
    index_vacancy(session, vacancy, taxonomy)
    record.audit(session, actor, "vacancy_added", "vacancy", vacancy.id, workplace=place.id)
    return vacancy
