"""The weekly plan: a line of one's own, and what is decided about one."""

from employer_match.schemas.base import Strict, code, day, reference, text, version
from employer_match.vocabulary import GoOnReason, Mode, Purpose


class PlanLineInput(Strict):
    """A contact that the coach plans oneself; no day is the first one still to come."""

    workplace_id = reference(required=True)
    purpose = code(Purpose, required=True)
    mode = code(Mode, required=True)
    day = day()
    participant_id = text(16, load_default=None, allow_none=True)


class LineDecision(Strict):
    """The version of the line that was read, and a reason where a colleague was there first."""

    version = version()
    go_on_reason = code(GoOnReason, load_default=None, allow_none=True)
