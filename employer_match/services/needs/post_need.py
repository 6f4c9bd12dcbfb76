"""An employer posts a need through the public form: no account, any kind, and always an answer."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.config import Settings
from employer_match.language.taxonomy import Taxonomy
from employer_match.models import Vacancy
from employer_match.services import record
from employer_match.services.actor import ANONYMOUS
from employer_match.services.mail import letters
from employer_match.services.needs.employer_links import make_link
from employer_match.services.needs.need_sender import (
    NeedSender,
    as_kept,
    problems_of,
    proposed_workplace,
)
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.vacancies.index_vacancy import index_vacancy
from employer_match.services.vacancies.vacancy_content import (
    FORM,
    VacancyContent,
    problems,
    values_of,
)
from employer_match.vocabulary import VacancySource, VacancyState


@dataclass(frozen=True, kw_only=True)
class NeedDraft:
    """The whole form: who posts, and what there is to do."""

    sender: NeedSender
    content: VacancyContent


@dataclass(frozen=True)
class Posted:
    """What came of it. `link` is for the letter (and the demo), never for the page that answers."""

    vacancy: Vacancy
    link: str


def post_need(
    session: Session, draft: NeedDraft, settings: Settings, language: str = "sv"
) -> Posted:
    """Take a need in as submitted and send the receipt; raises Invalid with the fields to mend.

    A registered organisation number proposes the workplace; the rest is for moderation.
    """
    taxonomy = read_taxonomy(session)
    check_need(draft, taxonomy)
    record.take_writing_turn(session)
    sender = as_kept(draft.sender)
    vacancy = Vacancy(
        source=VacancySource.FORM,
        state=VacancyState.SUBMITTED,
        employer_name=sender["employer_name"],
        sender=sender,
        sender_language=language if language in letters.LANGUAGES else "sv",
        submitted_at=clock.now(),
        workplace_id=proposed_workplace(session, sender, draft.content.municipality_code),
        **values_of(draft.content, taxonomy, FORM),
    )
    session.add(vacancy)
    session.flush()
    index_vacancy(session, vacancy, taxonomy)
    link = make_link(session, vacancy, settings)
    letters.tell_employer(session, vacancy, "receipt", link=link)
    record.audit(session, ANONYMOUS, "need_posted", "vacancy", vacancy.id, kind=vacancy.kind)
    return Posted(vacancy, link)


def check_need(draft: NeedDraft, taxonomy: Taxonomy) -> None:
    """Raise Invalid naming every field of the form that cannot be used, all at once."""
    wrong = problems_of(draft.sender) | problems(draft.content, taxonomy, clock.today())
    if wrong:
        raise errors.Invalid(fields=wrong)
