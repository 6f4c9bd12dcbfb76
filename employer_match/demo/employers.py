"""Sixty invented employers with ninety workplaces, and the people one talks to there."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from employer_match.demo.numbers import (
    SOLE_TRADER,
    mobile_phone,
    office_phone,
    organisation_number,
)
from employer_match.demo.reading import content_of_all
from employer_match.vocabulary import ContactSource, SizeClass


@dataclass(frozen=True, slots=True)
class DemoContactPerson:
    """Somebody at a workplace; the first one of a workplace is whom one asks for."""

    name: str
    title: str
    phone: str
    email: str
    source: ContactSource


@dataclass(frozen=True, slots=True)
class DemoWorkplace:
    """A place where people work; `trades` decide which openings it may have."""

    key: str
    name: str
    address: str
    postcode: str
    city: str
    municipality_code: str
    phone: str
    email: str
    size_class: SizeClass
    trades: tuple[str, ...]
    about: str
    people: tuple[DemoContactPerson, ...]


@dataclass(frozen=True, slots=True)
class DemoEmployer:
    """A legal unit with its workplaces."""

    name: str
    organisation_number: str
    sole_trader: bool
    sector: str
    sni: str
    workplaces: tuple[DemoWorkplace, ...]


def employers() -> list[DemoEmployer]:
    """Every employer, in the order of the content; numbers and telephones follow the order."""
    phones = count()
    mobiles = count()
    return [
        DemoEmployer(
            name=raw["name"],
            organisation_number=organisation_number(raw.get("form", "AB"), serial),
            sole_trader=raw.get("form") == SOLE_TRADER,
            sector=raw.get("sector", "private"),
            sni=raw["sni"],
            workplaces=tuple(
                _workplace(place, raw["domain"], phones, mobiles) for place in raw["workplace"]
            ),
        )
        for serial, raw in enumerate(content_of_all("employers", "employer"))
    ]


def workplaces() -> dict[str, DemoWorkplace]:
    """Every workplace by its key."""
    return {place.key: place for employer in employers() for place in employer.workplaces}


def _workplace(
    raw: dict[str, Any], domain: str, phones: Iterator[int], mobiles: Iterator[int]
) -> DemoWorkplace:
    postcode, city = raw["place"][:6], raw["place"][7:]
    return DemoWorkplace(
        key=raw["key"],
        name=raw["name"],
        address=raw["street"],
        postcode=postcode,
        city=city,
        municipality_code=raw["municipality"],
        phone=office_phone(next(phones)),
        email=f"{raw['key']}@{domain}",
        size_class=SizeClass(raw["size"]),
        trades=tuple(raw["trades"]),
        about=raw["about"],
        people=tuple(_person(text, domain, next(mobiles)) for text in raw["people"]),
    )


def _person(text: str, domain: str, serial: int) -> DemoContactPerson:
    name, title, source = (part.strip() for part in text.split(","))
    first = name.split()[0].lower().translate(str.maketrans("åäöé", "aaoe"))
    return DemoContactPerson(
        name, title, mobile_phone(serial), f"{first}@{domain}", ContactSource(source)
    )
