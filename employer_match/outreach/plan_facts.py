"""What the weekly plan is made from, and what a line of it says; plain facts without a database."""

from dataclasses import dataclass, field
from datetime import date

from employer_match.outreach.collisions import Announced, EarlierContact, OwnWish
from employer_match.outreach.contact_rules import Wishes
from employer_match.outreach.waiting import Waiting
from employer_match.vocabulary import Mode, NextStep, Purpose, Tier


@dataclass(frozen=True, slots=True)
class Coach:
    """A coach in this week: the days at work that are left of it, and how many contacts they hold.

    `municipalities` are those where the coach's participants look for work.
    """

    id: int
    days: tuple[date, ...]
    places: int
    municipalities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """A workplace: who has been there, what the employer wishes, who holds the relation.

    `asked` is whether any of us ever was in contact. `earlier` reaches back as far as any wish.
    """

    id: int
    employer: int
    municipality: str | None = None
    stage: int = 0
    asked: bool = False
    wishes: Wishes = field(default_factory=Wishes)
    earlier: tuple[EarlierContact | Announced, ...] = ()
    owner: int | None = None
    deputy: int | None = None

    @property
    def own_wish(self) -> OwnWish:
        """The wishes that override the programme's rest periods between colleagues."""
        return OwnWish(self.wishes.rest_days, self.wishes.not_before)


@dataclass(frozen=True, slots=True)
class Option:
    """A suggested opening at a workplace, for one participant; `position` counts from 1.

    `wanted`: the participant has said yes to this very opening. `posted_here`: the employer has
    posted the need with us, so that a contact is an answer.
    """

    vacancy: int
    place: int
    tier: Tier
    position: int
    wish_rank: int | None = None
    wanted: bool = False
    posted_here: bool = False


@dataclass(frozen=True, slots=True)
class Seeker:
    """A participant who looks for work, with coach, deputy, and what was suggested."""

    waiting: Waiting
    coach: int
    options: tuple[Option, ...] = ()
    deputy: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A line that stands: the coach has locked, added or accepted it."""

    coach: int
    place: int
    participants: tuple[str, ...] = ()
    takes_place: bool = True


@dataclass(frozen=True, slots=True)
class Promise:
    """What the coach has promised an employer for this week: a step agreed on a day, or announced.

    `step` None is an announced contact, of this `purpose`, that holds through `until`. A step was
    agreed at the contact of this id, on behalf of these participants, and is `due` on a day.
    """

    coach: int
    place: int
    purpose: Purpose | None = None
    until: date | None = None
    step: NextStep | None = None
    agreed_on: date | None = None
    due: date | None = None
    contact: int | None = None
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One contact to make: who, where, why, how, from which day of the week, for whom.

    `through` is the colleague to ask first; `promise` says what was promised.
    """

    coach: int
    place: int
    purpose: Purpose
    mode: Mode
    day: date
    participant: str | None = None
    waited: int = 0
    option: Option | None = None
    through: int | None = None
    promise: Promise | None = None
