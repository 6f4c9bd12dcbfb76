"""What the overview's lists share: choices to narrow them down by, periods at a press, words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from flask import request
from flask_babel import gettext

from employer_match import clock
from employer_match.http import current
from employer_match.http.words import words_of
from employer_match.schemas.places import name_of
from employer_match.services.accounts import users
from employer_match.services.employers.narrow_workplaces import NO_MUNICIPALITY
from employer_match.services.overview.list_owners import list_owners
from employer_match.vocabulary import SizeClass
from employer_match_admin.lists import place_choices

#: Names of the fields in words; the templates use the same.
LABELS = {
    "shown": "Show",
    "period_from": "From",
    "period_to": "Through",
    "unit_id": "Unit",
    "municipality_code": "Municipality",
    "size_class": "Size",
    "sni": "Branch (SNI)",
    "owner_id": "Holds the relation",
    "stage": "Relation",
    "way": "How it was settled",
    "mode": "How",
    "purpose": "Why",
    "outcome": "What came of it",
    "next_step": "Next step",
    "went_on": "Went on because",
    "workplace_id": "Workplace number",
}
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Period:
    """A period to choose with one press: its words, its address, and whether it is chosen."""

    words: str
    address: str
    here: bool


@dataclass(frozen=True)
class Narrowing:
    """What a filter form chooses from."""

    units: Choices
    places: Choices
    sizes: Choices
    owners: Choices
    periods: list[Period]
    labels: Mapping[str, str]


def narrowing() -> Narrowing:
    """For the page that is asked for."""
    session, actor = current.session(), current.actor()
    return Narrowing(
        units=[(str(unit.id), unit.name) for unit in users.list_units(session, actor)],
        places=[*place_choices(), (NO_MUNICIPALITY, gettext("Not known"))],
        sizes=[(size.value, words_of(size)) for size in SizeClass],
        owners=[(str(user_id), name) for user_id, name in list_owners(session, actor)],
        periods=periods(clock.today()),
        labels={name: gettext(LABELS[name]) for name in LABELS},
    )


def periods(today: date) -> list[Period]:
    """Everything, this month, the last thirty days, this quarter, this year; the rest kept."""
    quarter = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    firsts = (
        (gettext("All time"), None),
        (gettext("This month"), today.replace(day=1)),
        (gettext("30 days"), today - timedelta(days=29)),
        (gettext("This quarter"), quarter),
        (gettext("This year"), date(today.year, 1, 1)),
    )
    dropped = {"period_from", "period_to", "page"}
    kept = [
        (name, value)
        for name, value in request.args.items(multi=True)
        if name not in dropped and value
    ]
    asked = request.args.get("period_from", ""), request.args.get("period_to", "")
    made = []
    for words, first in firsts:
        days = (first.isoformat(), today.isoformat()) if first else ("", "")
        pairs = [("period_from", days[0]), ("period_to", days[1])] if first else []
        address = f"{request.path}?{urlencode([*kept, *pairs])}".rstrip("?")
        made.append(Period(words, address, asked == days))
    return made


def download_address(kind: str, path: str | None = None) -> str:
    """Where the same list, narrowed down alike, is had as a file."""
    kept = [(n, value) for n, value in request.args.items(multi=True) if n != "page" and value]
    return f"{path or request.path}.{kind}?{urlencode(kept)}".rstrip("?")


def in_words(given: Mapping[str, Any], choices: Narrowing) -> dict[str, str]:
    """What a list was narrowed down to, for the head of its file."""
    named = {"unit_id": dict(choices.units), "owner_id": dict(choices.owners)}
    said = {}
    for name, value in given.items():
        if value is None or name not in LABELS:
            continue
        text = value.isoformat() if isinstance(value, date) else str(value)
        if name == "municipality_code":
            text = gettext("Not known") if value == NO_MUNICIPALITY else name_of(text)
        elif name in named:
            text = named[name].get(text, text)
        elif name not in {"shown", "way"}:
            text = words_of(value) if hasattr(value, "value") else text
        said[choices.labels[name]] = text
    return said
