"""Collisions and how they were settled: by a talk, by coming along, by going on with a reason."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Colleague, Reply, asked, page_of, words
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.overview import SettlementQuery
from employer_match.services.overview.settlements import WAYS, SettlementFilter, settlements
from employer_match.services.permissions import Action

blueprint = Blueprint("api_settlements", __name__, url_prefix="/collisions", description=__doc__)


class SettlementReply(Reply):
    """`who` settled with `earlier`, who had been there before; null: another unit."""

    at = fields.AwareDateTime()
    way = fields.String(metadata={"enum": list(WAYS)})
    workplace_id = fields.Integer()
    workplace = fields.String()
    municipality_code = words()
    who = Colleague()
    earlier = Colleague()


class SettlementsReply(Reply):
    """One page, newest first; `by_way` counts each way, whatever way is asked for."""

    total = fields.Integer()
    page = fields.Integer()
    page_size = fields.Integer()
    items = fields.List(fields.Nested(SettlementReply))
    by_way = fields.Dict(keys=fields.String(), values=fields.Integer())


@blueprint.get("")
@blueprint.arguments(SettlementQuery, location="query")
@blueprint.response(200, SettlementsReply)
@needs(Action.READ_OVERVIEW)
def read(query: dict[str, Any]) -> dict[str, Any]:
    """How collisions were settled, newest first. `unit_id` asks for either side."""
    found = settlements(
        current.session(),
        current.actor(),
        SettlementFilter(**asked(query)),
        page=query["page"],
        page_size=query["page_size"],
    )
    return page_of(found.rows, found.total, query) | {"by_way": found.by_way}
