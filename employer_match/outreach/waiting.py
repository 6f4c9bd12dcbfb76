"""Who has waited longest for an employer contact: the order of the outreach queue.

People are never ranked by anything else, and nobody is missing: who is new waits from day 0.
Sources: product row 41, field 3.2 (longest without contact first, not who is easiest).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from employer_match.vocabulary import Outcome, Purpose


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job-seeker: when enrolled, and when somebody last spoke to an employer on their behalf."""

    id: str
    enrolled_on: date
    last_contact_on: date | None = None

    def days(self, today: date) -> int:
        """Days since the last qualifying contact, or since enrolment when there is none."""
        return max(0, (today - (self.last_contact_on or self.enrolled_on)).days)


def qualifies(purpose: Purpose, outcome: Outcome) -> bool:
    """Whether a contact on somebody's behalf ends the wait.

    A call that nobody answered does not, nor does following up a job that is already had.
    """
    return outcome is not Outcome.NO_ANSWER and purpose is not Purpose.FOLLOW_UP


def order(people: Iterable[Waiting], today: date) -> list[Waiting]:
    """Everyone, longest wait first; equal waits by earlier enrolment, then by id."""
    return sorted(people, key=lambda one: (-one.days(today), one.enrolled_on, one.id))
