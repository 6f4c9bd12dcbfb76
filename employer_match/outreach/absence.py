"""Whom to ask about a workplace today: its owner, else the deputy, else the owner's team.

Somebody is away on a day of leave (a working time of nothing) and when the account is closed; who
works part-time is there. Sources: product row 6, field 4.2(1).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from employer_match.outreach.plan_capacity import WorkSpan, share_of


class Asked(StrEnum):
    """Who answers for a workplace today; `team` is the owner's unit."""

    OWNER = "owner"
    DEPUTY = "deputy"
    TEAM = "team"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds the relation to a workplace: users by id."""

    owner: int
    deputy: int | None = None


def whom_to_ask(held: Held | None, away: Collection[int]) -> Asked:
    """Who answers while these users are away; nobody where nobody holds the relation."""
    if held is None:
        return Asked.NOBODY
    if held.owner not in away:
        return Asked.OWNER
    if held.deputy is not None and held.deputy not in away:
        return Asked.DEPUTY
    return Asked.TEAM


def away_on(spans: Mapping[int, tuple[WorkSpan, ...]], day: date) -> frozenset[int]:
    """The users whose working time is nothing on that day."""
    return frozenset(user for user, theirs in spans.items() if share_of(theirs, day) == 0)


def last_day_away(spans: tuple[WorkSpan, ...], day: date) -> date | None:
    """The last day in a row, from this one, on which nothing is worked; None: until further notice.

    Spans that follow each other are one absence.
    """
    while True:
        held = [one for one in spans if one.percent == 0 and one.first <= day]
        longest = [one.last for one in held if one.last is None or one.last >= day]
        if not longest:
            return day - timedelta(days=1)
        if None in longest:
            return None
        day = max(last for last in longest if last is not None) + timedelta(days=1)
