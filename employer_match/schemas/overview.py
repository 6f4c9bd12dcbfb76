"""What the overview and the contact log can be asked for."""

from marshmallow import validate

from employer_match.schemas.base import Page, code, day, text, whole
from employer_match.services.overview.overview_counts import Shown
from employer_match.vocabulary import GoOnReason, Mode, NextStep, Outcome, Purpose

_digits = validate.Regexp(r"\d{0,5}\Z", error="Write the number's digits.")


class _Period(Page):
    """What both lists are narrowed by; days are inclusive."""

    period_from = day()
    period_to = day()
    unit_id = whole(1, load_default=None, allow_none=True)
    municipality_code = text(4, _digits, load_default=None, allow_none=True)
    sni = text(5, _digits, load_default=None, allow_none=True)
    stage = whole(0, 4, load_default=None, allow_none=True)


class OverviewQuery(_Period):
    """Which workplaces, in which period, of which unit, place, branch and stage."""

    shown = code(Shown, load_default=Shown.CONTACTED)


class ContactQuery(_Period):
    """Which contacts of the log."""

    workplace_id = whole(1, load_default=None, allow_none=True)
    user_id = whole(1, load_default=None, allow_none=True)
    mode = code(Mode, load_default=None, allow_none=True)
    purpose = code(Purpose, load_default=None, allow_none=True)
    outcome = code(Outcome, load_default=None, allow_none=True)
    next_step = code(NextStep, load_default=None, allow_none=True)
    next_step_due = day()
    went_on = code(GoOnReason, load_default=None, allow_none=True)
