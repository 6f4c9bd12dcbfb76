"""Who has waited longest for an employer contact."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded, cut, paged
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page, reference
from employer_match.services.permissions import Action
from employer_match.services.queue import queue
from employer_match.vocabulary import Approach, Pace

blueprint = Blueprint("api_queue", __name__, url_prefix="/queue", description=__doc__)


class QueueQuery(Page):
    """One unit, or everybody within reach."""

    unit_id = reference(load_default=None)


class WaitingReply(Reply):
    """A job-seeker and how many days the wait is; the own pace stands beside it.

    `approach` is whether it is agreed that employers may be approached.
    """

    participant_id = fields.String()
    code_name = fields.String()
    unit_id = fields.Integer()
    coach_id = fields.Integer()
    coach = fields.String()
    enrolled_on = fields.Date()
    last_contact_on = fields.Date(allow_none=True)
    days = fields.Integer()
    pace = coded(Pace)
    approach = coded(Approach)


@blueprint.get("")
@blueprint.arguments(QueueQuery, location="query")
@blueprint.response(200, paged(WaitingReply))
@needs(Action.READ_QUEUE)
def read(query: dict[str, Any]) -> dict[str, Any]:
    """The job-seekers within reach, the longest wait first; new ones stand here from day 0."""
    return cut(queue(current.session(), current.actor(), unit_id=query["unit_id"]), query)
