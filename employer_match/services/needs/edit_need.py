"""By the link in the letter an employer reads, changes or withdraws one posted need; nothing else.

Every function raises LinkExpired for a link that is old, revoked or not ours. Nothing here knows of
any participant.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.config import Settings
from employer_match.models import Vacancy
from employer_match.services import record
from employer_match.services.actor import ANONYMOUS
from employer_match.services.needs.employer_links import confirm, open_link, revoke_links
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.vacancies import vacancy_life
from employer_match.services.vacancies.index_vacancy import index_vacancy
from employer_match.services.vacancies.vacancy_content import (
    FORM,
    VacancyContent,
    check,
    confirmed_occupation,
    content_of,
    title_of,
    values_of,
)
from employer_match.vocabulary import VacancyEvent, VacancyState

#: What an employer may say of the own need.
BY_EMPLOYER = frozenset({VacancyEvent.WITHDRAW, VacancyEvent.FILL})


@dataclass(frozen=True)
class NeedView:
    """A need as its employer sees it; `version` goes back with the change."""

    id: int
    version: int
    title: str
    state: VacancyState
    employer_name: str
    comment: str
    content: VacancyContent
    may_change: bool
    may: tuple[VacancyEvent, ...]


def read_need(session: Session, token: str, settings: Settings) -> NeedView:
    """The need behind a link."""
    vacancy = _behind(session, token, settings)
    possible = vacancy_life.allowed(vacancy)
    return NeedView(
        id=vacancy.id,
        version=vacancy.version,
        title=title_of(vacancy),
        state=vacancy.state,
        employer_name=vacancy.employer_name,
        comment=vacancy.moderation_comment,
        content=content_of(vacancy),
        may_change=VacancyEvent.CHANGE in possible,
        may=tuple(event for event in possible if event in BY_EMPLOYER),
    )


def edit_need(
    session: Session,
    token: str,
    content: VacancyContent,
    version: int | None,
    settings: Settings,
) -> Vacancy:
    """Write the content over the need. What changes is read again before it is shown (again).

    Raises VersionMissing, Stale, Invalid, or Conflict for a need that is over.
    """
    vacancy = _behind(session, token, settings, writing=True)
    record.expect_version(vacancy, version)
    vacancy_life.after(vacancy.state, VacancyEvent.CHANGE, vacancy.source)
    taxonomy = read_taxonomy(session)
    check(content, taxonomy, clock.today())
    values = values_of(content, taxonomy, FORM, vacancy.conditions)
    values |= confirmed_occupation(vacancy, values)
    if any(getattr(vacancy, name) != value for name, value in values.items()):
        values["submitted_at"] = clock.now()
        vacancy_life.move(session, ANONYMOUS, vacancy, VacancyEvent.CHANGE, values=values)
        index_vacancy(session, vacancy, taxonomy)
    return vacancy


def close_need(
    session: Session, token: str, event: VacancyEvent, version: int | None, settings: Settings
) -> Vacancy:
    """Withdraw the need, or say that it is filled; its links are then of no use any more.

    Raises VersionMissing, Stale, or Conflict for a need that is over.
    """
    vacancy = _behind(session, token, settings, writing=True)
    record.expect_version(vacancy, version)
    if event not in BY_EMPLOYER:
        raise errors.Conflict("This cannot be done with a vacancy in its present state.")
    vacancy_life.move(session, ANONYMOUS, vacancy, event)
    revoke_links(session, vacancy.id)
    return vacancy


def _behind(session: Session, token: str, settings: Settings, *, writing: bool = False) -> Vacancy:
    if writing:
        record.take_writing_turn(session)
    link = open_link(session, token, settings)
    if writing:
        confirm(link)
    return session.get_one(Vacancy, link.vacancy_id, populate_existing=writing)
