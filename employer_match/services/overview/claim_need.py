"""A coach takes an employer's need on, so that two do not answer it and none is forgotten."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import NeedClaim, Vacancy
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, acting_unit, may, require
from employer_match.services.vacancies.vacancy_life import findable
from employer_match.vocabulary import VacancySource

#: What an employer has told us; an advert is nobody's need yet.
NEED_SOURCES = (VacancySource.FORM, VacancySource.COACH)


def claim_need(
    session: Session, actor: Actor, vacancy_id: int, unit_id: int | None = None
) -> NeedClaim:
    """Take the need on; what is the actor's already stays so.

    Raises NotFound, or Conflict where a colleague has it.
    """
    unit_id = acting_unit(actor, Action.ANNOUNCE, unit_id)
    if actor.user_id is None:
        raise errors.NotSignedIn()
    record.take_writing_turn(session)
    open_need = select(Vacancy.id).where(
        Vacancy.id == vacancy_id, Vacancy.source.in_(NEED_SOURCES), findable(clock.today())
    )
    if session.scalar(open_need) is None:
        raise errors.NotFound()
    held = _open_claim(session, vacancy_id)
    if held is not None:
        if held.user_id == actor.user_id:
            return held
        raise errors.Conflict("A colleague has taken this need on.")
    claim = NeedClaim(vacancy_id=vacancy_id, user_id=actor.user_id, unit_id=unit_id)
    session.add(claim)
    session.flush()
    record.audit(session, actor, "need_claimed", "vacancy", vacancy_id, unit=unit_id)
    return claim


def release_need(session: Session, actor: Actor, vacancy_id: int) -> None:
    """Let the need go: one's own, or any of the unit's for a coordinator; a free one stays free.

    Raises NotAllowed.
    """
    require(actor, Action.ANNOUNCE)
    record.take_writing_turn(session)
    held = _open_claim(session, vacancy_id)
    if held is None:
        return
    if held.user_id != actor.user_id and not may(actor, Action.CORRECT_ANY_CONTACT, held.unit_id):
        raise errors.NotAllowed("Only whoever took a need on, or a coordinator, lets it go.")
    held.released_at = clock.now()
    session.flush()
    record.audit(session, actor, "need_released", "vacancy", vacancy_id)


def _open_claim(session: Session, vacancy_id: int) -> NeedClaim | None:
    standing = select(NeedClaim).where(
        NeedClaim.vacancy_id == vacancy_id, NeedClaim.released_at.is_(None)
    )
    return session.scalar(standing.execution_options(populate_existing=True))
