"""Change what a vacancy says, or say that it is over: by staff, with the version that was read."""

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Vacancy
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.edits import overwrite
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action, require
from employer_match.services.vacancies import vacancy_life
from employer_match.services.vacancies.index_vacancy import index_vacancy
from employer_match.services.vacancies.vacancy_content import (
    COACH,
    OCCUPATION,
    VacancyContent,
    check,
    values_of,
)
from employer_match.vocabulary import VacancyEvent, VacancySource

#: What staff may say of an opening; approval and its like stand in `moderate_vacancy`.
BY_STAFF = frozenset(
    {VacancyEvent.FILL_BY_US, VacancyEvent.FILL, VacancyEvent.WITHDRAW, VacancyEvent.REOPEN}
)
#: Whether an ad is out is its source's word; that it is filled may be ours.
OF_AN_AD = frozenset({VacancyEvent.FILL_BY_US, VacancyEvent.FILL, VacancyEvent.REOPEN})


def edit_vacancy(
    session: Session, actor: Actor, vacancy_id: int, content: VacancyContent, version: int | None
) -> Vacancy:
    """Write the content over the vacancy; its state stays.

    Raises NotFound, VersionMissing, Stale, Invalid, or Conflict for an imported ad, which the next
    import would write over.
    """
    require(actor, Action.EDIT_VACANCY)
    vacancy = find(session, vacancy_id)
    record.expect_version(vacancy, version)
    if vacancy.source is VacancySource.JOBTECH:
        raise errors.Conflict("An imported ad is changed where it came from, not here.")
    taxonomy = read_taxonomy(session)
    check(content, taxonomy, clock.today())
    values = values_of(content, taxonomy, COACH, vacancy.conditions)
    if any(getattr(vacancy, name) != values[name] for name in OCCUPATION):
        values["guessed_by"] = None  # from now on somebody has said it
    if overwrite(session, actor, vacancy, values, version):
        index_vacancy(session, vacancy, taxonomy)
    return vacancy


def change_state(
    session: Session, actor: Actor, vacancy_id: int, event: VacancyEvent, version: int | None
) -> Vacancy:
    """Say that the vacancy is filled, withdrawn or open again; raises as `edit_vacancy`."""
    require(actor, Action.EDIT_VACANCY)
    vacancy = find(session, vacancy_id)
    record.expect_version(vacancy, version)
    if event not in (OF_AN_AD if vacancy.source is VacancySource.JOBTECH else BY_STAFF):
        raise errors.Conflict("This cannot be done with a vacancy in its present state.")
    vacancy_life.move(session, actor, vacancy, event)
    return vacancy


def find(session: Session, vacancy_id: int) -> Vacancy:
    """The vacancy as it stands now, in this transaction's writing turn; raises NotFound."""
    record.take_writing_turn(session)
    vacancy = session.get(Vacancy, vacancy_id, populate_existing=True)
    if vacancy is None:
        raise errors.NotFound()
    return vacancy
