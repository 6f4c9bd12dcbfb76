"""Who has contacted which employer: the figures, each opening its rows, and the rows."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors, vocabulary
from employer_match.http import current
from employer_match.http.downloads import download
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.integrations.geo import municipalities
from employer_match.schemas.base import Page
from employer_match.schemas.overview import ContactQuery, OverviewQuery
from employer_match.services.contacts.list_contacts import ContactFilter, list_contacts
from employer_match.services.overview.export_rows import contact_records, workplace_records
from employer_match.services.overview.overview import overview
from employer_match.services.overview.overview_counts import OverviewFilter, Shown
from employer_match.services.overview.overview_figures import Figure
from employer_match.services.permissions import Action
from employer_match.vocabulary import GoOnReason
from employer_match_admin.lists import same_filter
from employer_match_admin.narrowing import download_address, in_words, narrowing

blueprint = Blueprint("admin_overview", __name__, url_prefix="/admin")

#: What the list shows, in words.
SHOWN = {
    Shown.CONTACTED: "Contacted workplaces",
    Shown.OVERLAP: "Where units overlap",
    Shown.NEVER_ASKED: "Never asked",
    Shown.REGISTER: "The whole register",
}


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
        figures={figure.name: figure for figure in found.figures},
        shown=given["shown"],
        narrow=narrowing(),
        page=page,
        page_size=page_size,
        address=same_filter(),
        download=download_address,
        opens=opens,
        places=municipalities(),
        reason=GoOnReason,
    )
    return answer, form.status if form.errors else 200


@blueprint.get("/overview.<any(csv, xlsx):kind>")
@needs(Action.READ_OVERVIEW)
def keep(kind: str) -> ResponseReturnValue:
    """The same workplaces as a file, all of them."""
    given = asked(OverviewQuery())
    records = workplace_records(current.session(), current.actor(), OverviewFilter(**given))
    title = gettext(SHOWN[given["shown"]])
    words = in_words(given | {"shown": None}, narrowing())
    return download(records, kind, f"workplaces-{given['shown']}", title, words)


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
        narrow=narrowing(),
        page=page,
        page_size=page_size,
        address=same_filter(),
        download=download_address,
        codes=vocabulary,
    )
    return answer, form.status if form.errors else 200


@blueprint.get("/contacts.<any(csv, xlsx):kind>")
@needs(Action.READ_OVERVIEW)
def keep_contacts(kind: str) -> ResponseReturnValue:
    """The same contacts as a file, all of them."""
    given = asked(ContactQuery())
    records = contact_records(current.session(), current.actor(), ContactFilter(**given))
    return download(records, kind, "contacts", gettext("Contacts"), in_words(given, narrowing()))


def asked(schema: Page) -> dict[str, Any]:
    """The filter in the address, without its page; Invalid where it cannot be used."""
    form = Form(schema)
    if not form.read(request.args):
        raise errors.Invalid(fields=form.errors)
    return {name: value for name, value in form.data.items() if name not in {"page", "page_size"}}


def opens(figure: Figure) -> str:
    """The address of exactly the rows that a figure counts."""
    return f"/admin/{figure.opens}?{urlencode(dict(figure.filter))}"
