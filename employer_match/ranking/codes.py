"""The codes of everything the order says; each has a sentence in both languages (`sentences`)."""

from enum import StrEnum

from employer_match.vocabulary import Condition


class Plus(StrEnum):
    """What speaks for an opening; those of a wish say which wish put it where it stands."""

    WISH_OCCUPATION = "wish_occupation"
    WISH_GROUP = "wish_group"
    WISH_TEXT = "wish_text"
    WISH_BELONGS = "wish_belongs"
    WISH_MAY_BELONG = "wish_may_belong"
    WISH_ALIKE = "wish_alike"
    WISH_CLOSE = "wish_close_occupation"
    WISH_NEAR = "wish_related_occupation"
    WISH_FIELD = "wish_field"
    NOTHING_AGAINST = "nothing_against"
    EXPLORE = "explore"
    SAID_YES = "said_yes_to_similar"
    CONDITIONS_MET = "conditions_met"
    HOURS_MET = "hours_met"
    INSIDE_AREA = "inside_area"
    WITHIN_DISTANCE = "within_distance"
    LICENCE_HELD = "licence_held"
    LANGUAGES_HELD = "languages_held"


class Minus(StrEnum):
    """What speaks against, and neither excludes nor moves an opening to another tier."""

    CONDITIONS_UNMET = "conditions_unmet"
    LANGUAGES_LACKING = "languages_lacking"
    LICENCE_LIFTED = "licence_lifted"
    SAID_NO = "said_no_to_similar"


class Question(StrEnum):
    """What is unknown and matters to this person; conditions have a code each."""

    OCCUPATION = "occupation"
    MUNICIPALITY = "municipality"
    HOURS = "hours"
    MUST_NOT_TEXT = "must_not_text"
    LICENCE = "licence"
    LICENCE_LIFTED = "licence_needed"
    LANGUAGES = "languages"


class Exclusion(StrEnum):
    """Why an opening is not suggested: the person's own words, closed, or the law. Nothing else."""

    MUST_NOT_OCCUPATION = "must_not_occupation"
    MUST_NOT_GROUP = "must_not_group"
    MUST_NOT_FIELD = "must_not_field"
    MUST_NOT_TEXT = "must_not_text_found"
    MUST_NOT_CONDITION = "must_not_condition"
    AREA = "outside_area"
    DISTANCE = "outside_distance"
    HOURS = "outside_hours"
    DECLINED = "declined"
    LICENCE = "licence_lacking"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_APPROVED = "not_approved"
    EMPLOYER_STOP = "employer_stop"


class WhatIf(StrEnum):
    """A change of the person's own limits that would bring more of what is wished for."""

    FARTHER = "what_if_farther"
    ELSEWHERE = "what_if_elsewhere"
    FEWER_HOURS = "what_if_fewer_hours"
    MORE_HOURS = "what_if_more_hours"


def condition_question(condition: Condition) -> str:
    """The code of the question about one condition of the work."""
    return f"condition_{condition}"


def sign(code: str) -> str:
    """The sign that a page puts before a sentence: plus, minus, or a question mark."""
    if code in _PLUSES:
        return "+"
    return "−" if code in _MINUSES else "?"


_PLUSES = frozenset(map(str, Plus))
_MINUSES = frozenset(map(str, (*Minus, *Exclusion)))
