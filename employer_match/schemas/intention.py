"""Announced contacts, and asking a colleague who was there first."""

from employer_match.schemas.base import Strict, code, reference, text, whole, yes
from employer_match.vocabulary import GoOnReason, Purpose, TalkAnswer, TalkKind


class IntentionInput(Strict):
    """A contact to announce: the workplace is reserved through `days` days from today."""

    workplace_id = reference(required=True)
    purpose = code(Purpose, required=True)
    days = whole(1, 60, load_default=14)
    unit_id = reference(load_default=None, allow_none=True)
    go_on_reason = code(GoOnReason, load_default=None, allow_none=True)
    override_stop_reason = text(200, allow_none=True)


class AskColleagues(Strict):
    """Ask whoever was there for a talk or to come along, or whoever holds the relation to be
    introduced; `join` is the same as the kind of that name.
    """

    kind = code(TalkKind, load_default=TalkKind.TALK)
    join = yes(load_default=False)
    text = text(1000)


class TalkMessageInput(Strict):
    """A message of a talk: words, or an answer, or both."""

    text = text(1000)
    answer = code(TalkAnswer, load_default=None, allow_none=True)
