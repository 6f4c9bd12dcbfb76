"""What the overview, its other lists and the contact log can be asked for."""

from marshmallow import validate

from employer_match.schemas.base import Page, Strict, code, day, reference, text, whole
from employer_match.services.overview.overview_counts import Shown
from employer_match.services.overview.settlements import WAYS
from employer_match.vocabulary import GoOnReason, Mode, NextStep, Outcome, Purpose, SizeClass

_digits = validate.Regexp(r"\d{0,5}\Z", error="Write the number's digits.")
_way = validate.OneOf(list(WAYS), error="Choose one of the alternatives.")


class _Narrowed(Page):
    """What every list is narrowed by; days are inclusive. Municipality 0000: not known."""

    period_from = day()
    period_to = day()
    unit_id = whole(1, load_default=None, allow_none=True)
    municipality_code = text(4, _digits, load_default=None, allow_none=True)
    size_class = code(SizeClass, load_default=None, allow_none=True)
    sni = text(5, _digits, load_default=None, allow_none=True)
    owner_id = whole(1, load_default=None, allow_none=True)


class _Period(_Narrowed):
    """The same, and by the stage of the relation."""

    stage = whole(0, 4, load_default=None, allow_none=True)


class OverviewQuery(_Period):
    """Which workplaces, in which period, of which unit, place, size, branch, owner and stage."""

    shown = code(Shown, load_default=Shown.CONTACTED)


class SettlementQuery(_Narrowed):
    """Which collisions, and settled in which way."""

    way = text(40, _way, load_default=None, allow_none=True)


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


class MeetingQuery(Strict):
    """Which of one's units; without one, the first."""

    unit_id = reference(load_default=None)
