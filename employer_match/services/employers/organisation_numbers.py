"""Organisation numbers at the door: read in any form, shown as far as the reader may see."""

from employer_match import errors
from employer_match.language import numbers
from employer_match.models import Employer
from employer_match.services.actor import Actor
from employer_match.services.permissions import Action, may


def read_number(text: str | None) -> str | None:
    """Ten digits, or None where nothing was written; raises Invalid for what is no number."""
    if not (text or "").strip():
        return None
    number = numbers.organisation_number(text or "")
    if number is None:
        message = "This is not an organisation number: ten digits, the last one a check digit."
        raise errors.Invalid(fields={"organisation_number": message})
    return number


def shown_number(employer: Employer, actor: Actor) -> str | None:
    """The number as every list and export shows it: a sole trader's is personal, so masked."""
    if employer.organisation_number is None:
        return None
    mask = employer.sole_trader and not may(actor, Action.SEE_SOLE_TRADER_NUMBER)
    return numbers.shown(employer.organisation_number, mask=mask)
