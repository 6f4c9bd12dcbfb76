"""A contact as it is about to be logged, and all that must be true of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import ContactPerson, Decision, Participant, Vacancy
from employer_match.services import scoping
from employer_match.services.actor import Actor
from employer_match.services.contacts.settle_questions import QuestionAnswer, check_answers
from employer_match.services.disclosures.check_agreed import check_presented
from employer_match.vocabulary import Answer, Mode, NextStep, Outcome, Purpose

#: Older than this the day is more often a slip than meant.
QUESTIONED_AFTER = timedelta(days=365)
#: Answers after which a participant may be presented by name (product row 35).
WANTED = frozenset(
    {Answer.WANTS, Answer.CONTACTED, Answer.INTERVIEW, Answer.OFFERED, Answer.STARTED}
)


@dataclass(frozen=True, kw_only=True)
class ContactDraft:
    """Six fields are needed; the rest is there for who has more to say.

    `participants` are ids; `user_id` names the coach where somebody else types the log in;
    `together_with` are colleagues who came along, whose contact it is too; `answers` are those to
    open questions about vacancies there.
    """

    workplace_id: int
    happened_on: date
    mode: Mode
    purpose: Purpose
    outcome: Outcome
    next_step: NextStep
    next_step_on: date | None = None
    contact_person_id: int | None = None
    vacancy_id: int | None = None
    participants: tuple[str, ...] = ()
    together_with: tuple[int, ...] = ()
    answers: tuple[QuestionAnswer, ...] = ()
    note: str = ""
    confirm_old_date: bool = False
    user_id: int | None = None
    unit_id: int | None = None
    import_key: str | None = None


def draft_of(fields: Mapping[str, Any]) -> ContactDraft:
    """A draft from what a schema read: lists as tuples, answers as what they are."""
    several = {name: tuple(fields.get(name, ())) for name in ("participants", "together_with")}
    answers = tuple(QuestionAnswer(**each) for each in fields.get("answers", ()))
    return ContactDraft(**{**fields, **several, "answers": answers})


def check_draft(session: Session, actor: Actor, draft: ContactDraft) -> None:
    """Raise Invalid with every field to mend, or NotFound for a participant beyond reach."""
    check_days(draft.happened_on, draft.next_step_on, confirmed=draft.confirm_old_date)
    check_person(session, draft.workplace_id, draft.contact_person_id, draft.purpose)
    check_vacancy(session, draft.workplace_id, draft.vacancy_id)
    check_answers(session, draft.workplace_id, draft.answers)
    people = frozenset(draft.participants)
    _check_reach(session, actor, people)
    check_wanted(session, draft.purpose, draft.vacancy_id, people)
    check_presented(session, draft.purpose, draft.workplace_id, people, draft.happened_on)


def check_days(happened_on: date, next_step_on: date | None, *, confirmed: bool) -> None:
    """Raise Invalid for a day in the future, an unconfirmed one long ago, a next step before it."""
    today = clock.today()
    wrong = {}
    if happened_on > today:
        wrong["happened_on"] = "This day has not come yet. Announce the contact instead."
    elif happened_on < today - QUESTIONED_AFTER and not confirmed:
        wrong["happened_on"] = "This is more than a year ago. Check the year, or confirm the day."
    if next_step_on is not None and next_step_on < happened_on:
        wrong["next_step_on"] = "The next step cannot be before the contact."
    if wrong:
        raise errors.Invalid(fields=wrong)


def check_person(
    session: Session, workplace_id: int, person_id: int | None, purpose: Purpose
) -> None:
    """Raise Invalid unless the person works there and has not asked to be left alone."""
    if person_id is None:
        return
    person = session.get(ContactPerson, person_id)
    if person is None or person.workplace_id != workplace_id:
        message = "Choose a contact person at this workplace."
        raise errors.Invalid(fields={"contact_person_id": message})
    if person.objected_at is not None and purpose is not Purpose.EMPLOYER_ASKED:
        message = "This person has asked not to be contacted."
        raise errors.Invalid(fields={"contact_person_id": message})


def check_vacancy(session: Session, workplace_id: int, vacancy_id: int | None) -> None:
    """Raise Invalid unless the vacancy is one at this workplace."""
    if vacancy_id is None:
        return
    vacancy = session.get(Vacancy, vacancy_id)
    if vacancy is None or vacancy.workplace_id != workplace_id:
        raise errors.Invalid(fields={"vacancy_id": "Choose a vacancy at this workplace."})


def check_wanted(
    session: Session, purpose: Purpose, vacancy_id: int | None, people: Collection[str]
) -> None:
    """Raise Invalid where somebody would be presented for a vacancy before wanting it."""
    if vacancy_id is None or purpose is not Purpose.PRESENT_CANDIDATE:
        return
    answers = select(Decision.participant_id, Decision.answer).where(
        Decision.vacancy_id == vacancy_id, Decision.participant_id.in_(people)
    )
    newest = {row[0]: row[1] for row in session.execute(answers.order_by(Decision.id))}
    if any(newest.get(person) not in WANTED for person in people):
        message = (
            "Nobody is presented before saying yes to this vacancy. Ask the participant first."
        )
        raise errors.Invalid(fields={"participants": message})


def _check_reach(session: Session, actor: Actor, people: Collection[str]) -> None:
    within = select(Participant.id).where(Participant.id.in_(people))
    if not actor.is_system:
        within = within.where(Participant.id.in_(scoping.reachable_ids(actor)))
    if people and set(session.scalars(within.order_by(Participant.id))) != set(people):
        raise errors.NotFound()
