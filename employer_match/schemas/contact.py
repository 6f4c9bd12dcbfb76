"""Contacts: logging, correcting, cancelling, and what a list of them is narrowed by."""

from employer_match.schemas.base import (
    Page,
    Strict,
    code,
    day,
    known_or_not,
    many,
    reference,
    rows,
    text,
    yes,
)
from employer_match.vocabulary import Condition, GoOnReason, Mode, NextStep, Outcome, Purpose

LONGEST_NOTE = 4000


class Dealing(Strict):
    """What happened, in codes that can be counted."""

    happened_on = day(required=True)
    mode = code(Mode, required=True)
    purpose = code(Purpose, required=True)
    outcome = code(Outcome, required=True)
    next_step = code(NextStep, required=True)
    next_step_on = day()
    contact_person_id = reference(load_default=None, allow_none=True)
    vacancy_id = reference(load_default=None, allow_none=True)
    note = text(LONGEST_NOTE)


class QuestionAnswer(Strict):
    """What the contact said to an open question about a vacancy; null: it was not answered."""

    vacancy_id = reference(required=True)
    condition = code(Condition, required=True)
    value = known_or_not()


class ContactInput(Dealing):
    """A contact to log; six fields are needed. `participants` are ids, on whose behalf it was.

    `answers` become facts of the workplace's vacancies.
    """

    workplace_id = reference(required=True)
    together_with = many(reference(), most=3)
    participants = many(text(16, required=True))
    answers = rows(QuestionAnswer, most=20)
    confirm_old_date = yes(load_default=False)
    unit_id = reference(load_default=None, allow_none=True)
    go_on_reason = code(GoOnReason, load_default=None, allow_none=True)
    override_stop_reason = text(200, allow_none=True)


class NextStepChange(Strict):
    """The next step as it should stand, and why; `owner_id` hands it over to a colleague."""

    next_step = code(NextStep, required=True)
    next_step_on = day()
    owner_id = reference(load_default=None, allow_none=True)
    reason = text(200, required=True)


class ContactCorrection(Dealing):
    """A contact as it should stand; the version is named by If-Match."""

    reason = text(200, allow_none=True)
    override_stop_reason = text(200, allow_none=True)


class ContactCancellation(Strict):
    """Why a contact never took place as it stands."""

    reason = text(200, required=True)


class ContactQuery(Page):
    """What a list of contacts is narrowed by; days are inclusive."""

    workplace_id = reference(load_default=None)
    user_id = reference(load_default=None)
    unit_id = reference(load_default=None)
    period_from = day()
    period_to = day()
    municipality_code = text(4, allow_none=True)
    sni = text(5, allow_none=True)
    mode = code(Mode, load_default=None)
    purpose = code(Purpose, load_default=None)
    outcome = code(Outcome, load_default=None)
    next_step = code(NextStep, load_default=None)
    next_step_due = day()
    went_on = code(GoOnReason, load_default=None)
    cancelled = yes(load_default=False)
