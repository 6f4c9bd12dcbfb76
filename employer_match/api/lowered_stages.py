"""Where a coach found a relation less far along than its contacts say, and why."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Colleague, Reply
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.relation import StageInput
from employer_match.services.contacts.lower_stage import (
    lower_stage,
    lowerings,
    withdraw_lowering,
)
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.permissions import Action

PATH = "/workplaces/<record:workplace_id>/lowered-stages"
blueprint = Blueprint("api_lowered_stages", __name__, url_prefix=PATH, description=__doc__)


class LoweringReply(Reply):
    """Lowered to `stage` from `since`; a null `until` holds until newer contacts raise it."""

    id = fields.Integer()
    stage = fields.Integer()
    who = Colleague()
    since = fields.Date()
    until = fields.Date(allow_none=True)
    reason = fields.String()


class LoweringsReply(Reply):
    """The last one first, with the stage that stands now."""

    stage = fields.Integer()
    items = fields.List(fields.Nested(LoweringReply))


@blueprint.get("")
@blueprint.response(200, LoweringsReply)
@needs(Action.READ_EMPLOYERS)
def read(workplace_id: int) -> dict[str, Any]:
    """Every time the stage was lowered, and the stage that stands now."""
    return _history(workplace_id)


@blueprint.post("")
@blueprint.arguments(StageInput)
@blueprint.response(201, LoweringsReply)
@needs(Action.LOG_CONTACT)
def lower(body: dict[str, Any], workplace_id: int) -> dict[str, Any]:
    """Lower the stage from today, with a reason; newer contacts raise it again."""
    lower_stage(current.session(), current.actor(), workplace_id, **body)
    return _history(workplace_id)


@blueprint.post("/withdraw")
@blueprint.response(200, LoweringsReply)
@needs(Action.LOG_CONTACT)
def withdraw(workplace_id: int) -> dict[str, Any]:
    """Let the contacts alone say again how far the relation is."""
    withdraw_lowering(current.session(), current.actor(), workplace_id)
    return _history(workplace_id)


def _history(workplace_id: int) -> dict[str, Any]:
    session, actor = current.session(), current.actor()
    view = read_workplace(session, actor, workplace_id)
    return {
        "stage": view.relation.stage,
        "items": lowerings(session, actor, view.workplace.id),
    }
