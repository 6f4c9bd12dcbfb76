"""Whoever holds the relation hears what the employer has said of contact, once it counts."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.models import EmployerWish, User, Vacancy, Workplace
from employer_match.outreach import letters
from employer_match.services.actor import ANONYMOUS
from employer_match.services.contacts.free_stopped import free_stopped
from employer_match.services.employers.who_holds import holders
from employer_match.services.mail import outbox
from employer_match.services.mail.notices import tell
from employer_match.vocabulary import NoticeKind, VacancySource


def counts(vacancy: Vacancy) -> bool:
    """Whether a coordinator has approved the need at its workplace, and so who sent it."""
    approved = vacancy.workplace_id is not None and vacancy.contact_person_id is not None
    return vacancy.source is VacancySource.FORM and approved


def tell_of_wishes(session: Session, vacancy: Vacancy) -> None:
    """Tell owner and deputy, else who answers for the need; nothing where nothing was said.

    A stop frees what was announced there.

    Before the need is approved nobody is told: the coordinator reads the wishes with the need.
    """
    said = select(EmployerWish.id).where(EmployerWish.vacancy_id == vacancy.id)
    if not counts(vacancy) or vacancy.workplace_id is None or session.scalar(said) is None:
        return
    place = session.get_one(Workplace, vacancy.workplace_id)
    free_stopped(session, ANONYMOUS, place.id)
    for user in holders(session, place.id) or _responsible(session, vacancy):
        tell(session, user.id, NoticeKind.EMPLOYER_SAID, workplace_id=place.id)
        outbox.post(session, user.email, *letters.employer_said(user.language, place.name))


def _responsible(session: Session, vacancy: Vacancy) -> tuple[User, ...]:
    user = session.get(User, vacancy.responsible_id) if vacancy.responsible_id else None
    return (user,) if user is not None and user.disabled_at is None else ()
