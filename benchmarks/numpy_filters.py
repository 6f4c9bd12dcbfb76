"""The filters with arrays but without thought: every limit compared with every opening, per person.

Nothing is shared between people and nothing is kept, as one would first write it.
"""

import numpy as np
import numpy.typing as npt

from employer_match.ranking.licences import lacking
from employer_match.ranking.openings import BIT, Openings
from employer_match.ranking.person import Person

Mask = npt.NDArray[np.bool_]


def not_excluded(person: Person, openings: Openings) -> Mask:
    """True per opening that nothing excludes."""
    allowed = ~openings.shut
    allowed &= (openings.deadline == 0) | (openings.deadline >= person.ground.today.toordinal())
    for declined in person.profile.declined & openings.position.keys():
        allowed[openings.position[declined]] = False
    if (held := person.profile.licences) is not None:
        number, sets = openings.licences
        lifted = person.profile.show_anyway
        free = [all(each in lifted for each in lacking(required, held)) for required in sets]
        allowed &= np.asarray(free, bool)[number]
    for ban in person.bans:
        must_not = ban.must_not
        if ban.words is not None:
            allowed[openings.search.says(ban.words)[0]] = False
        elif must_not.condition is not None:
            allowed &= (openings.conditions[0] & BIT[must_not.condition]) == 0
        else:
            for code, index in (
                (must_not.occupation, openings.by_occupation),
                (ban.group, openings.by_group),
                (must_not.field, openings.by_field),
            ):
                allowed[index.get(code or "", np.zeros(0, np.int32))] = False
    if person.profile.area is not None:
        number, municipalities = openings.municipality
        inside = [person.reaches(each) is not False for each in municipalities]
        allowed &= np.asarray(inside, bool)[number]
    own = person.profile.hours
    if own is not None:
        low, high = openings.hours
        allowed &= ~(low > (np.inf if own.max is None else own.max))
        allowed &= ~(high < (own.min or 0.0))
    return allowed


def hours_met(person: Person, openings: Openings) -> Mask:
    """True per opening whose known hours suit the person's."""
    own = person.profile.hours
    if own is None:
        return np.zeros(len(openings), bool)
    low, high = openings.hours
    least, most = np.fmin(low, high), np.fmax(low, high)
    return (least <= (own.max if own.max is not None else np.inf)) & (most >= (own.min or 0.0))
