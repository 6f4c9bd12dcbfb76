"""How much of the register was contacted in a period, by municipality and size."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded, words
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.overview import OverviewQuery
from employer_match.services.overview.coverage import Cell, CoverageRow, coverage
from employer_match.services.overview.overview_counts import OverviewFilter
from employer_match.services.permissions import Action
from employer_match.vocabulary import SizeClass

blueprint = Blueprint("api_coverage", __name__, url_prefix="/coverage", description=__doc__)


class CellReply(Reply):
    """Workplaces of a size (null: of all sizes): in the register, contacted, never asked at all.

    `of_hundred` is contacted of each hundred in the register, null where it has none. `filters`
    open each number's rows in `/overview`.
    """

    size_class = coded(SizeClass, allow_none=True)
    register = fields.Integer()
    contacted = fields.Integer()
    never_asked = fields.Integer()
    of_hundred = fields.Integer(allow_none=True)
    filters = fields.Dict(
        keys=fields.String(), values=fields.Dict(keys=fields.String(), values=fields.String())
    )


class CoverageRowReply(Reply):
    """A municipality (null: not known) by size, and all its sizes together."""

    municipality_code = words()
    by_size = fields.List(fields.Nested(CellReply))
    whole = fields.Nested(CellReply)


class CoverageReply(Reply):
    """A row for each municipality of the register, what is not known last, and all together."""

    items = fields.List(fields.Nested(CoverageRowReply))
    by_size = fields.List(fields.Nested(CellReply))
    whole = fields.Nested(CellReply)


@blueprint.get("")
@blueprint.arguments(OverviewQuery(exclude=("page", "page_size", "shown")), location="query")
@blueprint.response(200, CoverageReply)
@needs(Action.READ_OVERVIEW)
def read(query: dict[str, Any]) -> Mapping[str, object]:
    """The register by municipality and size, by how much of it was contacted in the period.

    Only the sizes and municipalities that the narrowed register has.
    """
    found = coverage(current.session(), current.actor(), OverviewFilter(**query))
    return {"items": [_row(row) for row in found.rows]} | _cells(found.whole)


def _row(row: CoverageRow) -> Mapping[str, object]:
    return {"municipality_code": row.municipality_code} | _cells(row)


def _cells(row: CoverageRow) -> dict[str, object]:
    return {
        "by_size": [_cell(cell, size) for size, cell in row.by_size.items()],
        "whole": _cell(row.whole, None),
    }


def _cell(cell: Cell, size: SizeClass | None) -> Mapping[str, object]:
    return {
        "size_class": size,
        "register": cell.register,
        "contacted": cell.contacted,
        "never_asked": cell.never_asked,
        "of_hundred": cell.percent,
        "filters": cell.filters,
    }
