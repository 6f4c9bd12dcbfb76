"""Participants and what they say about work; nothing else about a person can be sent in."""

from marshmallow import validate

from employer_match.schemas.base import (
    MESSAGES,
    Strict,
    code,
    day,
    many,
    reference,
    rows,
    text,
    whole,
    yes,
)
from employer_match.schemas.places import Municipality
from employer_match.services.participants.write_profile import SAID_BY
from employer_match.vocabulary import Condition, Goal, Pace, WishKind


class Basics(Strict):
    """What is recorded beside the profile, under a code name."""

    code_name = text(80, required=True)
    deputy_id = reference(load_default=None, allow_none=True)
    goal = code(Goal, load_default=Goal.WORK)
    pace = code(Pace, load_default=Pace.NONE)
    related_wanted = yes(load_default=True)


class EnrolmentInput(Basics):
    """A new participant; without a coach it is whoever enrols."""

    unit_id = reference(load_default=None, allow_none=True)
    coach_id = reference(load_default=None, allow_none=True)
    enrolled_on = day()


class ParticipantInput(Basics):
    """All that can be changed; `ended_on` ends the participation."""

    coach_id = reference(required=True)
    ended_on = day()


class SayingInput(Strict):
    """A wish or something ruled out: a code of the taxonomy, a condition, or the person's words."""

    kind = code(WishKind, required=True)
    value = text(200, required=True)


class WishInput(SayingInput):
    """A wish with its rank; without one the order of the list counts."""

    rank = whole(1, 50, load_default=None, allow_none=True)


class ProfileInput(Strict):
    """Everything a version of a profile holds; whatever is left out has not been said."""

    own_words = text(2000)
    strengths = text(2000)
    wishes = rows(WishInput)
    must_nots = rows(SayingInput)
    hours_min = whole(0, 168, load_default=None, allow_none=True)
    hours_max = whole(0, 168, load_default=None, allow_none=True)
    municipalities = many(Municipality())
    from_municipality = Municipality(load_default=None, allow_none=True)
    max_km = whole(0, 500, load_default=None, allow_none=True)
    conditions = many(code(Condition))
    licences = many(text(40, required=True))
    languages = many(text(10, required=True))
    said_by = text(
        30, validate.OneOf(SAID_BY, error=MESSAGES["choose"]), load_default="participant"
    )
