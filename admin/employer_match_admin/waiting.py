"""What waits for a coordinator in the back office, counted for the start page."""

from employer_match.http import current
from employer_match.services.duplicates.list_duplicates import list_duplicates
from employer_match.services.needs.moderate_vacancy import submitted_needs
from employer_match.vocabulary import VacancyState


def posted() -> int:
    """Needs from the public form that have no answer yet; what was returned is the employer's."""
    needs = submitted_needs(current.session(), current.actor())
    return sum(need.state is VacancyState.SUBMITTED for need in needs)


def doubles() -> int:
    """Pairs that nobody has judged to be one or two."""
    return list_duplicates(current.session(), current.actor(), page_size=1).waiting
