"""Who else is in contact with this workplace: the collision rule, in one place.

A collision is a conversation, never a lock: the coach is told who was there, when and what was
agreed, and goes on with a reason that the other is told. Sources: product row 13, field 4.2(3-4).

Readings where the sources leave room: field 4.2(3) speaks of another unit's contact, the product
of another's; two coaches of one unit meet the same employer, so any other coach's counts. The
exceptions of 4.2(4) concern the approach being made. An earlier contact counts whatever its
purpose, since whoever calls anew should know that a colleague follows somebody up there.

The coach's own continuation is three things: an own earlier contact, one that the coach came along
to, and a colleague's that the coach has gone past with a reason before and need not explain again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from employer_match.vocabulary import NextStep, Outcome, Purpose

#: What is never a collision: the employer called, a need posted here is answered, a person placed
#: there is followed up.
NEVER = frozenset({Purpose.EMPLOYER_ASKED, Purpose.REPLY_TO_NEED, Purpose.FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class RestPeriods:
    """How many days a workplace rests after a contact, counted from the day after it.

    `per_month` is how often we come at most where the employer has said nothing.
    """

    days: int = 14
    days_after_not_now: int = 30
    per_month: int = 2


@dataclass(frozen=True, slots=True)
class OwnWish:
    """The employer's own rest period and date: both override the programme's periods."""

    rest_days: int | None = None
    not_before: date | None = None


@dataclass(frozen=True, slots=True)
class Approach:
    """What a coach is about to do, and with whom that is settled.

    An answer to an advert answers no need that was posted here; a follow-up where nobody is placed
    follows nobody up. `together` come along; `cleared` have been asked, and agreed or let their
    time run out; `settled` are ids of contacts that the coach has gone past with a reason. What
    `reserves` the workplace stops at every announcement: only one of them can hold.
    """

    user_id: int
    day: date
    purpose: Purpose
    answers_advert: bool = False
    follows_nobody: bool = False
    together: frozenset[int] = frozenset()
    cleared: frozenset[int] = frozenset()
    settled: frozenset[int] = frozenset()
    reserves: bool = False


@dataclass(frozen=True, slots=True)
class EarlierContact:
    """A contact that was made with the workplace; it is the companions' own as well.

    `follows_nobody` is a follow-up where nobody had been hired.
    """

    id: int
    user_id: int
    unit_id: int
    day: date
    purpose: Purpose
    outcome: Outcome
    next_step: NextStep = NextStep.NOTHING
    next_step_on: date | None = None
    cancelled: bool = False
    companions: frozenset[int] = frozenset()
    follows_nobody: bool = False


@dataclass(frozen=True, slots=True)
class Announced:
    """An announced contact: it holds from the day it was announced through `until`."""

    id: int
    user_id: int
    unit_id: int
    day: date
    until: date
    purpose: Purpose
    released: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """One earlier contact or announcement in the way, through the day `until`."""

    earlier: EarlierContact | Announced
    until: date


def find(
    approach: Approach,
    earlier: Iterable[EarlierContact | Announced],
    rest: RestPeriods,
    wish: OwnWish | None = None,
) -> tuple[Clash, ...]:
    """What the approach collides with at one workplace, newest first; empty when it is free."""
    if approach.purpose in NEVER and not _in_name_only(approach):
        return ()
    clashes = [
        Clash(fact, until)
        for fact in earlier
        if not _agreed(approach, fact)
        and fact.day <= approach.day <= (until := rests_until(fact, rest, wish or OwnWish()))
    ]
    return tuple(sorted(clashes, key=_newest_first))


def rests_until(fact: EarlierContact | Announced, rest: RestPeriods, wish: OwnWish) -> date:
    """The last day on which others should keep away; the day before the fact when it is void.

    The employer's own date counts for contacts before it; an old date frees nobody for ever.
    """
    void = fact.day - timedelta(days=1)
    if isinstance(fact, Announced):
        return void if fact.released else fact.until
    if fact.cancelled:
        return void
    if wish.not_before is not None and wish.not_before > fact.day:
        return wish.not_before - timedelta(days=1)
    days = rest.days_after_not_now if fact.outcome is Outcome.NOT_NOW else rest.days
    return fact.day + timedelta(days=days if wish.rest_days is None else wish.rest_days)


def _in_name_only(approach: Approach) -> bool:
    if approach.purpose is Purpose.FOLLOW_UP:
        return approach.follows_nobody
    return approach.purpose is Purpose.REPLY_TO_NEED and approach.answers_advert


def _agreed(approach: Approach, fact: EarlierContact | Announced) -> bool:
    """Whether the fact is the coach's own, or settled with whose it is."""
    if isinstance(fact, Announced):
        held_by_friend = fact.user_id in approach.together | approach.cleared
        return fact.user_id == approach.user_id or (held_by_friend and not approach.reserves)
    who = {fact.user_id, *fact.companions}
    return (
        approach.user_id in who
        or not who.isdisjoint(approach.together)
        or fact.user_id in approach.cleared
        or fact.id in approach.settled
    )


def _newest_first(clash: Clash) -> tuple[int, bool, int]:
    fact = clash.earlier
    return -fact.day.toordinal(), isinstance(fact, EarlierContact), -fact.id
