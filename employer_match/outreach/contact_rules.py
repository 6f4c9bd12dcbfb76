"""The employer's own wishes: what stops a contact, and what a coach should think of first.

Only a stop blocks, and only until a coordinator overrides it with a reason; everything else is
advice to a coach, and a rule for the weekly plan, which never proposes what the employer has asked
us not to do. Sources: product rows 5, 7 and 72, field 4.2(5) and 4.1 (learn needs before
presenting).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from employer_match.outreach.contact_budget import (
    DEFAULT_PER_MONTH,
    Budget,
    Room,
    Spent,
    budget_of,
    room,
)
from employer_match.vocabulary import Advice, Mode, Purpose, Weekday

T = TypeVar("T", int, date)

#: What can be said of how, with whom and how often, beside a stop and through whom of us.
SAID = (
    "not_before", "preferred_mode", "preferred_weekdays", "preferred_hours", "budget_per_month",
    "rest_days", "only_with_id",
)  # fmt: skip
UNSAID = (None, frozenset[Weekday]())
ONE_DAY = timedelta(days=1)

#: The programme does not approach anybody here: the employer does, or has asked for an answer.
EMPLOYER_CAME_TO_US = frozenset({Purpose.EMPLOYER_ASKED, Purpose.REPLY_TO_NEED})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the employer has said. Days are inclusive; `stop_since` is the day it was said.

    `only_through_id` is one of us, `only_with_id` a person of theirs, who are still there;
    `ask_anew` is that whoever contact was to go through has left, and nobody took over.
    `preferred_hours` are the employer's own words; no contact carries a time to hold against them.
    """

    not_before: date | None = None
    stop_since: date | None = None
    stop_until: date | None = None
    stop_for_good: bool = False
    only_through_id: int | None = None
    only_with_id: int | None = None
    preferred_mode: Mode | None = None
    preferred_weekdays: frozenset[Weekday] = frozenset()
    preferred_hours: str | None = None
    budget_per_month: int | None = None
    rest_days: int | None = None
    ask_anew: bool = False

    def budget(self, default: int = DEFAULT_PER_MONTH) -> Budget:
        """How often we may come: as the employer said, else the programme's own restraint."""
        return budget_of(self.budget_per_month, self.rest_days, default)


@dataclass(frozen=True, slots=True)
class Plan:
    """A contact as planned: by whom, with whom, when, how, why, and what the workplace saw of us.

    `used` are the contacts that count against the budget. `agreed` is whether the employer and the
    coach have agreed on this contact; `per_month` the budget where the employer has said nothing.
    `follows_nobody` is a follow-up where nobody works.
    """

    user_id: int
    day: date
    purpose: Purpose
    mode: Mode | None = None
    person_id: int | None = None
    stage: int = 0
    used: tuple[Spent, ...] = ()
    agreed: bool = False
    per_month: int = DEFAULT_PER_MONTH
    follows_nobody: bool = False


def stopped(wishes: Wishes, day: date, purpose: Purpose) -> bool:
    """Whether the employer's stop holds for a contact on this day.

    An employer that calls us has not been contacted; a contact before the stop can be logged.
    """
    if purpose is Purpose.EMPLOYER_ASKED:
        return False
    if wishes.stop_since is not None and day < wishes.stop_since:
        return False
    return wishes.stop_for_good or (wishes.stop_until is not None and day <= wishes.stop_until)


def room_for(wishes: Wishes, plan: Plan) -> Room:
    """Whether the budget has room for this contact; what was agreed needs only what was said."""
    found = room(
        wishes.budget(plan.per_month),
        plan.used,
        plan.day,
        plan.purpose,
        follows_nobody=plan.follows_nobody,
    )
    if plan.agreed and not found.budget.said:
        return replace(found, fits=True, free_from=plan.day, because=None)
    return found


