"""Find again, or register, the workplaces and contact persons that a batch of ads names.

An employer is the same by its organisation number; without one, a workplace is the same by its
normalised name in its municipality. What is new is marked as coming from an ad: no relation yet.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.integrations.jobtech.advert import Advert
from employer_match.integrations.jobtech.parts import AdvertContact
from employer_match.language.company_names import name_key
from employer_match.models import ContactPerson, Employer, Workplace
from employer_match.vocabulary import ContactSource


class AdvertWorkplaces:
    """The workplaces of one batch; what it makes is added to the session."""

    def __init__(self, session: Session, adverts: Iterable[Advert]) -> None:
        self._session = session
        wanted = [advert for advert in adverts if _name(advert)]
        numbers = sorted({each.organisation_number for each in wanted if each.organisation_number})
        keys = sorted({name_key(_name(each)) for each in wanted})
        employers = session.scalars(
            select(Employer).where(Employer.organisation_number.in_(numbers)).order_by(Employer.id)
        )
        self._by_number = {each.organisation_number: each for each in employers}
        self._by_key: dict[str, list[Workplace]] = defaultdict(list)
        places = select(Workplace).where(Workplace.name_key.in_(keys)).order_by(Workplace.id)
        for place in session.scalars(places):
            self._by_key[place.name_key].append(place)

    def of(self, advert: Advert) -> Workplace | None:
        """The workplace of an ad, made where it is new; None where the ad names nobody."""
        name = _name(advert)
        if not name:
            return None
        employer = self._by_number.get(advert.organisation_number)
        number = advert.organisation_number
        named = self._by_key[name_key(name)]
        if employer is not None:
            found = [place for place in named if place.employer is employer]
        else:  # whoever has another number is somebody else
            found = [
                place for place in named if None in (number, place.employer.organisation_number)
            ]
        exact = [each for each in found if each.municipality_code == advert.municipality_code]
        if exact:  # of several, one without a number of its own is likelier to be this one
            return min(exact, key=lambda each: each.employer.organisation_number is not None)
        if advert.municipality_code is None and len(found) == 1:
            return found[0]
        place = self._register(advert, name, employer)
        named.append(place)
        return place

    def _register(self, advert: Advert, name: str, employer: Employer | None) -> Workplace:
        if employer is None:
            employer = Employer(
                name=advert.employer_name or name,
                organisation_number=advert.organisation_number,
                sole_trader=advert.sole_trader,
            )
            self._session.add(employer)
            if advert.organisation_number:
                self._by_number[advert.organisation_number] = employer
        latitude, longitude = advert.coordinates or (None, None)
        place = Workplace(
            employer=employer,
            name=name,
            address=advert.street,
            postcode=advert.postcode,
            city=advert.city,
            municipality_code=advert.municipality_code,
            latitude=latitude,
            longitude=longitude,
            from_advert=True,
        )
        self._session.add(place)
        return place


def contact_persons(
    session: Session, named: Sequence[tuple[int, Advert]]
) -> list[ContactPerson | None]:
    """Per (workplace id, ad) the first person to ask, registered where new; flushes.

    Somebody who objected is found again, and is not used.
    """
    places = sorted({place for place, advert in named if advert.contacts})
    known: dict[int, list[ContactPerson]] = defaultdict(list)
    people = select(ContactPerson).where(ContactPerson.workplace_id.in_(places))
    for person in session.scalars(people.order_by(ContactPerson.id)):
        known[person.workplace_id].append(person)
    first: list[ContactPerson | None] = []
    for place, advert in named:
        found = [_person(session, known[place], place, each) for each in advert.contacts]
        usable = [each for each in found if each is not None and each.objected_at is None]
        first.append(usable[0] if usable else None)
    session.flush()
    return first


def _person(
    session: Session, known: list[ContactPerson], place: int, told: AdvertContact
) -> ContactPerson | None:
    email = _fitting(told.email, 254)
    email = email.lower() if email else None
    name = _fitting(told.name, 200) or email or _fitting(told.phone, 40)
    if name is None:
        return None
    for person in known:
        if (email and person.email == email) or person.name.casefold() == name.casefold():
            return person
    person = ContactPerson(
        workplace_id=place,
        name=name,
        title=_fitting(told.description, 100),
        phone=_fitting(told.phone, 40),
        email=email,
        source=ContactSource.ADVERT,
    )
    session.add(person)
    known.append(person)
    return person


def _name(advert: Advert) -> str:
    return advert.workplace_name or advert.employer_name or ""


def _fitting(text: str | None, limit: int) -> str | None:
    return text if text and len(text) <= limit else None
