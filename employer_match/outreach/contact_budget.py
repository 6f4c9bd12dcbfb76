"""How often we may come on our own initiative: at most so many contacts a month, spread evenly.

With a budget of N a month, two contacts keep 31/N days apart, rounded up: once a month 31 days,
twice 16, four times 8. The distance is counted across the turn of the month: two contacts on
the 31st and two on the 1st do not pass, and no calendar month ever holds more than N.

An employer who has said nothing gets at most two a month (`DEFAULT_PER_MONTH`). Nobody has measured
the right number: in Denmark seven of ten firms are in contact with their job centre, mostly once a
quarter (field 4.3, [F 71]); small ones leave where too many call ([F 72]); to introduce oneself and
to come back for what they need are two visits (three cups of tea, [F 47]). Two lets those happen in
a month, whoever of the county makes them, and is a low number as product row 72 asks.

Never counted: the employer got in touch, a need posted here is answered, or whoever works there
is supported; those contacts were asked for. To follow up where nobody was hired is to come by as
any other time, and counts. An announced contact counts from the day it was
announced to the day it ends, since it may happen on any of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from employer_match.outreach.collisions import NEVER, Announced, EarlierContact
from employer_match.vocabulary import Purpose

DEFAULT_PER_MONTH = 2
#: The longest month, in days.
MONTH = 31
#: Purposes that were asked for: they neither use the budget nor need room in it.
ASKED_FOR = NEVER


@dataclass(frozen=True, slots=True)
class Budget:
    """At most `per_month` contacts, with at least `rest_days` whole days between two of them.

    `said` is whether the employer has said so; else it is the programme's own restraint.
    """

    per_month: int = DEFAULT_PER_MONTH
    rest_days: int = 0
    said: bool = False

    @property
    def apart(self) -> int | None:
        """How many days after one contact the next may follow; None: never."""
        if self.per_month < 1:
            return None
        return max(-(-MONTH // self.per_month), self.rest_days + 1)


@dataclass(frozen=True, slots=True)
class Spent:
    """One contact that counts, on some day from `first` through `last`, by this coach."""

    first: date
    last: date
    user_id: int


@dataclass(frozen=True, slots=True)
class Room:
    """Whether one more contact fits on the day asked for.

    `free_from` is the first day, from the one asked for, on which it fits; None where it never
    does. `because` is what stands in its way on the day asked for, the latest where there are two.
    """

    fits: bool
    free_from: date | None
    budget: Budget
    because: Spent | None = None


def budget_of(
    per_month: int | None, rest_days: int | None, default: int = DEFAULT_PER_MONTH
) -> Budget:
    """What holds where the employer has said this; a rest period that was said is a budget too."""
    if per_month is None and rest_days is None:
        return Budget(default)
    return Budget(MONTH if per_month is None else per_month, rest_days or 0, said=True)


def spent(
    earlier: Iterable[EarlierContact | Announced], user_id: int | None = None
) -> tuple[Spent, ...]:
    """What of a workplace's contacts and announcements uses the budget, the earliest first.

    What this coach has announced oneself is the very contact that is asked about.
    """
    counted = (
        Spent(one.day, one.until if isinstance(one, Announced) else one.day, one.user_id)
        for one in earlier
        if (one.purpose not in ASKED_FOR or _in_name_only(one)) and _stands(one, user_id)
    )
    return tuple(sorted(counted, key=lambda one: (one.first, one.last, one.user_id)))


def room(
    budget: Budget,
    used: Iterable[Spent],
    day: date,
    purpose: Purpose,
    *,
    follows_nobody: bool = False,
) -> Room:
    """Whether one more contact fits on this day, and when it does; any order of `used` will do."""
    apart = budget.apart
    if purpose in ASKED_FOR and not follows_nobody:
        return Room(True, day, budget)
    if apart is None:
        return Room(False, None, budget)
    gap = timedelta(days=apart)
    free, because = day, None
    for one in sorted(used, key=lambda one: one.first):
        if one.first - gap < free < one.last + gap:
            if one.first - gap < day < one.last + gap:
                because = one
            free = one.last + gap
    return Room(free == day, free, budget, because)


def _in_name_only(one: EarlierContact | Announced) -> bool:
    return isinstance(one, EarlierContact) and one.follows_nobody


def _stands(one: EarlierContact | Announced, user_id: int | None) -> bool:
    if isinstance(one, Announced):
        return not one.released and one.until >= one.day and one.user_id != user_id
    return not one.cancelled
