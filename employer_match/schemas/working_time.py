"""Leave and part-time, as a coach or the team leader says them."""

from employer_match.schemas.base import Page, Strict, day, reference, whole


class WorkingTimeInput(Strict):
    """A span and its share of full time in percent: 0 is leave; without a last day it goes on."""

    first = day(required=True)
    last = day()
    percent = whole(0, 100, required=True)


class NewWorkingTime(WorkingTimeInput):
    """Whose it is: one's own where nobody is named."""

    user_id = reference(load_default=None, allow_none=True)


class WorkingTimeQuery(Page):
    """Whose spans are asked for."""

    user_id = reference(load_default=None, allow_none=True)
