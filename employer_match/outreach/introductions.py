"""Asking whoever holds the relation for an introduction: they have two working days to answer.

A search is never held longer (product row 14): who gets no answer is free to go, and so is who is
answered, whatever the answer. The day of asking counts when it is a working day, so that whatever
the hour nobody waits for more than two; asked on a day off, it is as if asked the next working day.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from employer_match.outreach.working_days import after
from employer_match.vocabulary import TalkAnswer

WORKING_DAYS = 2
#: How long an agreement between colleagues holds: what was there before has then rested.
HOLDS = timedelta(days=30)
ONE_DAY = timedelta(days=1)


class Introduction(StrEnum):
    """How it stands with an introduction that was asked for."""

    WAITING = "waiting"
    INTRODUCES = "introduces"
    TOGETHER = "together"
    GO_YOURSELF = "go_yourself"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Asked:
    """What two colleagues have agreed: `free_from` is None where no time was set (a talk)."""

    free_from: date | None
    answer: TalkAnswer | None = None
    answered_on: date | None = None


def free_from(asked_on: date) -> date:
    """The day from which the asker goes without an answer."""
    return after(asked_on - ONE_DAY, WORKING_DAYS + 1)


def state(asked: Asked, today: date) -> Introduction:
    """How it stands today; an answer that came late is still the answer."""
    if asked.answer is not None and asked.answer is not TalkAnswer.NOT_THIS_TIME:
        return Introduction(asked.answer)
    ran_out = asked.free_from is not None and asked.free_from <= today
    return Introduction.NO_ANSWER if ran_out else Introduction.WAITING


def clears(asked: Asked, day: date) -> bool:
    """Whether on that day the asker goes past what the colleague did there before.

    From the answer, or from the day on which the time for one ran out, through `HOLDS` days.
    "Not this time" is no agreement: the talk goes on.
    """
    begins = [
        one
        for one in (
            asked.free_from,
            asked.answered_on if asked.answer is not TalkAnswer.NOT_THIS_TIME else None,
        )
        if one is not None
    ]
    return any(one <= day <= one + HOLDS for one in begins)
