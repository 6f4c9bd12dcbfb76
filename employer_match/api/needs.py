"""The needs sheet of a workplace: what we learnt, when and from whom, and what nobody knows."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded, words
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.relation import NeedInput
from employer_match.services.employers.needs_sheet import NeedDraft, add_need, needs_sheet
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.permissions import Action
from employer_match.vocabulary import NeedTopic

PATH = "/workplaces/<record:workplace_id>/needs"
blueprint = Blueprint("api_needs", __name__, url_prefix=PATH, description=__doc__)


class NeedReply(Reply):
    """What is known on one topic now; `asked` false: nobody has asked yet."""

    topic = coded(NeedTopic)
    asked = fields.Boolean()
    known = fields.Boolean()
    text = fields.String()
    source = words()
    learnt_on = fields.Date(allow_none=True)
    by = words()


class NeedsSheetReply(Reply):
    """Every topic, in its order."""

    items = fields.List(fields.Nested(NeedReply))


@blueprint.get("")
@blueprint.response(200, NeedsSheetReply)
@needs(Action.READ_EMPLOYERS)
def read(workplace_id: int) -> dict[str, Any]:
    """What is known of a workplace's needs, the newest entry on each topic."""
    return {"items": read_workplace(current.session(), current.actor(), workplace_id).needs}


@blueprint.post("")
@blueprint.arguments(NeedInput)
@blueprint.response(201, NeedsSheetReply)
@needs(Action.EDIT_EMPLOYER)
def add(body: dict[str, Any], workplace_id: int) -> dict[str, Any]:
    """Write down what was learnt on a topic; the answer is the sheet as it now is.

    An earlier entry is kept behind the new one. `known` false: it was asked, and nobody knew.
    """
    add_need(current.session(), current.actor(), workplace_id, NeedDraft(**body))
    return {"items": needs_sheet(current.session(), current.actor(), workplace_id)}
