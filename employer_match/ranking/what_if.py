"""What if: the smallest changes of a person's own limits, and which wished openings each brings.

Only place and hours are asked about. What was said no to is not bargained with, and nothing is
changed for anybody: it is an offer to talk about (product row 81; broadening by offer helped
narrow searchers, by force it made outcomes worse: `docs/ranking.md`, sources).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

import numpy as np

from employer_match.language.taxonomy import Taxonomy
from employer_match.ranking import filters, order
from employer_match.ranking.codes import WhatIf
from employer_match.ranking.day import Mask
from employer_match.ranking.distance import Place
from employer_match.ranking.openings import Openings
from employer_match.ranking.person import Ground, Person
from employer_match.ranking.profile import Area, Hours, Profile
from employer_match.ranking.results import Sentence
from employer_match.ranking.sentences import say
from employer_match.ranking.wording import number, place_in_words

KM_STEP, MOST_KM = 5, 50
MOST_HOURS = 10
MOST_MUNICIPALITIES = 3


@dataclass(frozen=True, slots=True)
class Widening:
    """One change: the profile with it made, what to say, and the ids of the openings it brings.

    Each opening meets a wish (`exact`, `group` or `text`) and nothing else excludes it.
    """

    profile: Profile
    sentence: Sentence
    vacancies: tuple[str, ...]


def what_if(
    profile: Profile,
    openings: Openings,
    *,
    taxonomy: Taxonomy,
    today: date,
    municipalities: Mapping[str, Place] | None = None,
    language: str = "sv",
) -> tuple[Widening, ...]:
    """The smallest changes of each limit that bring something, and those that bring twice as much.

    Empty where the person has no wishes or no limits, or where no change within reason helps.
    """
    person = Person(profile, Ground(taxonomy, today, municipalities or {}, language))
    now = filters.may_be_suggested(person, openings)
    missed = order.meets_a_wish(person, openings) & ~now
    return (
        *_farther(person, openings, missed),
        *_elsewhere(person, openings, missed),
        *_other_hours(person, openings, missed),
    )


def _farther(person: Person, openings: Openings, missed: Mask) -> Iterator[Widening]:
    area = person.profile.area
    if area is None or area.max_km is None:
        return
    most = area.max_km

    def extra(at: int) -> float:
        away = person.kilometres_to(openings.vacancies[at].municipality)
        return np.inf if away is None else ceil((away - most) / KM_STEP) * KM_STEP

    for km, brought in _steps(
        _blocked(replace(person.profile, area=None), person, openings, missed), extra, MOST_KM
    ):
        wider = replace(person.profile, area=replace(area, max_km=most + km))
        yield _widening(person, openings, wider, brought, WhatIf.FARTHER, km=number(km, "sv"))


def _elsewhere(person: Person, openings: Openings, missed: Mask) -> Iterator[Widening]:
    area = person.profile.area
    if area is None or not area.municipalities:
        return
    there: dict[str, list[int]] = {}
    for at in _blocked(replace(person.profile, area=None), person, openings, missed):
        there.setdefault(openings.vacancies[at].municipality or "", []).append(at)
    best = sorted(there, key=lambda code: (-len(there[code]), code))
    for code in best[:MOST_MUNICIPALITIES]:
        wider = replace(person.profile, area=Area(area.municipalities | {code}))
        place = place_in_words(person, code)
        yield _widening(person, openings, wider, there[code], WhatIf.ELSEWHERE, place=place)


def _other_hours(person: Person, openings: Openings, missed: Mask) -> Iterator[Widening]:
    own, language = person.profile.hours, person.ground.language
    if own is None:
        return
    low, high = openings.hours
    blocked = _blocked(replace(person.profile, hours=None), person, openings, missed)
    if (least := own.min) is not None:
        few = [at for at in blocked if high[at] < least]
        for less, brought in _steps(few, lambda at: ceil(least - high[at]), MOST_HOURS):
            hours = Hours(least - less, own.max)
            said = {"hours": number(least - less, language), "before": number(least, language)}
            changed = replace(person.profile, hours=hours)
            yield _widening(person, openings, changed, brought, WhatIf.FEWER_HOURS, **said)
    if (most := own.max) is not None:
        many = [at for at in blocked if low[at] > most]
        for more, brought in _steps(many, lambda at: ceil(low[at] - most), MOST_HOURS):
            said = {"hours": number(most + more, language), "before": number(most, language)}
            changed = replace(person.profile, hours=Hours(own.min, most + more))
            yield _widening(person, openings, changed, brought, WhatIf.MORE_HOURS, **said)


def _blocked(freer: Profile, person: Person, openings: Openings, missed: Mask) -> list[int]:
    """Which of the missed openings nothing but the limit that `freer` lacks keeps away."""
    allowed = filters.may_be_suggested(Person(freer, person.ground), openings)
    found: list[int] = np.flatnonzero(missed & allowed).tolist()
    return found


def _steps(
    blocked: Iterable[int], extra: Callable[[int], float], most: float
) -> Iterator[tuple[float, list[int]]]:
    """The smallest step that brings something, and the smallest that brings twice as much."""
    needed = sorted((extra(at), at) for at in blocked)
    wanted = 1
    for step in sorted({each for each, _at in needed if each <= most}):
        brought = [at for each, at in needed if each <= step]
        if len(brought) >= wanted:
            yield step, brought
            if wanted > 1:
                return
            wanted = 2 * len(brought)


def _widening(
    person: Person,
    openings: Openings,
    changed: Profile,
    brought: list[int],
    code: WhatIf,
    **facts: str,
) -> Widening:
    language, many = person.ground.language, len(brought) != 1
    found = {
        "sv": "lediga platser" if many else "ledig plats",
        "en": "more vacancies meet" if many else "more vacancy meets",
    }[language]
    sentence = say(code, language, number=len(brought), found=found, **facts)
    return Widening(changed, sentence, tuple(openings.vacancies[at].id for at in sorted(brought)))
