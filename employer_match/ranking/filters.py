"""Which openings may be suggested to a person, over arrays; `exclusions` says the same in words."""

import numpy as np
import numpy.typing as npt

from employer_match.ranking.day import Day, Mask
from employer_match.ranking.licences import lacking
from employer_match.ranking.openings import BIT, Openings
from employer_match.ranking.person import Ban, Person
from employer_match.ranking.profile import Area, Hours
from employer_match.ranking.words import NOWHERE, Positions


def may_be_suggested(person: Person, openings: Openings) -> Mask:
    """True per opening that nothing excludes: not the person's own words, nor closing, nor law."""
    day = openings.on(person.ground)
    return allowed(person, day)[day.place]


def allowed(person: Person, day: Day) -> Mask:
    """The same per place of the day (`Day`); the caller may write to it."""
    profile, found = person.profile, day.open.copy()
    for declined in profile.declined:
        at = day.openings.position.get(declined)
        if at is not None:
            found[day.place[at]] = False
    if (held := profile.licences) is not None:
        lifted = profile.show_anyway
        found &= day.kept(("law", held, lifted), lambda: _lawful(day, held, lifted))
    if (area := profile.area) is not None:
        found &= day.kept(area, lambda: _inside(day, area))
    if (own := profile.hours) is not None:
        found &= day.kept(own, lambda: _in_hours(day, own))
    for ban in person.bans:
        _rule_out(ban, day, found)
    return found


def _lawful(day: Day, held: frozenset[str], lifted: frozenset[str]) -> Mask:
    sets = day.openings.licences[1]
    free = [all(each in lifted for each in lacking(required, held)) for required in sets]
    return np.asarray(free, bool)[day.licences]


def _rule_out(ban: Ban, day: Day, found: Mask) -> None:
    must_not = ban.must_not
    if must_not.condition is not None:
        bit = BIT[must_not.condition]
        found &= day.kept(must_not, lambda: (day.conditions[0] & bit) == 0)
        return
    found[places_of(ban, day)] = False


def places_of(ban: Ban, day: Day) -> Positions:
    """Where what is ruled out is: a code, or words."""
    must_not, openings = ban.must_not, day.openings
    if (words := ban.words) is not None:
        return day.places(("says", words.said), lambda: openings.search.says(words)[0])
    if must_not.occupation is not None:
        return with_code(day, "occupation", must_not.occupation)
    if ban.group is not None:
        return with_code(day, "group", ban.group)
    return with_code(day, "field", must_not.field or "")


def with_code(day: Day, level: str, code: str) -> Positions:
    """The places of the openings of an occupation, a group or a field."""
    return day.places((level, code), lambda: _index(day.openings, level).get(code, NOWHERE))


def _index(openings: Openings, level: str) -> dict[str, Positions]:
    if level == "occupation":
        return openings.by_occupation
    return openings.by_group if level == "group" else openings.by_field


def _inside(day: Day, area: Area) -> Mask:
    codes, start = day.openings.municipality[1], area.from_municipality
    if start is None:
        near = np.asarray([not code or code in area.municipalities for code in codes], bool)
    elif area.max_km is None:
        near = np.ones(len(codes), bool)
    else:
        near = day.map.within(start, area.max_km)
        near |= np.asarray([code == start for code in codes], bool)
    return near[day.municipality]


def _in_hours(day: Day, own: Hours) -> Mask:
    low, high = day.hours
    found: Mask = np.ones(len(day), bool)
    if own.max is not None:
        found &= ~(low > own.max)  # a comparison with NaN, the unknown, is False
    if own.min is not None:
        found &= ~(high < own.min)
    return found


def hours_met(day: Day, own: Hours) -> npt.NDArray[np.bool_]:
    """True per place whose known hours suit the person's."""
    return day.kept(("met", own), lambda: _hours_met(day, own))


def _hours_met(day: Day, own: Hours) -> Mask:
    low, high = day.hours
    least, most = np.fmin(low, high), np.fmax(low, high)  # one known end stands for both
    return (least <= (own.max if own.max is not None else np.inf)) & (most >= (own.min or 0.0))
