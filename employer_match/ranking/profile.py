"""What a participant has said about work: wishes, limits and what is ruled out, nothing else.

The types carry no name, age, sex, origin, belief, health, address, benefit or referral, nor a
proxy of them, and no field for one may be added: what cannot be passed cannot be used
(Diskrimineringslagen 2008:567, 1 kap. 5 §; `tests/ranking/test_profile.py` holds the list).
"""

from dataclasses import dataclass
from datetime import date

from employer_match.vocabulary import Condition


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a week, both ends included; None at an end means that nothing is said about it."""

    min: float | None = None
    max: float | None = None

    def __post_init__(self) -> None:
        """Refuse an interval that no number can lie in; raises ValueError."""
        for end in (self.min, self.max):
            if end is not None and not 0 <= end <= 168:
                raise ValueError(f"hours a week lie between 0 and 168, not {end:g}")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min:g} hours is more than max {self.max:g}")


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish, rank 1 first: an occupation, a group, a field, or the person's own words.

    Exactly one of the four is set; codes are JobTech concept ids, a group also SSYK 2012.
    """

    rank: int
    occupation: str | None = None
    group: str | None = None
    field: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class MustNot:
    """One thing the person has ruled out ("absolut inte"); exactly one of the five is set."""

    occupation: str | None = None
    group: str | None = None
    field: str | None = None
    text: str | None = None
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """Where the person can work: named municipalities, or all within a distance of one.

    Municipality codes are SCB's four digits; distance is between centre points, as the crow flies.
    """

    municipalities: frozenset[str] = frozenset()
    from_municipality: str | None = None
    max_km: float | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A participant as the order sees one: an id and what the person has said about work.

    `licences` and `languages` that are None have not been asked about: a requirement then becomes
    a question. A set that is given is complete. `show_anyway` lifts named legal requirements
    ("visa ändå"). `related` is the person's own switch: whether work near a wish is wanted too.
    `last_contact` is the last employer contact on the person's behalf; only the
    reverse view reads it. `said_yes` and `said_no` are the occupations or groups of openings that
    the person has answered yes and no to: they only break ties (`leaning`).
    """

    id: str
    wishes: tuple[Wish, ...] = ()
    must_not: tuple[MustNot, ...] = ()
    conditions: frozenset[Condition] = frozenset()
    hours: Hours | None = None
    area: Area | None = None
    licences: frozenset[str] | None = None
    languages: frozenset[str] | None = None
    declined: frozenset[str] = frozenset()
    last_contact: date | None = None
    show_anyway: frozenset[str] = frozenset()
    related: bool = True
    said_yes: frozenset[str] = frozenset()
    said_no: frozenset[str] = frozenset()
