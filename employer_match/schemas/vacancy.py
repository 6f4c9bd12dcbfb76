"""Openings of every kind: what they say, what is learnt of them, what a search is narrowed by."""

from employer_match.schemas.base import (
    Page,
    Strict,
    code,
    day,
    hours,
    known_or_not,
    many,
    reference,
    text,
    whole,
    yes,
)
from employer_match.schemas.places import Municipality
from employer_match.vocabulary import Condition, VacancyEvent, VacancyKind, VacancySource

LONGEST_TEXT = 20_000
FRESH_DAYS = 3650


class VacancyFacts(Strict):
    """What an opening says; what is left out is unknown, and unknown is neither yes nor no."""

    kind = code(VacancyKind, load_default=VacancyKind.JOB)
    headline = text(300)
    occupation = text(20, allow_none=True)
    municipality_code = Municipality(load_default=None, allow_none=True)
    hours_min = hours()
    hours_max = hours()
    starts_on = day()
    duration = text(100, allow_none=True)
    permanent = known_or_not()
    pay = text(200, allow_none=True)
    collective_agreement = known_or_not()
    experience_required = known_or_not()
    conditions = many(code(Condition))
    not_conditions = many(code(Condition))
    licences = many(text(200, required=True), 30)
    languages = many(text(200, required=True), 30)
    must_have = many(text(200, required=True), 30)
    nice_to_have = many(text(200, required=True), 30)
    webpage_url = text(500, allow_none=True)
    deadline = day()
    text = text(LONGEST_TEXT)


class VacancyInput(VacancyFacts):
    """An opening that a coach writes down, at a registered workplace."""

    workplace_id = reference(required=True)


class VacancyAnswer(Strict):
    """What a contact taught us of one condition; null takes the fact away again."""

    condition = code(Condition, required=True)
    value = known_or_not()


class VacancyOccupation(Strict):
    """The group that somebody chose for an opening; null takes it away again."""

    occupation = text(20, allow_none=True)


class VacancyStep(Strict):
    """Something that happens to an opening."""

    event = code(VacancyEvent, required=True)


class VacancyQuery(Page):
    """Words and facts that a search is narrowed by; what is unknown of a vacancy keeps it in."""

    municipalities = many(Municipality())
    occupations = many(text(20, required=True))
    kinds = many(code(VacancyKind))
    sources = many(code(VacancySource))
    conditions = many(code(Condition))
    hours_min = hours()
    hours_max = hours()
    published_within_days = whole(0, FRESH_DAYS, load_default=None, allow_none=True)
    closed_too = yes(load_default=False)
    text = text(200)
