"""Nobody is presented to an employer before they have agreed that employers may be approached."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import Disclosure
from employer_match.services.disclosures.in_force import approach_on, employer_of, rows_of
from employer_match.vocabulary import Approach, Purpose

WHY_NOT = {
    Approach.NOT_TALKED_OF: (
        "It is not agreed yet that you may approach employers. Talk about it with the participant,"
        " and write down what you agree."
    ),
    Approach.NO: (
        "The participant does not want you to approach this employer. Talk about it before you go"
        " on."
    ),
}


def check_agreed(
    session: Session, people: Collection[str], employer_id: int | None, on: date, field: str
) -> None:
    """Raise Invalid for the field unless each of these let the employer be approached that day.

    Whoever the session's actor does not reach is left out: nothing of them is told.
    """
    for rows in _rows(session, people):
        message = WHY_NOT.get(approach_on(rows, employer_id, on))
        if message is not None:
            raise errors.Invalid(message, fields={field: message})


def check_presented(
    session: Session, purpose: Purpose, workplace_id: int, people: Collection[str], on: date
) -> None:
    """The same for a contact: only one that presents somebody needs the agreement."""
    if purpose is Purpose.PRESENT_CANDIDATE and people:
        check_agreed(session, people, employer_of(session, workplace_id), on, "participants")


def _rows(session: Session, people: Collection[str]) -> list[list[Disclosure]]:
    found = rows_of(session, people)
    return [found.get(each, []) for each in sorted(set(people))]
