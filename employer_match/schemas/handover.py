"""Work handed over by whoever leaves: each thing with the version that was seen."""

from employer_match.outreach.handover import HandoverKind
from employer_match.schemas.base import Strict, code, reference, rows, text, whole

MOST_LINES = 2000


class HandoverLine(Strict):
    """One thing and who gets it; null: whoever gets the rest. What is not named stays."""

    kind = code(HandoverKind, required=True)
    id = text(16, required=True)
    version = whole(1, required=True)
    to_id = reference(load_default=None, allow_none=True)


class HandoverInput(Strict):
    """Who takes over, and what."""

    to_id = reference(load_default=None, allow_none=True)
    reason = text(200, load_default="")
    lines = rows(HandoverLine, MOST_LINES)
