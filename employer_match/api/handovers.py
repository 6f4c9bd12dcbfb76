"""Work handed over when a colleague leaves: what they hold, and who gets it."""

from typing import Any

from marshmallow import fields

from employer_match import errors
from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded, words
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.outreach.handover import HandoverKind, Move
from employer_match.schemas.handover import HandoverInput
from employer_match.services.handovers.hand_over import hand_over
from employer_match.services.handovers.read_handover import Handover, read_handover
from employer_match.services.permissions import Action

PATH = "/handovers/<record:user_id>"
blueprint = Blueprint("api_handovers", __name__, url_prefix=PATH, description=__doc__)


class LineReply(Reply):
    """One thing that somebody holds; send kind, id and version back to hand it over.

    `what` is the step or the purpose of an announcement, `day` when it is due or ends.
    """

    kind = coded(HandoverKind)
    id = fields.String()
    version = fields.Integer()
    name = fields.String()
    workplace_id = fields.Integer(allow_none=True)
    what = words()
    day = fields.Date(allow_none=True)


class HandoverReply(Reply):
    """All that a colleague holds; participants only those within reach. `closed`: no account."""

    user_id = fields.Integer()
    name = fields.String()
    closed = fields.Boolean()
    lines = fields.List(fields.Nested(LineReply))


@blueprint.get("")
@blueprint.response(200, HandoverReply)
@needs(Action.HAND_OVER)
def read(user_id: int) -> Handover:
    """What somebody holds: one's own, or of who is in a team that one leads."""
    return read_handover(current.session(), current.actor(), user_id)


@blueprint.post("")
@blueprint.arguments(HandoverInput)
@blueprint.response(200, HandoverReply)
@needs(Action.HAND_OVER)
def give(body: dict[str, Any], user_id: int) -> Handover:
    """Hand over the lines that are named, in one transaction; the rest stays.

    A line without `to_id` goes to the one above. 409 where a line has changed hands meanwhile. What
    is left is answered.
    """
    session, actor = current.session(), current.actor()
    moves = [Move(**line) for line in body["lines"]]
    reason = body["reason"] or "Handed over"
    try:
        hand_over(session, actor, user_id, moves, body["to_id"], reason)
    except errors.Stale:
        message = "Something changed hands meanwhile. Read it again: nothing was handed over."
        raise errors.Conflict(message) from None
    return read_handover(session, actor, user_id)
