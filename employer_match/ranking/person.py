"""A profile made ready to be compared with openings, beside the taxonomy and the map."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from employer_match.language.taxonomy import Taxonomy
from employer_match.ranking import asked
from employer_match.ranking.aims import Aim, aims_of
from employer_match.ranking.distance import Place, kilometres
from employer_match.ranking.leaning import Leanings, leanings_of
from employer_match.ranking.profile import Hours, MustNot, Profile
from employer_match.vocabulary import Condition


@dataclass(frozen=True)
class Ground:
    """What a ranking stands on besides: the tree, the map, the day, the language of reasons."""

    taxonomy: Taxonomy
    today: date
    municipalities: Mapping[str, Place]
    language: str = "sv"


@dataclass(frozen=True)
class Ban:
    """Something ruled out, with its place in the tree or its words.

    `group` is the concept id of a group ruled out, `home` the group of an occupation ruled out.
    """

    must_not: MustNot
    label: str
    group: str | None = None
    home: str | None = None
    words: asked.Asked | None = None


@dataclass(frozen=True)
class Person:
    """One participant's profile on its ground."""

    profile: Profile
    ground: Ground

    @cached_property
    def aims(self) -> tuple[Aim, ...]:
        """The wishes, best rank first."""
        profile = self.profile
        return aims_of(profile.wishes, self.ground.taxonomy, related=profile.related)

    @cached_property
    def bans(self) -> tuple[Ban, ...]:
        """What is ruled out, in an order that does not depend on how it was written down."""
        found = [_ban(each, self.ground.taxonomy) for each in self.profile.must_not]
        return tuple(sorted(found, key=lambda ban: repr(ban.must_not)))

    @cached_property
    def leanings(self) -> Leanings:
        """What the person's own answers lean to."""
        return leanings_of(self.profile, self.ground.taxonomy)

    @cached_property
    def cared(self) -> tuple[Condition, ...]:
        """The conditions the person wants, in the vocabulary's order."""
        return tuple(each for each in Condition if each in self.profile.conditions)

    @cached_property
    def asks(self) -> tuple[Condition, ...]:
        """The conditions that matter: wanted, or ruled out."""
        banned = {each.condition for each in self.profile.must_not}
        return tuple(each for each in Condition if each in banned or each in self.cared)

    def words(self, *, uncoded: bool) -> tuple[asked.Asked, ...]:
        """The words to search texts for; names of occupations only where some are uncoded."""
        wished = (each.words for each in self.aims if uncoded or not each.where_uncoded)
        banned = (each.words for each in self.bans)
        return tuple(words for words in (*wished, *banned) if words is not None)

    def kilometres_to(self, municipality: str | None) -> float | None:
        """The distance from where the person set out to measure; None where it is unknown."""
        area = self.profile.area
        if area is None or area.from_municipality is None or municipality is None:
            return None
        if municipality not in self._away:
            places = self.ground.municipalities
            here, there = places.get(area.from_municipality), places.get(municipality)
            self._away[municipality] = kilometres(here, there) if here and there else None
        return self._away[municipality]

    @cached_property
    def _away(self) -> dict[str, float | None]:
        return {}

    def reaches(self, municipality: str | None) -> bool | None:
        """Whether a municipality lies in the person's own area; None where that is unknown."""
        area = self.profile.area
        if area is None:
            return True
        if municipality is None:
            return None
        if area.from_municipality is None or municipality == area.from_municipality:
            return area.from_municipality is not None or municipality in area.municipalities
        distance = self.kilometres_to(municipality)
        return None if distance is None or area.max_km is None else distance <= area.max_km


def hours_fit(own: Hours | None, offered: Hours | None) -> bool | None:
    """Whether the hours can meet: True where a known number suits both, False where none can.

    None where either is silent, or where what is known does not settle it.
    """
    if own is None or offered is None:
        return None
    least = own.min if own.min is not None else 0.0
    most = own.max if own.max is not None else float("inf")
    low, high = offered.min, offered.max
    if (low is not None and low > most) or (high is not None and high < least):
        return False
    ends = [end for end in (low, high) if end is not None]
    return True if ends and min(ends) <= most and max(ends) >= least else None


def _ban(must_not: MustNot, taxonomy: Taxonomy) -> Ban:
    if must_not.text is not None:
        return Ban(must_not, must_not.text, words=asked.read(must_not.text, taxonomy))
    group = taxonomy.group_id(must_not.group) or must_not.group
    code = must_not.occupation or group or must_not.field
    home = taxonomy.group_of(must_not.occupation)
    return Ban(must_not, taxonomy.label(code) or code or "", group=group, home=home)
