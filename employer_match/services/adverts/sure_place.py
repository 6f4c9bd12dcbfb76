"""When an ad surely names a registered workplace; anything less is for a person to say.

The organisation number decides the employer. Then one of these makes it sure: a person has merged a
workplace of that name there; the employer's place of that name in that municipality; the verdict
"same" of the duplicates room; or an earlier ad's own record, where neither has a number.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from employer_match.duplicates import Known, Likeness, compare
from employer_match.models import Employer, Workplace


class Sure(IntEnum):
    """Why it is sure, the surest first."""

    MERGED = 1
    SAME = 2
    EMPLOYERS_PLACE = 3
    EARLIER_AD = 4


@dataclass(frozen=True, slots=True)
class Named:
    """What an ad says of its workplace; `employer` is the registered one of its number, if any."""

    name: str
    key: str
    number: str | None
    employer: Employer | None
    address: str | None
    postcode: str | None
    municipality_code: str | None

    def known(self, number: str | None) -> Known:
        """The same for comparing."""
        return Known(
            self.name, number, None, None, self.postcode, self.municipality_code, self.address
        )


@dataclass(frozen=True)
class Standing:
    """A registered workplace; `known_as`: the (name key, municipality) of one merged into it."""

    place: Workplace
    known_as: tuple[str, str | None] | None = None

    @cached_property
    def known(self) -> Known:
        """The same for comparing, without number."""
        place = self.place
        return Known(
            place.name, None, None, None, place.postcode, place.municipality_code, place.address
        )

    def is_of(self, named: Named) -> bool:
        """Whether it is a place of the ad's employer under the ad's name."""
        key = self.known_as[0] if self.known_as else self.place.name_key
        return self.place.employer is named.employer and key == named.key


def how_sure(named: Named, standing: Standing) -> Sure | None:
    """Why the ad's workplace is this one; None where that is not sure."""
    place, theirs = standing.place, standing.place.employer
    if named.employer is not None and theirs is not named.employer:
        return None
    if None not in (named.number, theirs.organisation_number) and named.employer is None:
        return None  # whoever has another number is somebody else
    if standing.known_as is not None:
        told = (named.key, named.municipality_code)
        return Sure.MERGED if told == standing.known_as else None
    if named.address and place.address and _same(named, standing):
        return Sure.SAME
    if (named.key, named.municipality_code) != (place.name_key, place.municipality_code):
        return None
    if _elsewhere(named, standing):
        return None
    if named.employer is not None:
        return Sure.EMPLOYERS_PLACE
    neither = named.number is None and theirs.organisation_number is None
    return Sure.EARLIER_AD if neither and place.from_advert else None


def _same(named: Named, standing: Standing) -> bool:
    """Numbers have been looked at: here the names and the places are compared."""
    return compare(named.known(None), standing.known).likeness is Likeness.SAME


def _elsewhere(named: Named, standing: Standing) -> bool:
    """Two addresses in one town are two workplaces, whatever they are called."""
    here, there = named.known(None).street, standing.known.street
    return bool(here and there and here.other_than(there))
