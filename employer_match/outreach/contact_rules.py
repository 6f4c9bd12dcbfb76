"""The employer's own wishes: what stops a contact, and what a coach should think of first.

Only a stop blocks, and only until a coordinator overrides it with a reason; everything else is
advice. Sources: product rows 5, 7 and 72, field 4.2(5) and 4.1 (learn needs before presenting).
"""

from dataclasses import dataclass
from datetime import date

from employer_match.vocabulary import Advice, Mode, Purpose

#: The programme does not approach anybody here: the employer does, or has asked for an answer.
EMPLOYER_CAME_TO_US = frozenset({Purpose.EMPLOYER_ASKED, Purpose.REPLY_TO_NEED})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the employer has said. Days are inclusive; `stop_since` is the day it was said."""

    not_before: date | None = None
    stop_since: date | None = None
    stop_until: date | None = None
    stop_for_good: bool = False
    only_through: int | None = None
    preferred_mode: Mode | None = None
    budget_per_month: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A contact as planned: by whom, when, how, why, and what the workplace has seen of us.

    `made_this_month` counts the contacts on our initiative in the calendar month of `day`.
    """

    user_id: int
    day: date
    purpose: Purpose
    mode: Mode | None = None
    stage: int = 0
    made_this_month: int = 0


def stopped(wishes: Wishes, day: date, purpose: Purpose) -> bool:
    """Whether the employer's stop holds for a contact on this day.

    An employer that calls us has not been contacted; a contact before the stop can be logged.
    """
    if purpose is Purpose.EMPLOYER_ASKED:
        return False
    if wishes.stop_since is not None and day < wishes.stop_since:
        return False
    return wishes.stop_for_good or (wishes.stop_until is not None and day <= wishes.stop_until)


def advise(wishes: Wishes, plan: Plan) -> tuple[Advice, ...]:
    """What to think of before this contact, in a fixed order; empty when nothing speaks against."""
    ours = plan.purpose not in EMPLOYER_CAME_TO_US
    budget = wishes.budget_per_month
    holds = {
        Advice.NOT_BEFORE: ours and wishes.not_before is not None and plan.day < wishes.not_before,
        Advice.ONLY_THROUGH: wishes.only_through not in {None, plan.user_id},
        Advice.PREFERRED_MODE: None not in {wishes.preferred_mode, plan.mode}
        and wishes.preferred_mode is not plan.mode,
        Advice.BUDGET_SPENT: ours and budget is not None and plan.made_this_month >= budget,
        Advice.NEEDS_NOT_KNOWN: plan.purpose is Purpose.PRESENT_CANDIDATE and plan.stage < 2,
    }
    return tuple(advice for advice, speaks in holds.items() if speaks)
