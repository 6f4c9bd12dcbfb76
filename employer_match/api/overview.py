"""Who has contacted which employer, where units overlap, and who was never asked."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.relations import RelationReply
from employer_match.api.replies import Reply, asked, page_of, words
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.overview import OverviewQuery
from employer_match.services.overview.overview import overview
from employer_match.services.overview.overview_counts import OverviewFilter
from employer_match.services.permissions import Action

blueprint = Blueprint("api_overview", __name__, url_prefix="/overview", description=__doc__)


class OverviewRowReply(Reply):
    """A workplace: contacts in the period, coaches in the 90 and units in the 30 days to its end.

    `stage` is that of the period's end; the relation is today's.
    """

    workplace_id = fields.Integer(attribute="workplace.id")
    workplace = fields.String(attribute="workplace.name")
    employer = fields.String(attribute="workplace.employer.name")
    municipality_code = words(attribute="workplace.municipality_code")
    contacts = fields.Integer()
    coaches = fields.Integer()
    units = fields.Integer()
    stage = fields.Integer()
    relation = fields.Nested(RelationReply)


class FigureReply(Reply):
    """A figure, and how to see exactly its rows: the list and the filter."""

    name = fields.String()
    value = fields.Integer()
    opens = fields.String()
    filter = fields.Dict(keys=fields.String(), values=fields.String())


class OverviewReply(Reply):
    """One page of workplaces, and the figures."""

    total = fields.Integer()
    page = fields.Integer()
    page_size = fields.Integer()
    items = fields.List(fields.Nested(OverviewRowReply))
    figures = fields.List(fields.Nested(FigureReply))


@blueprint.get("")
@blueprint.arguments(OverviewQuery, location="query")
@blueprint.response(200, OverviewReply)
@needs(Action.READ_OVERVIEW)
def read(query: dict[str, Any]) -> dict[str, Any]:
    """Workplaces by who contacted them, with figures that each open their rows.

    `shown` chooses: contacted, overlap (by two units or more in 30 days), never_asked, register.
    Each figure's `filter` goes to the list that `opens` names: this one, or `/contacts`.
    """
    found = overview(
        current.session(),
        current.actor(),
        OverviewFilter(**asked(query)),
        page=query["page"],
        page_size=query["page_size"],
    )
    return page_of(found.rows, found.total, query) | {"figures": found.figures}
