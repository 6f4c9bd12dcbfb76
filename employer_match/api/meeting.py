"""What a unit's weekly meeting looks at: needs that are new, unclaimed, or claimed and left."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Colleague, Reply, coded, words
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.overview import MeetingQuery
from employer_match.services.overview.weekly_meeting import weekly_meeting
from employer_match.services.permissions import Action
from employer_match.vocabulary import VacancyKind

blueprint = Blueprint("api_meeting", __name__, url_prefix="/meeting", description=__doc__)


class ClaimReply(Reply):
    """Who has a need, since which day; `taken` where the coach took this very need on."""

    who = Colleague()
    since = fields.Date()
    taken = fields.Boolean()


class NeedRowReply(Reply):
    """An open need; `acted_on` is the newest contact with the workplace since the claim."""

    vacancy_id = fields.Integer()
    title = fields.String()
    kind = coded(VacancyKind)
    workplace_id = fields.Integer()
    workplace = fields.String()
    municipality_code = words()
    opened_at = fields.AwareDateTime()
    claimed = fields.Nested(ClaimReply, allow_none=True)
    acted_on = fields.Date(allow_none=True)


class HeldReply(Reply):
    """The last meeting that stands: when, and who said so."""

    id = fields.Integer()
    held_at = fields.AwareDateTime()
    by = fields.String()


class MeetingReply(Reply):
    """The three lists; `since` is the last meeting, or a week ago without one."""

    unit_id = fields.Integer()
    since = fields.AwareDateTime()
    last = fields.Nested(HeldReply, allow_none=True)
    new = fields.List(fields.Nested(NeedRowReply))
    unclaimed = fields.List(fields.Nested(NeedRowReply))
    left_alone = fields.List(fields.Nested(NeedRowReply))


@blueprint.get("")
@blueprint.arguments(MeetingQuery, location="query")
@blueprint.response(200, MeetingReply)
@needs(Action.READ_MEETING)
def read(query: dict[str, Any]) -> object:
    """The view for one of one's units; a need may stand in more than one list."""
    return weekly_meeting(current.session(), current.actor(), query["unit_id"])
