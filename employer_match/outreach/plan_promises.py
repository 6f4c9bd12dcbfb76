"""What was promised to an employer, as a contact of the week: why, by which way, on which day.

A promised visit takes one of the week's places. A promised call or letter, and the follow-up of
somebody who works there, take none: they are soon done, and must not crowd out those who wait.
"""

from collections.abc import Iterable
from datetime import date

from employer_match.outreach import stages
from employer_match.outreach.plan_facts import Place, Promise
from employer_match.vocabulary import Mode, NextStep, Purpose

#: Steps of one purpose, whatever the stage; the others follow the stage.
PURPOSES = {
    NextStep.VISIT: Purpose.LEARN_NEEDS,
    NextStep.INTRODUCE_PERSON: Purpose.PRESENT_CANDIDATE,
    NextStep.FOLLOW_UP: Purpose.FOLLOW_UP,
}
#: Steps that were agreed by this way, whatever the employer else prefers.
MODES = {NextStep.CALL: Mode.PHONE, NextStep.SEND_INFORMATION: Mode.EMAIL}
#: After these steps somebody has had an employer contact.
ON_BEHALF = frozenset({NextStep.CALL, NextStep.VISIT, NextStep.INTRODUCE_PERSON})


def purpose_of_promise(promise: Promise, place: Place) -> Purpose:
    """What was announced, or what the step is for; a call follows the stage of the relation."""
    if promise.step is None:
        return promise.purpose or Purpose.LEARN_NEEDS
    if promise.step in PURPOSES:
        return PURPOSES[promise.step]
    if place.stage == stages.NEW:
        return Purpose.INTRODUCE
    return Purpose.LEARN_NEEDS if place.stage < stages.NEEDS_KNOWN else Purpose.CARE


def mode_of_promise(promise: Promise, place: Place) -> Mode:
    """As it was agreed, else as the employer prefers, else a visit."""
    agreed = MODES.get(promise.step) if promise.step else None
    return agreed or place.wishes.preferred_mode or Mode.VISIT


def takes_place(purpose: Purpose, mode: Mode, *, agreed: bool) -> bool:
    """Whether a line takes one of the week's places: all do but what was agreed to be short."""
    return not agreed or (mode.face_to_face and purpose is not Purpose.FOLLOW_UP)


def day_of_promise(days: Iterable[date], due: date | None) -> date | None:
    """Of the days on which it may be: the last one not after it is due, else the first."""
    possible = list(days)
    if due is None or not possible:
        return possible[0] if possible else None
    return max((day for day in possible if day <= due), default=possible[0])
