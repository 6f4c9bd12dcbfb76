"""What every page can use: dates and codes in words, the menu, the hidden CSRF field."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import Flask, current_app, request
from flask_babel import format_date, format_datetime, format_timedelta, get_locale, gettext
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from employer_match import clock, vocabulary
from employer_match.http import current
from employer_match.http.languages import chosen
from employer_match.http.read_again import TICKED
from employer_match.http.words import choices, words_of
from employer_match.ranking.codes import Minus
from employer_match.ranking.results import Sentence
from employer_match.schemas.places import name_of
from employer_match.services import permissions
from employer_match.services.contacts.collision_facts import CollisionView
from employer_match.services.employers.employer_layer import Who
from employer_match.services.permissions import Action

MENU = "employer_match_menu"
NEAR = timedelta(days=300)


@dataclass(frozen=True)
class Entry:
    """One entry of the main menu: shown to whom `right` is given; `words` is a message id.

    `also` are the beginnings of other addresses that belong to it; `waiting` counts what waits
    there for the reader, who is told of it on the start page.
    """

    path: str
    words: str
    right: Action
    also: tuple[str, ...] = ()
    waiting: Callable[[], int] | None = None


@dataclass(frozen=True)
class Shown:
    """An entry as it stands on a page, in the reader's language."""

    path: str
    words: str
    here: bool


def dress(app: Flask) -> None:
    """Give the templates their filters and functions."""
    app.extensions[MENU] = []
    app.jinja_env.filters.update(
        said=said,
        words=words_of,
        day=day,
        moment=moment,
        since=since,
        days=days,
        hours=hours,
        municipality=name_of,
        pluses=pluses,
        minuses=minuses,
        quoted=quoted,
        tongue=tongue,
        each_colleague=each_colleague,
    )
    app.jinja_env.globals.update(
        csrf=csrf,
        navigation=navigation,
        what_waits=what_waits,
        place_in_programme=place_in_programme,
        may=may,
        choices=choices,
        codes=vocabulary,
        today=clock.today,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def add_to_menu(app: Flask, entries: Iterable[Entry]) -> None:
    """Add a face's entries to the main menu."""
    app.extensions[MENU].extend(entries)


@dataclass(frozen=True)
class Waiting:
    """So many things wait for the reader behind an entry of the menu."""

    path: str
    words: str
    number: int


def navigation() -> list[Shown]:
    """The menu of whoever asks: only what that person may open."""
    mine = _mine()
    reached = [(path, e.path) for e in mine for path in (e.path, *e.also) if _leads_to(path)]
    _longest, here = max(reached, key=lambda one: len(one[0]), default=("", ""))
    return [Shown(entry.path, gettext(entry.words), entry.path == here) for entry in mine]


def what_waits() -> list[Waiting]:
    """What waits for the reader behind the menu's entries; those with nothing are left out."""
    counted = [(entry, entry.waiting()) for entry in _mine() if entry.waiting]
    return [Waiting(one.path, gettext(one.words), number) for one, number in counted if number]


def _mine() -> list[Entry]:
    entries: list[Entry] = current_app.extensions[MENU]
    return [entry for entry in entries if may(entry.right)]


def _leads_to(path: str) -> bool:
    if path == "/":
        return request.path == "/"
    return request.path == path or request.path.startswith(path.rstrip("/") + "/")


def place_in_programme() -> str:
    """Where in the programme the reader stands: its name and the reader's units."""
    parts = [current.settings().programme_name, *current.actor().unit_names]
    return " · ".join(part for part in parts if part)


def may(action: Action | str) -> bool:
    """Whether the reader's role opens this action; a template names it by its value."""
    return permissions.may(current.actor(), Action(action))


def csrf() -> Markup:
    """The hidden fields that every form which changes something carries.

    A text that its writer has read again need not be read a third time because of something else.
    """
    token = Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())
    marks = request.form.getlist(TICKED)
    hidden = Markup('<input type="hidden" name="{}" value="{}">')
    return token + Markup("").join(hidden.format(TICKED, mark) for mark in marks)


def said(message: str) -> str:
    """A message id that is only known when the page is made, in the reader's language."""
    return str(gettext(message)) if message else ""


def day(moment_or_day: date | datetime | None) -> str:
    """A day as people say it: "tis 24 nov", with the year when it is far away."""
    if moment_or_day is None:
        return ""
    if isinstance(moment_or_day, datetime):
        moment_or_day = clock.local_day(moment_or_day)
    near = abs(moment_or_day - clock.today()) < NEAR
    # Without the full stops of "tis." and "nov.", which end no sentence here.
    return str(format_date(moment_or_day, "EEE d MMM" if near else "d MMM y")).replace(".", "")


def moment(when: datetime) -> str:
    """A moment in Stockholm's time."""
    return str(format_datetime(when, "d MMM y, HH:mm"))


def since(moment_or_day: date | datetime) -> str:
    """How long ago, or how far ahead, in days: "i dag", "för 5 dagar sedan", "om 3 dagar"."""
    if isinstance(moment_or_day, datetime):
        moment_or_day = clock.local_day(moment_or_day)
    apart = moment_or_day - clock.today()
    named = {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}
    if apart.days in named:
        return str(named[apart.days])
    return str(format_timedelta(apart, granularity="day", threshold=10**6, add_direction=True))


def days(number: int) -> str:
    """A number of days in words: "1 dag", "12 dagar"."""
    return str(gettext("1 day") if number == 1 else gettext("%(number)s days", number=number))


def hours(least: float | None, most: float | None) -> str:
    """Hours a week: "10–20 timmar i veckan"; blank when nothing is known."""
    if least is None and most is None:
        return ""
    if least is None:
        return str(gettext("at most %(most)s hours a week", most=f"{most:g}"))
    if most is None:
        return str(gettext("at least %(least)s hours a week", least=f"{least:g}"))
    span = f"{least:g}" if least == most else f"{least:g}–{most:g}"
    return str(gettext("%(span)s hours a week", span=span))


def pluses(reasons: Iterable[Sentence]) -> list[str]:
    """The sentences that speak for."""
    return [one.text for one in reasons if one.code not in set(Minus)]


def minuses(reasons: Iterable[Sentence]) -> list[str]:
    """The sentences that speak against."""
    return [one.text for one in reasons if one.code in set(Minus)]


def each_colleague(collisions: Iterable[CollisionView]) -> list[list[CollisionView]]:
    """Collisions by colleague, in the order in which each is met first; the newest one leads."""
    found: dict[Who, list[CollisionView]] = {}
    for one in collisions:
        found.setdefault(one.who, []).append(one)
    return list(found.values())


def tongue(code: str) -> str:
    """A language by its code, in words: "arabiska"; a code that is unknown shows itself."""
    reading = get_locale()
    return str(reading.languages.get(code, code)) if reading else code


def quoted(words: str) -> str:
    """Somebody's own words, in the quotation marks of the reader's language."""
    return f"”{words}”" if chosen() == "sv" else f"“{words}”"
