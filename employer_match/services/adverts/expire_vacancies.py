"""Close what is past its last day; the employer who posted it is told. A nightly job."""

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import Vacancy
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.mail import letters
from employer_match.services.permissions import Action, require
from employer_match.services.vacancies import vacancy_life
from employer_match.vocabulary import VacancyEvent, VacancySource, VacancyState

LIVE = (VacancyState.OPEN, VacancyState.SUBMITTED, VacancyState.RETURNED)


def expire_vacancies(session: Session, actor: Actor, today: date | None = None) -> int:
    """Close every live vacancy whose deadline was before today; returns how many.

    Search and suggestions have left them out already; this writes it down.
    """
    require(actor, Action.IMPORT_ADS)
    record.take_writing_turn(session)
    day = today or clock.today()
    late = (Vacancy.state.in_(LIVE), Vacancy.deadline < day)
    ours = select(Vacancy).where(*late, Vacancy.source != VacancySource.JOBTECH)
    closed = 0
    for vacancy in session.scalars(ours.order_by(Vacancy.id)):
        vacancy_life.move(session, actor, vacancy, VacancyEvent.EXPIRE)
        if vacancy.source is VacancySource.FORM:
            letters.tell_employer(session, vacancy, "expire")
        closed += 1
    ads = session.scalars(
        select(Vacancy.id).where(*late, Vacancy.source == VacancySource.JOBTECH)
    ).all()
    if ads:  # thousands on an ordinary morning: one statement, one entry
        session.execute(
            update(Vacancy)
            .where(*late, Vacancy.source == VacancySource.JOBTECH)
            .values(state=VacancyState.EXPIRED, closed_at=clock.now(), version=Vacancy.version + 1)
            .execution_options(synchronize_session=False)
        )
        record.audit(session, actor, "ads_expired", "vacancy", "jobtech", count=len(ads))
    return closed + len(ads)
