"""A coordinator reads what employers posted, and answers each: published, returned, or rejected."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.config import Settings
from employer_match.models import Vacancy
from employer_match.outreach.plan_sentences import Why
from employer_match.services import record
from employer_match.services.actor import Actor
from employer_match.services.duplicates.find_duplicates import Candidate
from employer_match.services.duplicates.merged import workplace_of
from employer_match.services.mail import letters
from employer_match.services.needs.employer_links import make_link, revoke_links
from employer_match.services.needs.employer_wishes import sentences_of, wish_of
from employer_match.services.needs.need_sender import candidates_of, register_person
from employer_match.services.needs.tell_of_wishes import tell_of_wishes
from employer_match.services.permissions import Action, require
from employer_match.services.texts import demands_in
from employer_match.services.vacancies import vacancy_life
from employer_match.services.vacancies.edit_vacancy import find
from employer_match.services.vacancies.read_vacancy import KnownCondition, known_conditions
from employer_match.services.vacancies.vacancy_content import VacancyContent, content_of, title_of
from employer_match.vocabulary import VacancyEvent, VacancyState

OUTCOMES = frozenset({VacancyEvent.APPROVE, VacancyEvent.RETURN, VacancyEvent.REJECT})
WAITING = (VacancyState.SUBMITTED, VacancyState.RETURNED)


@dataclass(frozen=True)
class SubmittedNeed:
    """A posted need as the coordinator reads it; `sender` has the form's own field names.

    `workplace_id` is the workplace that the sender surely means, to be confirmed or corrected;
    `candidates` are those that it may be, with reasons; asked for one need only, not for lists.
    `wishes` is how the sender wants to be contacted, which counts from the approval; likewise.
    `demands` are words that can be read as a demand the law forbids, or that ask for a why.
    """

    id: int
    version: int
    title: str
    state: VacancyState
    content: VacancyContent
    conditions: tuple[KnownCondition, ...]
    sender: dict[str, str]
    workplace_id: int | None
    submitted_at: datetime | None
    comment: str
    candidates: tuple[Candidate, ...] = ()
    wishes: tuple[Why, ...] = ()
    demands: tuple[errors.ReadAgain, ...] = ()


def submitted_needs(session: Session, actor: Actor) -> list[SubmittedNeed]:
    """What waits for an answer, longest first; then what was returned and not changed yet."""
    require(actor, Action.MODERATE_VACANCY)
    waiting = (
        select(Vacancy)
        .where(Vacancy.state.in_(WAITING))
        .order_by(Vacancy.state.desc(), Vacancy.submitted_at, Vacancy.id)
    )
    return [_view(vacancy) for vacancy in session.scalars(waiting)]


def submitted_need(session: Session, actor: Actor, vacancy_id: int) -> SubmittedNeed:
    """One of them; raises NotFound for what waits for no answer."""
    require(actor, Action.MODERATE_VACANCY)
    vacancy = session.scalar(
        select(Vacancy).where(Vacancy.id == vacancy_id, Vacancy.state.in_(WAITING))
    )
    if vacancy is None:
        raise errors.NotFound()
    found: tuple[Candidate, ...] = ()
    if vacancy.sender:
        found = candidates_of(session, vacancy.sender, vacancy.municipality_code)
    wish = wish_of(session, vacancy.id)
    said = sentences_of(wish, vacancy) if wish is not None else ()
    return replace(_view(vacancy), candidates=found, wishes=said)


def moderate_vacancy(
    session: Session,
    actor: Actor,
    vacancy_id: int,
    outcome: VacancyEvent,
    version: int | None,
    settings: Settings,
    *,
    comment: str = "",
    workplace_id: int | None = None,
) -> Vacancy:
    """Approve (at a workplace), return with a question, or reject with a reason; the employer is
    told by mail.

    Raises NotFound, VersionMissing, Stale, Conflict for a wrong state, or Invalid where the comment
    or the workplace is missing. Approval puts the sender into the register as contact person.
    """
    require(actor, Action.MODERATE_VACANCY)
    vacancy = find(session, vacancy_id)
    record.expect_version(vacancy, version)
    if outcome not in OUTCOMES:
        raise errors.Invalid(fields={"outcome": "Approve, return or reject."})
    if outcome is not VacancyEvent.APPROVE and not comment.strip():
        raise errors.Invalid(fields={"comment": "Write to the employer what to change, or why."})
    values: dict[str, object] = {"responsible_id": actor.user_id}
    if outcome is VacancyEvent.APPROVE:
        values |= _place(session, workplace_id or vacancy.workplace_id)
        if vacancy.deadline is not None and vacancy.deadline < clock.today():
            raise errors.Conflict("The last day of this need has passed.")
    vacancy_life.move(session, actor, vacancy, outcome, comment.strip(), values)
    facts = {"comment": comment}
    if outcome is VacancyEvent.REJECT:
        revoke_links(session, vacancy.id)
    else:
        facts["link"] = make_link(session, vacancy, settings)
    letters.tell_employer(session, vacancy, outcome.value, **facts)
    if outcome is VacancyEvent.APPROVE:
        person = register_person(session, vacancy)
        if person is not None:
            vacancy.contact_person_id, vacancy.sender = person.id, None
            session.flush()
            tell_of_wishes(session, vacancy)
    return vacancy


def _place(session: Session, workplace_id: int | None) -> dict[str, object]:
    """The workplace chosen; one that was merged since the page was opened is what it is now."""
    wrong = errors.Invalid(fields={"workplace_id": "Choose the workplace, or register it first."})
    if workplace_id is None:
        raise wrong
    try:
        return {"workplace_id": workplace_of(session, workplace_id).id}
    except errors.NotFound:
        raise wrong from None


def _view(vacancy: Vacancy) -> SubmittedNeed:
    return SubmittedNeed(
        id=vacancy.id,
        version=vacancy.version,
        title=title_of(vacancy),
        state=vacancy.state,
        content=content_of(vacancy),
        conditions=known_conditions(vacancy),
        sender=dict(vacancy.sender or {}),
        workplace_id=vacancy.workplace_id,
        submitted_at=vacancy.submitted_at,
        comment=vacancy.moderation_comment,
        demands=demands_in(vacancy),
    )
