"""The relationship's stage, "three cups of tea": computed from the contacts, never typed in.

0 new, 1 introduced, 2 needs known, 3 candidate presented, 4 hired. A coach who finds it less far
along (the manager who knew us has left) lowers it with a reason; newer contacts raise it again.
Source: product row 7, field 4.1 (needs are learnt in a planned visit in person before anybody is
presented).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Made:
    """A contact that was made, in the order of its day and then of its number in the log."""

    id: int
    day: date
    mode: Mode
    purpose: Purpose
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Lowered:
    """From the day `since` the relation is at `stage` at most, as far as older contacts go.

    `after` is the last contact in the log when it was said.
    """

    stage: int
    since: date
    after: int


def newer(contact: Made, lowered: Lowered) -> bool:
    """Whether a contact was made after the stage was lowered: an old one logged late was not."""
    same_day = contact.day == lowered.since and contact.id > lowered.after
    return contact.day > lowered.since or same_day


def stage_with(contacts: Iterable[Made], lowered: Lowered | None) -> int:
    """The stage where it may have been lowered: what newer contacts reach counts in full."""
    return max(
        (
            reached if lowered is None or newer(one, lowered) else min(reached, lowered.stage)
            for one in contacts
            for reached in (reached_by(one.mode, one.purpose, one.outcome),)
        ),
        default=NEW,
    )
