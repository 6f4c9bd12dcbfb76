"""The relationship's stage, "three cups of tea": computed from the contacts, never typed in.

0 new, 1 introduced, 2 needs known, 3 candidate presented, 4 hired. Source: product row 7, field
4.1 (needs are learnt in a planned visit in person before anybody is presented).
"""

from collections.abc import Iterable

from employer_match.vocabulary import Mode, Outcome, Purpose

NEW, INTRODUCED, NEEDS_KNOWN, PRESENTED, HIRED = range(5)


def reached_by(mode: Mode, purpose: Purpose, outcome: Outcome) -> int:
    """The stage to which one contact brings the relation; nobody answering brings none."""
    if outcome is Outcome.HIRED:
        return HIRED
    if outcome is Outcome.NO_ANSWER:
        return NEW
    if purpose is Purpose.PRESENT_CANDIDATE:
        return PRESENTED
    if purpose is Purpose.LEARN_NEEDS and mode.face_to_face:
        return NEEDS_KNOWN
    return INTRODUCED


def stage(contacts: Iterable[tuple[Mode, Purpose, Outcome]]) -> int:
    """The stage of a workplace: the furthest that any of its contacts reached, 0 without one."""
    return max((reached_by(*contact) for contact in contacts), default=NEW)
