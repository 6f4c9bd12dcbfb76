"""Write the employers, their workplaces and people, and our relations to them."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from employer_match.demo.employers import DemoContactPerson, DemoEmployer, DemoWorkplace
from employer_match.demo.keys import Keys, moment
from employer_match.demo.programme import DemoProgramme
from employer_match.models import (
    ContactPerson,
    ContactRule,
    Employer,
    NeedsSheetEntry,
    RelationshipOwner,
    Workplace,
)
from employer_match.vocabulary import ContactSource, VacancySource

#: When the register began, and when we heard of people we have not spoken to, in days ago.
REGISTER_BEGAN = 125
HEARD_OF = 26


def write(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """Everything that hangs on a workplace but contacts and openings."""
    began = moment(whole.today - timedelta(days=REGISTER_BEGAN))
    from_advert = _from_advert_only(whole)
    for employer in whole.employers:
        written = _employer(employer, began)
        session.add(written)
        for place in employer.workplaces:
            made = _workplace(place, began, from_advert=place.key in from_advert)
            written.workplaces.append(made)
            session.flush()
            keys.workplaces[place.key] = made.id
            _people(session, whole, place, made.id, keys)
    _relations(session, whole, keys)
    session.flush()


def _from_advert_only(whole: DemoProgramme) -> set[str]:
    """The workplaces that we know by their adverts and nothing else."""
    known = {contact.workplace for contact in whole.contacts}
    known |= {owner.workplace for owner in whole.owners}
    known |= {
        vacancy.workplace
        for vacancy in whole.vacancies
        if vacancy.source is not VacancySource.JOBTECH
    }
    return {place.key for place in whole.workplaces()} - known


def _employer(employer: DemoEmployer, began: datetime) -> Employer:
    return Employer(
        name=employer.name,
        organisation_number=employer.organisation_number,
        sole_trader=employer.sole_trader,
        sector=employer.sector,
        sni=employer.sni,
        fictional=True,
        created_at=began,
        updated_at=began,
    )


def _workplace(place: DemoWorkplace, began: datetime, *, from_advert: bool) -> Workplace:
    return Workplace(
        name=place.name,
        address=place.address,
        postcode=place.postcode,
        city=place.city,
        municipality_code=place.municipality_code,
        phone=place.phone,
        email=place.email,
        size_class=place.size_class,
        from_advert=from_advert,
        created_at=began,
        updated_at=began,
    )


def _people(
    session: Session, whole: DemoProgramme, place: DemoWorkplace, workplace_id: int, keys: Keys
) -> None:
    days = [contact.day for contact in whole.contacts if contact.workplace == place.key]
    first = min(days, default=None)
    for person in place.people:
        made = _person(person, workplace_id, first, whole.today)
        session.add(made)
        session.flush()
        keys.people.setdefault(place.key, made.id)


def _person(
    person: DemoContactPerson, workplace_id: int, first_contact: date | None, today: date
) -> ContactPerson:
    """Whom we have spoken to knows that we have the details; others are still to be told."""
    noted = moment(first_contact or today - timedelta(days=HEARD_OF), 16)
    spoke = first_contact is not None or person.source is ContactSource.PERSON
    return ContactPerson(
        workplace_id=workplace_id,
        name=person.name,
        title=person.title,
        phone=person.phone,
        email=person.email,
        source=person.source,
        informed_at=noted if spoke else None,
        created_at=noted,
        updated_at=noted,
    )


def _relations(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    for owner in whole.owners:
        session.add(
            RelationshipOwner(
                workplace_id=keys.workplaces[owner.workplace],
                owner_id=keys.users[owner.owner],
                deputy_id=keys.users[owner.deputy] if owner.deputy else None,
                since=owner.since,
                created_at=moment(owner.since),
            )
        )
    for rule in whole.rules:
        session.add(
            ContactRule(
                workplace_id=keys.workplaces[rule.workplace],
                rest_days=rule.rest_days,
                budget_per_month=rule.budget_per_month,
                not_before=rule.not_before,
                stop_since=rule.stop_since,
                stop_until=rule.stop_until,
                stop_for_good=rule.stop_for_good,
                only_through_id=keys.users[rule.only_through] if rule.only_through else None,
                preferred_mode=rule.preferred_mode,
                preferred_hours=rule.preferred_hours,
                said_by=rule.said_by,
                note=rule.note,
            )
        )
    for need in whole.needs:
        session.add(
            NeedsSheetEntry(
                workplace_id=keys.workplaces[need.workplace],
                topic=need.topic,
                known=need.text is not None,
                text=need.text or "",
                source=ContactSource.PERSON,
                learnt_on=need.learnt_on,
                user_id=keys.users[need.coach],
                created_at=moment(need.learnt_on, 15),
            )
        )
