"""How much of the register was contacted, and how collisions were settled: matrix and lists."""

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match.http.overview_words import way_words
from employer_match.http.rights import needs
from employer_match.language.sorting import swedish_key
from employer_match.schemas.overview import OverviewQuery, SettlementQuery
from employer_match.schemas.places import name_of
from employer_match.services.overview.coverage import CoverageRow, coverage
from employer_match.services.overview.export_rows import coverage_records, settlement_records
from employer_match.services.overview.overview_counts import OverviewFilter
from employer_match.services.overview.settlements import SettlementFilter, settlements
from employer_match.services.permissions import Action
from employer_match_admin.listing import Listing

blueprint = Blueprint("admin_coverage", __name__, url_prefix="/admin")


COVERAGE = Listing(
    "admin/coverage.html", OverviewQuery, OverviewFilter, coverage, coverage_records, pages=False
)
COLLISIONS = Listing(
    "admin/collisions.html", SettlementQuery, SettlementFilter, settlements, settlement_records
)


@blueprint.get("/coverage")
@needs(Action.READ_OVERVIEW)
def matrix() -> ResponseReturnValue:
    """The register by municipality and size, by how much of it was contacted in the period."""
    return COVERAGE.page(
        more=lambda found: {"rows": sorted(found.rows, key=_as_people_look), "opens": _opens}
    )


@blueprint.get("/coverage.<any(csv, xlsx):kind>")
@needs(Action.READ_OVERVIEW)
def keep_matrix(kind: str) -> ResponseReturnValue:
    """The same as a file."""
    return COVERAGE.file(kind, "coverage", gettext("How much of the register we reach"), shown=None)


@blueprint.get("/collisions")
@needs(Action.READ_OVERVIEW)
def collisions() -> ResponseReturnValue:
    """How collisions were settled, by way, newest first."""
    return COLLISIONS.page(more=lambda _found: {"way_words": way_words, "of_way": _of_way})


@blueprint.get("/collisions.<any(csv, xlsx):kind>")
@needs(Action.READ_OVERVIEW)
def keep_collisions(kind: str) -> ResponseReturnValue:
    """The same as a file, all of them."""
    way = COLLISIONS.asked()["way"]
    title = gettext("How collisions were settled")
    return COLLISIONS.file(kind, "collisions", title, way=way_words(way) if way else None)


def _as_people_look(row: CoverageRow) -> tuple[bool, object]:
    """By name as Swedes sort; what is not known comes last."""
    return row.municipality_code is None, swedish_key(name_of(row.municipality_code))


def _opens(keys: Mapping[str, str]) -> str:
    """The address of a cell's rows."""
    return f"/admin/overview?{urlencode(dict(keys))}"


def _of_way(way: str | None) -> str:
    """The same list, of one way only (or of all)."""
    kept = [
        (name, value)
        for name, value in request.args.items(multi=True)
        if name not in {"way", "page"} and value
    ]
    return f"/admin/collisions?{urlencode([*kept, *([('way', way)] if way else [])])}".rstrip("?")