def advise(wishes: Wishes, plan: Plan) -> tuple[Advice, ...]:
    """What to think of before this contact, in a fixed order; empty when nothing speaks against."""
    ours = plan.purpose not in EMPLOYER_CAME_TO_US
    they_called = plan.purpose is Purpose.EMPLOYER_ASKED
    found = room_for(wishes, plan)
    days = wishes.preferred_weekdays
    holds = {
        Advice.NOT_BEFORE: ours and wishes.not_before is not None and plan.day < wishes.not_before,
        Advice.ONLY_THROUGH: wishes.only_through_id not in {None, plan.user_id},
        Advice.ONLY_WITH: not they_called and wishes.only_with_id not in {None, plan.person_id},
        Advice.PREFERRED_MODE: not they_called
        and None not in {wishes.preferred_mode, plan.mode}
        and wishes.preferred_mode is not plan.mode,
        Advice.PREFERRED_DAYS: not they_called and bool(days) and Weekday.of(plan.day) not in days,
        Advice.BUDGET_SPENT: not found.fits and found.budget.said,
        Advice.SEEN_OFTEN: not found.fits and not found.budget.said,
        Advice.NEEDS_NOT_KNOWN: plan.purpose is Purpose.PRESENT_CANDIDATE and plan.stage < 2,
    }
    return tuple(advice for advice, speaks in holds.items() if speaks)


def strictest(said: Iterable[Wishes]) -> Wishes:
    """What holds where several have said something about one workplace: the stricter of each wish.

    Where neither is stricter (through whom, how, on which days) what comes first in `said` holds.
    """
    held = Wishes()
    for other in said:
        held = Wishes(
            not_before=_most(held.not_before, other.not_before),
            stop_since=_since(held, other),
            stop_until=_most(held.stop_until, other.stop_until),
            stop_for_good=held.stop_for_good or other.stop_for_good,
            only_through_id=_first(held.only_through_id, other.only_through_id),
            only_with_id=_first(held.only_with_id, other.only_with_id),
            preferred_mode=held.preferred_mode or other.preferred_mode,
            preferred_weekdays=held.preferred_weekdays or other.preferred_weekdays,
            preferred_hours=held.preferred_hours or other.preferred_hours,
            budget_per_month=_least(held.budget_per_month, other.budget_per_month),
            rest_days=_most(held.rest_days, other.rest_days),
            ask_anew=held.ask_anew or other.ask_anew,
        )
    return held


def held_back(said: Wishes, held: Wishes) -> bool:
    """Whether something else holds than what was said, or a stop that was not said or ends later.

    What was left unsaid holds nothing back.
    """
    other = any(
        getattr(said, name) not in {None, frozenset(), getattr(held, name)} for name in SAID
    )
    return other or last_day(held) > last_day(said)


def last_day(wishes: Wishes) -> date:
    """The last day of the stop; the first day there is, without one."""
    return date.max if wishes.stop_for_good else wishes.stop_until or date.min


def stop_begins(before: Wishes, after: Wishes, today: date) -> date | None:
    """Since when the stop holds as it is said anew; None without one.

    A stop that still holds goes on from its first day. What ended before today is over, so that
    the contacts since then can be logged.
    """
    if not _has_stop(after):
        return None
    return before.stop_since if last_day(before) >= today and before.stop_since else today


def lifts(before: Wishes, after: Wishes, today: date) -> bool:
    """Whether a stop that holds today would end sooner: that takes the right to override one."""
    return today <= last_day(before) and last_day(after) < last_day(before)


def _has_stop(wishes: Wishes) -> bool:
    return wishes.stop_for_good or wishes.stop_until is not None


def _since(one: Wishes, other: Wishes) -> date | None:
    """The first day of the stop that ends last, or of the one that went over into it."""
    stops = sorted((each for each in (one, other) if _has_stop(each)), key=last_day)
    if not stops:
        return None
    since = stops[-1].stop_since
    if len(stops) == 1 or since is None or last_day(stops[0]) < since - ONE_DAY:
        return since
    return None if stops[0].stop_since is None else min(since, stops[0].stop_since)


def _first(one: int | None, other: int | None) -> int | None:
    return other if one is None else one


def _most(one: T | None, other: T | None) -> T | None:
    known = [each for each in (one, other) if each is not None]
    return max(known, default=None)


def _least(one: int | None, other: int | None) -> int | None:
    return min((each for each in (one, other) if each is not None), default=None)
