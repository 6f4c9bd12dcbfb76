"""One JobTech ad as a record: what it says in our words, what it leaves open, or why it is refused.

Rule: an ad needs an id and a headline; what else is missing or null is unknown (None or empty);
what is malformed refuses the whole ad.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime

from employer_match.integrations.jobtech import parts, wording
from employer_match.integrations.jobtech.node import Malformed as MalformedAdvert
from employer_match.integrations.jobtech.node import Node
from employer_match.integrations.jobtech.parts import AdvertContact, Requirements, Term

__all__ = ["Advert", "AdvertContact", "MalformedAdvert", "Removal", "Requirements", "Term", "parse"]


@dataclass(frozen=True, slots=True)
class Removal:
    """JobStream's sparse message that an ad is withdrawn."""

    id: str
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Advert:
    """An ad. Hours are per week; days are Sweden's; moments are UTC; coordinates (lat, lon).

    `content_hash` (SHA-256, hexadecimal) is the same for two ads that say the same, whatever the
    order of their keys and whenever they were fetched; `changed_at` is when JobTech last touched
    it. `licences` are empty unless one is required; `licence_required` without any is an open
    question about the class. `sole_trader` marks the number as a personal identity number.
    """

    id: str
    headline: str
    text: str
    conditions_text: str | None
    employer_name: str | None
    organisation_number: str | None
    sole_trader: bool
    workplace_name: str | None
    street: str | None
    postcode: str | None
    city: str | None
    municipality_code: str | None
    municipality: str | None
    coordinates: tuple[float, float] | None
    occupation: Term
    group: Term
    field: Term
    ssyk_code: str | None
    hours_min: float | None
    hours_max: float | None
    employment_type: str | None
    duration: str | None
    permanent: bool | None
    pay: str | None
    experience_required: bool | None
    licence_required: bool | None
    licences: tuple[str, ...]
    own_car: bool | None
    must_have: Requirements
    nice_to_have: Requirements
    labels: tuple[str, ...]
    contacts: tuple[AdvertContact, ...]
    webpage_url: str | None
    published_on: date | None
    last_day: date | None
    deadline: date | None
    removed: bool
    removed_at: datetime | None
    changed_at: datetime | None
    content_hash: str = ""


# When JobTech touched an ad says nothing about what it says.
CONTENT = sorted(
    each.name for each in fields(Advert) if each.name not in ("changed_at", "content_hash")
)


def parse(raw: object) -> Advert | Removal:
    """The record of one ad as JobTech publishes it; raises MalformedAdvert with a plain reason."""
    if not isinstance(raw, Mapping):
        raise MalformedAdvert("an ad must be a JSON object")
    ad = Node(raw)
    advert_id = parts.identity(ad)
    headline = ad.text("headline", limit=300)
    if headline is None:
        if ad.flag("removed"):
            return Removal(advert_id, parts.event_time(ad, "removed_date"))
        raise ad.wrong("headline", "missing")
    advert = _advert(ad, advert_id, headline)
    return replace(advert, content_hash=_content_hash(advert))


def _advert(ad: Node, advert_id: str, headline: str) -> Advert:
    description, employer, place = (
        ad.node(key) for key in ("description", "employer", "workplace_address")
    )
    number, sole_trader = wording.organisation_number(employer.text("organization_number"))
    hours_min, hours_max = parts.hours(ad.node("scope_of_work"))
    employment_type = parts.term(parts.concept(ad, "employment_type")).label
    duration = parts.term(parts.concept(ad, "duration")).label
    group = parts.concept(ad, "occupation_group")
    removed = ad.flag("removed") or False
    return Advert(
        id=advert_id,
        headline=headline,
        text=parts.text(description),
        conditions_text=description.prose("conditions"),
        employer_name=employer.text("name", limit=200),
        organisation_number=number,
        sole_trader=sole_trader,
        workplace_name=employer.text("workplace", limit=200),
        street=place.text("street_address", limit=200),
        postcode=place.text("postcode", limit=10),
        city=place.text("city", limit=100),
        municipality_code=parts.municipality_code(place),
        municipality=place.text("municipality", limit=100),
        coordinates=parts.coordinates(place),
        occupation=parts.term(parts.concept(ad, "occupation")),
        group=parts.term(group),
        field=parts.term(parts.concept(ad, "occupation_field")),
        ssyk_code=parts.ssyk_code(group),
        hours_min=hours_min,
        hours_max=hours_max,
        employment_type=employment_type,
        duration=duration,
        permanent=wording.permanent(employment_type, duration),
        pay=ad.text("salary_description"),
        experience_required=ad.flag("experience_required"),
        licence_required=ad.flag("driving_license_required"),
        licences=parts.licences(ad),
        own_car=ad.flag("access_to_own_car"),
        must_have=parts.requirements(ad.node("must_have")),
        nice_to_have=parts.requirements(ad.node("nice_to_have")),
        labels=parts.labels(ad),
        contacts=parts.contacts(ad),
        webpage_url=parts.web_address(ad, "webpage_url"),
        published_on=parts.day(ad, "publication_date"),
        last_day=parts.day(ad, "last_publication_date"),
        deadline=parts.day(ad, "application_deadline"),
        removed=removed,
        # Ads that are live again still carry the date of an earlier removal.
        removed_at=parts.event_time(ad, "removed_date") if removed else None,
        changed_at=parts.changed_at(ad),
    )


def _content_hash(advert: Advert) -> str:
    content = {name: getattr(advert, name) for name in CONTENT}
    written = json.dumps(content, ensure_ascii=False, default=_written)
    return hashlib.sha256(written.encode()).hexdigest()


def _written(value: object) -> object:
    """A part of an ad as a list of its values; a day or a moment as text."""
    if is_dataclass(value):
        return [getattr(value, each.name) for each in fields(value)]
    return str(value)
