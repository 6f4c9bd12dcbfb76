"""What a participant says of a suggested vacancy."""

from employer_match.schemas.base import Strict, code, text
from employer_match.vocabulary import Answer


class DecisionInput(Strict):
    """An answer, with the person's own reason where they gave one."""

    answer = code(Answer, required=True)
    reason = text(500)
