"""Weeks that tests can plan, whatever the season they are run in."""

from datetime import date, timedelta

from employer_match import clock
from employer_match.outreach.plan_week import Week
from employer_match.outreach.working_days import is_working_day


def full_week(after: date | None = None) -> Week:
    """The first week after a day (today's week without it) that has no holiday in it."""
    week = Week.of(after or clock.today())
    while True:
        week = Week(week.monday + timedelta(days=7))
        if all(map(is_working_day, week.workdays)):
            return week
