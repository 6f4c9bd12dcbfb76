"""The parts of an ad, each read from its JSON with its own rule; whatever is unknown is None.

Fields and their oddities: JobTech's ad schema, and what is seen in ads from 2016 to 2025.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from employer_match.clock import local_day
from employer_match.integrations.jobtech import wording
from employer_match.integrations.jobtech.node import NOTHING, Node, tidy

FULL_WEEK = 40  # hours; JobTech gives the scope of work in per cent of full time
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
YEAR_2100 = 4_102_444_800_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of the taxonomy as the ad gives it; either half may be unknown."""

    id: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class AdvertContact:
    """A person whom the ad names for questions: personal data, with the source "advert"."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Requirements:
    """What an ad demands, or what it merely welcomes."""

    skills: tuple[Term, ...] = ()
    languages: tuple[Term, ...] = ()
    experience: tuple[Term, ...] = ()


def identity(ad: Node) -> str:
    """The ad's id: historical files carry it as `original_id`, live ones as `id`."""
    for key in ("original_id", "id"):
        value = ad.raw.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**20:
            return str(value)
        written = ad.text(key, limit=60)
        if written is not None:
            if " " in written:
                raise ad.wrong(key, "must not hold spaces")
            return written
    raise ad.wrong("id", "missing")


def concept(ad: Node, key: str) -> Node:
    """The concept under a key; where a list stands instead, its first is the advertiser's own."""
    if isinstance(ad.raw.get(key), list):
        return next(iter(ad.nodes(key)), Node(NOTHING, ad.name(key)))
    return ad.node(key)


def term(node: Node) -> Term:
    """The id and the label of a concept."""
    return Term(node.text("concept_id", limit=20), node.text("label", limit=200))


def text(description: Node) -> str:
    """The ad's words: the plain text, or the words of the HTML where only that is given."""
    plain = description.prose("text")
    html = None if plain else description.prose("text_formatted")
    return plain or (tidy(wording.words_of(html)) if html else "")


def hours(scope: Node) -> tuple[float | None, float | None]:
    """(least, most) hours a week from per cent of full time."""
    low, high = scope.number("min", 0, 100), scope.number("max", 0, 100)
    if low is not None and high is not None and low > high:
        raise scope.wrong("min", "is above max")
    return (
        None if low is None else low * FULL_WEEK / 100,
        None if high is None else high * FULL_WEEK / 100,
    )


def municipality_code(place: Node) -> str | None:
    """Four digits, the first two of which name the county."""
    code = place.text("municipality_code")
    if code is not None and not re.fullmatch("[0-9]{4}", code):
        raise place.wrong("municipality_code", "must have four digits")
    return code


def coordinates(place: Node) -> tuple[float, float] | None:
    """(latitude, longitude); JobTech writes the longitude first, and nulls where it knows none."""
    value = place.raw.get("coordinates")
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:
        raise place.wrong("coordinates", "must be [longitude, latitude]")
    pair = Node(dict(zip(("longitude", "latitude"), value, strict=True)), place.name("coordinates"))
    longitude, latitude = pair.number("longitude", -180, 180), pair.number("latitude", -90, 90)
    return None if latitude is None or longitude is None else (latitude, longitude)


def ssyk_code(group: Node) -> str | None:
    """The group's SSYK 2012 code, which JobTech carries as its older taxonomy's id."""
    code = group.text("legacy_ams_taxonomy_id")
    return code if code and re.fullmatch("[0-9]{4}", code) else None


def requirements(node: Node) -> Requirements:
    """Skills, languages and work experience, in the ad's own order."""
    keys = ("skills", "languages", "work_experiences")
    return Requirements(*(tuple(term(each) for each in node.nodes(key)) for key in keys))


def licences(ad: Node) -> tuple[str, ...]:
    """Driving-licence classes, only where the ad says that one is required."""
    classes = [each.text("label", limit=20) for each in ad.nodes("driving_license")]
    required = ad.flag("driving_license_required")
    return tuple(each for each in classes if each) if required else ()


def labels(ad: Node) -> tuple[str, ...]:
    """JobTech's labels, for example `nystartsjobb`."""
    found = wording.labels(ad.raw.get("label"))
    if found is None:
        raise ad.wrong("label", "must be a list of words")
    return tuple(each for each in map(tidy, found) if each)


def contacts(ad: Node) -> tuple[AdvertContact, ...]:
    """The persons named for questions; older files say `application_contact`."""
    found = (
        AdvertContact(
            name=each.text("name"),
            phone=each.text("telephone"),
            email=each.text("email"),
            description=each.text("description"),
        )
        for key in ("application_contacts", "application_contact")
        for each in ad.nodes(key)
    )
    return tuple(contact for contact in found if contact != AdvertContact())


def web_address(ad: Node, key: str) -> str | None:
    """A web address; any other scheme (`javascript:` …) is malformed."""
    address = ad.text(key, limit=500)
    if address is not None and not re.match("https?://[^/\\s]", address, re.IGNORECASE):
        raise ad.wrong(key, "is not a web address")
    return address


def day(ad: Node, key: str) -> date | None:
    """A day in Sweden: an ad's days are written without a zone and meant as Swedish ones."""
    moment = ad.moment(key)
    if moment is None or moment.tzinfo is None:
        return moment and moment.date()
    try:
        return local_day(moment)
    except OverflowError:
        raise ad.wrong(key, "is not a date") from None


def event_time(ad: Node, key: str) -> datetime | None:
    """A point on the stream's own clock, which is read as UTC where it names no zone."""
    moment = ad.moment(key)
    if moment is None or moment.tzinfo is None:
        return moment and moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ad.wrong(key, "is not a date") from None


def changed_at(ad: Node) -> datetime | None:
    """When JobTech last touched the ad: `timestamp`, in milliseconds since 1970."""
    milliseconds = ad.number("timestamp", 0, YEAR_2100)
    return None if milliseconds is None else EPOCH + timedelta(milliseconds=milliseconds)
