"""What one is told on the start page; never anything about a participant."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Colleague, Reply, coded, cut, paged, words
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page, Strict, many, reference
from employer_match.services.mail.notices import mark_read, unread_notices
from employer_match.services.permissions import Action
from employer_match.vocabulary import GoOnReason, NoticeKind

blueprint = Blueprint("api_notices", __name__, url_prefix="/notices", description=__doc__)


class NoticeReply(Reply):
    """One notice; `reason` is why a colleague went on, `talk_id` leads to what was said."""

    id = fields.Integer()
    kind = coded(NoticeKind)
    at = fields.AwareDateTime()
    workplace_id = fields.Integer(allow_none=True)
    workplace = words()
    who = Colleague()
    reason = coded(GoOnReason, allow_none=True)
    talk_id = fields.Integer(allow_none=True)


class ReadInput(Strict):
    """Which notices were read."""

    ids = many(reference(), most=200)


class UnreadReply(Reply):
    """How many are left."""

    unread = fields.Integer()


@blueprint.get("")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(NoticeReply))
@needs(Action.OWN_ACCOUNT)
def list_unread(query: dict[str, Any]) -> dict[str, Any]:
    """One's unread notices, newest first."""
    return cut(unread_notices(current.session(), current.actor()), query)


@blueprint.post("/read")
@blueprint.arguments(ReadInput)
@blueprint.response(200, UnreadReply)
@needs(Action.OWN_ACCOUNT)
def read(body: dict[str, Any]) -> dict[str, int]:
    """Say that one has read some notices; those of others are left alone."""
    session, actor = current.session(), current.actor()
    mark_read(session, actor, body["ids"])
    return {"unread": len(unread_notices(session, actor))}
