"""Find again, or register, the workplaces and contact persons that a batch of ads names.

An ad is put at a registered workplace only where that is sure: `sure_place` says when. Otherwise a
workplace is made from the ad, marked so, and the scan for duplicates asks a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from employer_match.integrations.jobtech.advert import Advert
from employer_match.integrations.jobtech.parts import AdvertContact
from employer_match.language.company_names import name_key
from employer_match.models import ContactPerson, Employer, Workplace
from employer_match.services.adverts.sure_place import Named, Standing, how_sure
from employer_match.services.duplicates.merged import formers
from employer_match.vocabulary import ContactSource


class AdvertWorkplaces:
    """The workplaces of one batch; what it makes is added to the session."""

    def __init__(self, session: Session, adverts: Iterable[Advert]) -> None:
        self._session = session
        wanted = [advert for advert in adverts if _name(advert)]
        numbers = sorted({each.organisation_number for each in wanted if each.organisation_number})
        keys = {name_key(_name(each)) for each in wanted}
        employers = session.scalars(
            select(Employer).where(Employer.organisation_number.in_(numbers)).order_by(Employer.id)
        )
        self._by_number = {each.organisation_number: each for each in employers}
        former = [each for each in formers(session, "workplace") if each.row["name_key"] in keys]
        posts = {each.postcode for each in wanted if each.street and each.postcode}
        places = {
            place.id: place
            for place in session.scalars(
                select(Workplace)
                .where(
                    or_(
                        Workplace.name_key.in_(keys),
                        Workplace.postcode.in_([way for post in posts for way in _ways(post)]),
                        Workplace.id.in_([each.now_id for each in former]),
                    )
                )
                .order_by(Workplace.id)
            )
        }
        self._by_key: dict[str, list[Standing]] = defaultdict(list)
        self._by_post: dict[str, list[Standing]] = defaultdict(list)
        for place in places.values():
            self._stand(Standing(place))
        for each in former:
            if each.now_id in places:
                known_as = (each.row["name_key"], each.row["municipality_code"])
                self._by_key[known_as[0]].append(Standing(places[each.now_id], known_as))

    def of(self, advert: Advert) -> Workplace | None:
        """The workplace of an ad, made where it is not surely known; None where it names nobody."""
        name = _name(advert)
        if not name:
            return None
        number = advert.organisation_number
        employer = self._by_number.get(number) if number else None
        named = Named(
            name, name_key(name), number, employer, advert.street, advert.postcode,
            advert.municipality_code,
        )  # fmt: skip
        near = self._by_post[_digits(advert.postcode)] if advert.street and advert.postcode else []
        candidates = self._by_key[named.key] + near
        judged = [(how_sure(named, one), one) for one in candidates]
        sure = [(verdict, one.place) for verdict, one in judged if verdict is not None]
        if sure:
            return min(sure, key=lambda each: each[0])[1]
        if employer is not None and named.municipality_code is None:
            found = {one.place.id: one.place for one in candidates if one.is_of(named)}
            if len(found) == 1:  # the ad does not say where, and there is one place of that name
                return next(iter(found.values()))
        place = self._register(advert, name, employer)
        self._stand(Standing(place))
        return place

    def _stand(self, standing: Standing) -> None:
        self._by_key[standing.place.name_key].append(standing)
        if standing.place.address and standing.place.postcode:
            self._by_post[_digits(standing.place.postcode)].append(standing)

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


def _digits(postcode: str) -> str:
    return "".join(sign for sign in postcode if sign.isdigit())


def _ways(postcode: str) -> Iterator[str]:
    """A post code as it may stand in the register."""
    yield postcode
    digits = _digits(postcode)
    if len(digits) == 5:
        yield from (digits, f"{digits[:3]} {digits[3:]}")


def _name(advert: Advert) -> str:
    return advert.workplace_name or advert.employer_name or ""


def _fitting(text: str | None, limit: int) -> str | None:
    return text if text and len(text) <= limit else None
