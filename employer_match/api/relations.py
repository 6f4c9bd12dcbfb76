"""How answers show our relation to a workplace, and what one would meet there today."""

from typing import Any

from marshmallow import fields

from employer_match.api.replies import Colleague, Reply, coded, words
from employer_match.http.languages import chosen
from employer_match.outreach.absence import Asked
from employer_match.vocabulary import Advice, Mode, NextStep, Outcome, Purpose


class SaidReply(Reply):
    """One of the employer's wishes, with its code, in the language of the account."""

    code = fields.String()
    text = fields.String()


class InWords(fields.Nested):
    """The employer's wishes about contact as sentences."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(SaidReply, many=True, **rest)

    def _serialize(  # type: ignore[override]
        self, nested_obj: Any, attr: Any, obj: Any, **kwargs: Any
    ) -> Any:
        said = [{"code": one.code, "text": one.in_language(chosen())} for one in nested_obj or ()]
        return super()._serialize(said, attr, obj, **kwargs)  # type: ignore[no-untyped-call]


class LastContactReply(Reply):
    """The newest contact; only its day where the unit keeps its dealings to itself."""

    who = Colleague()
    happened_on = fields.Date(attribute="day")
    mode = coded(Mode, allow_none=True)
    purpose = coded(Purpose, allow_none=True)
    outcome = coded(Outcome, allow_none=True)
    next_step = coded(NextStep, allow_none=True)
    next_step_on = fields.Date(allow_none=True)


class ReservedReply(Reply):
    """An announced contact that holds today, through the day `until`."""

    intention_id = fields.Integer(attribute="id")
    who = Colleague()
    until = fields.Date()


class AskReply(Reply):
    """Who answers for a workplace today; `name` is a colleague's, or the team's.

    `away_until` is the owner's last day away; null: not away, or until further notice.
    """

    asked = coded(Asked)
    user_id = fields.Integer(allow_none=True)
    name = fields.String()
    owner_away = fields.Boolean()
    away_until = fields.Date(allow_none=True)


class RelationReply(Reply):
    """Our relation to a workplace; `exists` false is "an advert, no relation".

    `stage` counts from 0 (new) to 4 (hired). `ask` is who answers for it today.
    """

    exists = fields.Boolean()
    stage = fields.Integer()
    last = fields.Nested(LastContactReply, allow_none=True)
    owner = words()
    deputy = words()
    ask = fields.Nested(AskReply)
    reserved = fields.Nested(ReservedReply, allow_none=True)
    stopped = fields.Boolean()
    stop_until = fields.Date(allow_none=True)
    wishes = InWords()


class CollisionReply(Reply):
    """A colleague was here, or has announced a contact: others keep away through `until`."""

    who = Colleague()
    day = fields.Date()
    until = fields.Date()
    announced = fields.Boolean()
    mode = coded(Mode, allow_none=True)
    purpose = coded(Purpose, allow_none=True)
    outcome = coded(Outcome, allow_none=True)
    next_step = coded(NextStep, allow_none=True)
    next_step_on = fields.Date(allow_none=True)


class BudgetReply(Reply):
    """At most so many contacts a month on our initiative, with so many whole days between two.

    `said` is whether the employer has said so; else it is the programme's own restraint.
    """

    per_month = fields.Integer()
    rest_days = fields.Integer()
    said = fields.Boolean()


class RoomReply(Reply):
    """Whether one more contact on our initiative fits, and from which day; null: never."""

    fits = fields.Boolean()
    free_from = fields.Date(allow_none=True)
    budget = fields.Nested(BudgetReply)


class FindingsReply(Reply):
    """What one would meet; where `stopped`, only a coordinator goes on."""

    collisions = fields.List(fields.Nested(CollisionReply))
    advice = fields.List(coded(Advice))
    stopped = fields.Boolean()
    stop_until = fields.Date(allow_none=True)
    room = fields.Nested(RoomReply)
