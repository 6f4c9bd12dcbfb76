"""Write the openings in every state of their life, and put them in the search index."""

from datetime import datetime

from sqlalchemy.orm import Session

from employer_match.demo.employers import DemoEmployer, DemoWorkplace
from employer_match.demo.keys import Keys, moment
from employer_match.demo.programme import DemoProgramme
from employer_match.demo.vacancies import BY_FORM_ONLY, DemoVacancy
from employer_match.language.taxonomy import Taxonomy
from employer_match.models import Vacancy
from employer_match.services.needs.need_sender import NeedSender, as_kept
from employer_match.services.vacancies.index_vacancy import index_vacancies, terms_of
from employer_match.services.vacancies.vacancy_content import (
    COACH,
    CONTACT,
    FORM,
    TEXT,
    conditions_in,
)
from employer_match.vocabulary import VacancySource, VacancyState

#: What the external ids of the demo's openings begin with.
PREFIX = "demo:"


def write(session: Session, whole: DemoProgramme, keys: Keys, taxonomy: Taxonomy) -> None:
    """Every opening, with what its text says of the work found by the product's own reading."""
    owners = {owner.workplace: keys.users[owner.owner] for owner in whole.owners}
    senders = {
        place.key: sender(employer, place)
        for employer in whole.employers
        for place in employer.workplaces
    }
    made = []
    for vacancy in whole.vacancies:
        written = _vacancy(vacancy, keys, owners.get(vacancy.workplace))
        if vacancy.state in BY_FORM_ONLY:
            written.sender = as_kept(senders[vacancy.workplace])
        session.add(written)
        made.append((vacancy.key, written))
    session.flush()
    keys.vacancies.update({key: written.id for key, written in made})
    index_vacancies(session, [(written.id, terms_of(written, taxonomy)) for _key, written in made])


def sender(employer: DemoEmployer, place: DemoWorkplace) -> NeedSender:
    """What the workplace wrote of itself in the public form."""
    person = place.people[0] if place.people else None
    return NeedSender(
        employer_name=employer.name,
        organisation_number=employer.organisation_number,
        workplace_name=place.name,
        address=place.address,
        postcode=place.postcode,
        city=place.city,
        contact_name=person.name if person else "Personalansvarig",
        contact_email=person.email if person else place.email,
        contact_phone=person.phone if person else place.phone,
    )


def _vacancy(vacancy: DemoVacancy, keys: Keys, owner: int | None) -> Vacancy:
    opening = vacancy.opening
    came = vacancy.published_on or vacancy.submitted_on
    began = moment(came) if came else None
    low, high = vacancy.hours or (None, None)
    waiting = vacancy.state in BY_FORM_ONLY
    coded = not waiting and not vacancy.uncoded
    return Vacancy(
        workplace_id=keys.workplaces[vacancy.workplace],
        kind=opening.kind,
        source=vacancy.source,
        state=vacancy.state,
        external_id=f"{PREFIX}{vacancy.key}",
        headline=opening.headline,
        text=vacancy.text,
        employer_name=vacancy.employer_name,
        occupation_id=opening.occupation_id if coded else None,
        group_id=opening.group_id if coded else None,
        field_id=opening.field_id if coded else None,
        occupation_label=opening.occupation_label if coded else None,
        municipality_code=vacancy.municipality_code,
        hours_min=low,
        hours_max=high,
        starts_on=vacancy.starts_on,
        duration=vacancy.duration,
        permanent=vacancy.permanent,
        pay=vacancy.pay,
        collective_agreement=vacancy.collective_agreement,
        experience_required=opening.experience_required,
        conditions=_conditions(vacancy),
        licences=list(opening.licences),
        must_have=[*opening.legal, *opening.must_have],
        nice_to_have=list(opening.nice_to_have),
        published_on=vacancy.published_on,
        deadline=vacancy.deadline,
        contact_person_id=None if waiting else keys.people.get(vacancy.workplace),
        moderation_comment=vacancy.comment,
        submitted_at=moment(vacancy.submitted_on, 8) if vacancy.submitted_on else None,
        answered_at=_answered(vacancy),
        closed_at=moment(vacancy.closed_on, 15) if vacancy.closed_on else None,
        responsible_id=owner if vacancy.source is not VacancySource.JOBTECH else None,
        **({"created_at": began, "updated_at": began} if began else {}),
    )


def _conditions(vacancy: DemoVacancy) -> dict[str, dict[str, object]]:
    """What the text states, and what people have told us; each with its source."""
    told = FORM if vacancy.source is VacancySource.FORM else COACH
    known = conditions_in(f"{vacancy.opening.headline}\n{vacancy.text}")
    for condition, value in vacancy.conditions.items():
        quote = vacancy.quotes.get(condition, "")
        source = told if condition in vacancy.opening.conditions else CONTACT
        source = TEXT if quote else source
        known[condition.value] = {"value": value, "quote": quote, "source": source}
    return known


def _answered(vacancy: DemoVacancy) -> datetime | None:
    if vacancy.submitted_on is None or vacancy.state is VacancyState.SUBMITTED:
        return None
    return moment(vacancy.submitted_on, 13)
