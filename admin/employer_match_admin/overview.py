"""Who has contacted which employer: the figures, each opening its rows, and the rows."""

from collections.abc import Callable
from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from employer_match import vocabulary
from employer_match.http import current
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.integrations.geo import municipalities
from employer_match.language.sorting import swedish_key
from employer_match.schemas.overview import ContactQuery, OverviewQuery
from employer_match.services.accounts import users
from employer_match.services.contacts.list_contacts import ContactFilter, list_contacts
from employer_match.services.overview.overview import overview
from employer_match.services.overview.overview_counts import OverviewFilter, Shown
from employer_match.services.overview.overview_figures import Figure
from employer_match.services.permissions import Action
from employer_match.vocabulary import GoOnReason

blueprint = Blueprint("admin_overview", __name__, url_prefix="/admin")


@blueprint.get("/overview")
@needs(Action.READ_OVERVIEW)
def index() -> ResponseReturnValue:
    """Figures and workplaces for the filter; without one, everything up to today."""
    form = Form(OverviewQuery(), {"shown": Shown.CONTACTED})
    given = form.data if form.read(request.args) else OverviewQuery().load({})
    page, page_size = given.pop("page"), given.pop("page_size")
    found = overview(
        current.session(),
        current.actor(),
        OverviewFilter(**given),
        page=page,
        page_size=page_size,
    )
    answer = render_template(
        "admin/overview.html",
        form=form,
        found=found,
        shown=given["shown"],
        page=page,
        page_size=page_size,
        address=_same_filter(),
        opens=_opens,
        unit_choices=_units(),
        place_choices=_places(),
        places=municipalities(),
        reason=GoOnReason,
    )
    return answer, form.status if form.errors else 200


@blueprint.get("/contacts")
@needs(Action.READ_OVERVIEW)
def contacts() -> ResponseReturnValue:
    """The log behind a figure, newest first."""
    form = Form(ContactQuery())
    given = form.data if form.read(request.args) else ContactQuery().load({})
    page, page_size = given.pop("page"), given.pop("page_size")
    found = list_contacts(
        current.session(), current.actor(), ContactFilter(**given), page=page, page_size=page_size
    )
    answer = render_template(
        "admin/contacts.html",
        form=form,
        found=found,
        page=page,
        page_size=page_size,
        address=_same_filter(),
        unit_choices=_units(),
        place_choices=_places(),
        codes=vocabulary,
    )
    return answer, form.status if form.errors else 200


def _opens(figure: Figure) -> str:
    """The address of exactly the rows that a figure counts."""
    return f"/admin/{figure.opens}?{urlencode(dict(figure.filter))}"


def _same_filter() -> Callable[[int], str]:
    """The address of another page of the same list."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "page"]
    return lambda page: f"{request.path}?{urlencode([*kept, ('page', page)])}"


def _units() -> list[tuple[str, str]]:
    found = users.list_units(current.session(), current.actor())
    return [(str(unit.id), unit.name) for unit in found]


def _places() -> list[tuple[str, str]]:
    found = [(place.code, place.name) for place in municipalities().values()]
    return sorted(found, key=lambda one: swedish_key(one[1]))
