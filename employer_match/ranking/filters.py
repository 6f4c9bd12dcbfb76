"""Which openings may be suggested to a person, over arrays; `exclusions` says the same in words."""

import numpy as np

from employer_match.ranking.licences import lacking
from employer_match.ranking.openings import BIT, Mask, Openings
from employer_match.ranking.person import Ban, Person
from employer_match.ranking.words import NOWHERE


def may_be_suggested(person: Person, openings: Openings) -> Mask:
    """True per opening that nothing excludes: not the person's own words, nor closing, nor law."""
    allowed = ~openings.shut
    allowed &= (openings.deadline == 0) | (openings.deadline >= person.ground.today.toordinal())
    for declined in person.profile.declined:
        if declined in openings.position:
            allowed[openings.position[declined]] = False
    _keep_to_law(person, openings, allowed)
    for ban in person.bans:
        _rule_out(ban, openings, allowed)
    _keep_to_area(person, openings, allowed)
    _keep_to_hours(person, openings, allowed)
    return allowed


def _keep_to_law(person: Person, openings: Openings, allowed: Mask) -> None:
    held = person.profile.licences
    if held is None:
        return
    number, sets = openings.licences
    lifted = person.profile.show_anyway
    free = [all(each in lifted for each in lacking(required, held)) for required in sets]
    if not all(free):
        allowed &= np.asarray(free, bool)[number]


def _rule_out(ban: Ban, openings: Openings, allowed: Mask) -> None:
    must_not = ban.must_not
    if ban.words is not None:
        allowed[openings.search.says(ban.words)[0]] = False
    elif must_not.condition is not None:
        allowed &= (openings.conditions[0] & BIT[must_not.condition]) == 0
    elif must_not.occupation is not None:
        allowed[openings.by_occupation.get(must_not.occupation, NOWHERE)] = False
    elif ban.group is not None:
        allowed[openings.by_group.get(ban.group, NOWHERE)] = False
    elif must_not.field is not None:
        allowed[openings.by_field.get(must_not.field, NOWHERE)] = False


def _keep_to_area(person: Person, openings: Openings, allowed: Mask) -> None:
    if person.profile.area is None:
        return
    number, municipalities = openings.municipality
    inside = [person.reaches(each) is not False for each in municipalities]
    allowed &= np.asarray(inside, bool)[number]


def _keep_to_hours(person: Person, openings: Openings, allowed: Mask) -> None:
    own = person.profile.hours
    if own is None:
        return
    low, high = openings.hours
    if own.max is not None:
        allowed &= ~(low > own.max)  # a comparison with NaN, the unknown, is False
    if own.min is not None:
        allowed &= ~(high < own.min)


def hours_met(person: Person, openings: Openings) -> Mask:
    """True per opening whose known hours suit the person's."""
    own = person.profile.hours
    if own is None:
        return np.zeros(len(openings), bool)
    low, high = openings.hours
    least, most = np.fmin(low, high), np.fmax(low, high)  # one known end stands for both
    return (least <= (own.max if own.max is not None else np.inf)) & (most >= (own.min or 0.0))
