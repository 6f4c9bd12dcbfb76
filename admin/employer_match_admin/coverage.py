"""How much of the register was contacted, and how collisions were settled: matrix and lists."""

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match.http import current
from employer_match.http.downloads import download
from employer_match.http.forms import Form
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
from employer_match_admin.lists import same_filter
from employer_match_admin.narrowing import download_address, in_words, narrowing
from employer_match_admin.overview import asked

blueprint = Blueprint("admin_coverage", __name__, url_prefix="/admin")


@blueprint.get("/coverage")
@needs(Action.READ_OVERVIEW)
def matrix() -> ResponseReturnValue:
    """The register by municipality and size, by how much of it was contacted in the period."""
    form = Form(OverviewQuery())
    given = form.data if form.read(request.args) else OverviewQuery().load({})
    wanted = {name: value for name, value in given.items() if name not in {"page", "page_size"}}
    found = coverage(current.session(), current.actor(), OverviewFilter(**wanted))
    answer = render_template(
        "admin/coverage.html",
        form=form,
        found=found,
        rows=sorted(found.rows, key=_as_people_look),
        narrow=narrowing(),
        download=download_address,
        opens=_opens,
    )
    return answer, form.status if form.errors else 200


@blueprint.get("/coverage.<any(csv, xlsx):kind>")
@needs(Action.READ_OVERVIEW)
def keep_matrix(kind: str) -> ResponseReturnValue:
    """The same as a file."""
    given = asked(OverviewQuery())
    records = coverage_records(current.session(), current.actor(), OverviewFilter(**given))
    words = in_words(given | {"shown": None}, narrowing())
    return download(records, kind, "coverage", gettext("How much of the register we reach"), words)


@blueprint.get("/collisions")
@needs(Action.READ_OVERVIEW)
def collisions() -> ResponseReturnValue:
    """How collisions were settled, by way, newest first."""
    form = Form(SettlementQuery())
    given = form.data if form.read(request.args) else SettlementQuery().load({})
    page, page_size = given.pop("page"), given.pop("page_size")
    found = settlements(
        current.session(),
        current.actor(),
        SettlementFilter(**given),
        page=page,
        page_size=page_size,
    )
    answer = render_template(
        "admin/collisions.html",
        form=form,
        found=found,
        narrow=narrowing(),
        way=given["way"],
        way_words=way_words,
        of_way=_of_way,
        page=page,
        page_size=page_size,
        address=same_filter(),
        download=download_address,
    )
    return answer, form.status if form.errors else 200


@blueprint.get("/collisions.<any(csv, xlsx):kind>")
@needs(Action.READ_OVERVIEW)
def keep_collisions(kind: str) -> ResponseReturnValue:
    """The same as a file, all of them."""
    given = asked(SettlementQuery())
    records = settlement_records(current.session(), current.actor(), SettlementFilter(**given))
    words = in_words(given, narrowing())
    if given["way"]:
        words[gettext("How it was settled")] = way_words(given["way"])
    return download(records, kind, "collisions", gettext("How collisions were settled"), words)


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
