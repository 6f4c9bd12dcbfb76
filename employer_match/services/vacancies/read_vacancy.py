"""Read one vacancy with all that is known of it, and our relation to its workplace."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import ContactPerson, Vacancy
from employer_match.services.actor import Actor
from employer_match.services.contacts.relation_to_workplaces import Relation, relation_to_workplaces
from employer_match.services.permissions import Action, require
from employer_match.services.vacancies.vacancy_content import VacancyContent, content_of, title_of
from employer_match.services.vacancies.vacancy_life import allowed
from employer_match.vocabulary import Condition, VacancyEvent, VacancySource, VacancyState


@dataclass(frozen=True)
class KnownCondition:
    """What is known of one condition, from where; `quote` are the opening's own words or empty."""

    condition: Condition
    value: bool
    quote: str
    source: str


@dataclass(frozen=True)
class VacancyView:
    """A vacancy as staff see it. `content` is what an edit starts from; `conditions` is all known.

    `relation` is None where the vacancy has no workplace yet.
    """

    id: int
    version: int
    title: str
    state: VacancyState
    source: VacancySource
    content: VacancyContent
    conditions: tuple[KnownCondition, ...]
    employer_name: str
    workplace_id: int | None
    relation: Relation | None
    occupation_id: str | None
    group_id: str | None
    field_id: str | None
    occupation_label: str | None
    contact_person_id: int | None
    contact_name: str | None
    published_on: date | None
    submitted_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    moderation_comment: str
    responsible_id: int | None
    may: tuple[VacancyEvent, ...]


def read_vacancy(session: Session, actor: Actor, vacancy_id: int) -> VacancyView:
    """The vacancy in any state; raises NotFound."""
    require(actor, Action.SEARCH_VACANCIES)
    vacancy = session.scalar(select(Vacancy).where(Vacancy.id == vacancy_id))
    if vacancy is None:
        raise errors.NotFound()
    place = vacancy.workplace_id
    relations = relation_to_workplaces(session, actor, [place]) if place is not None else {}
    person = (
        session.get(ContactPerson, vacancy.contact_person_id) if vacancy.contact_person_id else None
    )
    return VacancyView(
        id=vacancy.id,
        version=vacancy.version,
        title=title_of(vacancy),
        state=vacancy.state,
        source=vacancy.source,
        content=content_of(vacancy),
        conditions=known_conditions(vacancy),
        employer_name=vacancy.employer_name,
        workplace_id=place,
        relation=relations.get(place) if place is not None else None,
        occupation_id=vacancy.occupation_id,
        group_id=vacancy.group_id,
        field_id=vacancy.field_id,
        occupation_label=vacancy.occupation_label,
        contact_person_id=vacancy.contact_person_id,
        contact_name=person.name if person and person.objected_at is None else None,
        published_on=vacancy.published_on,
        submitted_at=vacancy.submitted_at,
        answered_at=vacancy.answered_at,
        closed_at=vacancy.closed_at,
        moderation_comment=vacancy.moderation_comment,
        responsible_id=vacancy.responsible_id,
        may=allowed(vacancy),
    )


def known_conditions(vacancy: Vacancy) -> tuple[KnownCondition, ...]:
    """What is known of the work's conditions, in the vocabulary's order."""
    return tuple(
        KnownCondition(
            condition, bool(known["value"]), str(known.get("quote", "")), str(known["source"])
        )
        for condition in Condition
        if (known := vacancy.conditions.get(condition.value))
    )
