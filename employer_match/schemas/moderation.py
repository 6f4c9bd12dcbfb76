"""A coordinator's answer to what an employer posted."""

from employer_match.schemas.base import Strict, code, reference, text, version
from employer_match.services.needs.moderate_vacancy import OUTCOMES
from employer_match.vocabulary import VacancyEvent


class ModerationInput(Strict):
    """Publish at a workplace, ask back, or turn down; the comment goes to the employer."""

    outcome = code(
        VacancyEvent,
        required=True,
        metadata={"enum": [each for each in VacancyEvent if each in OUTCOMES]},
    )
    workplace_id = reference(load_default=None, allow_none=True)
    comment = text(2000)
    version = version()


class NewFromNeed(Strict):
    """Register the sender; in spite of a likeness where a reason is given."""

    create_anyway_reason = text(200, allow_none=True)
