"""Who has contacted which employer: the figures, each opening its rows, and the rows."""

from urllib.parse import urlencode

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import vocabulary
from employer_match.http.rights import needs
from employer_match.integrations.geo import municipalities
from employer_match.schemas.overview import ContactQuery, OverviewQuery
from employer_match.services.contacts.list_contacts import ContactFilter, list_contacts
from employer_match.services.overview.export_rows import contact_records, workplace_records
from employer_match.services.overview.overview import Overview, overview
from employer_match.services.overview.overview_counts import OverviewFilter, Shown
from employer_match.services.overview.overview_figures import Figure
from employer_match.services.permissions import Action
from employer_match.vocabulary import GoOnReason
from employer_match_admin.listing import Listing

blueprint = Blueprint("admin_overview", __name__, url_prefix="/admin")

#: What the list shows, in words.
SHOWN = {
    Shown.CONTACTED: "Contacted workplaces",
    Shown.OVERLAP: "Where units overlap",
    Shown.NEVER_ASKED: "Never asked",
    Shown.REGISTER: "The whole register",
}


OVERVIEW = Listing(
    "admin/overview.html", OverviewQuery, OverviewFilter, overview, workplace_records
)
CONTACTS = Listing(
    "admin/contacts.html", ContactQuery, ContactFilter, list_contacts, contact_records
)


@blueprint.get("/overview")
@needs(Action.READ_OVERVIEW)
def index() -> ResponseReturnValue:
    """Figures and workplaces for the filter; without one, everything up to today."""

    def more(found: Overview) -> dict[str, object]:
        return {
            "figures": {figure.name: figure for figure in found.figures},
            "opens": opens,
            "places": municipalities(),
            "reason": GoOnReason,
        }

    return OVERVIEW.page({"shown": Shown.CONTACTED}, more)


@blueprint.get("/overview.<any(csv, xlsx):kind>")
@needs(Action.READ_OVERVIEW)
def keep(kind: str) -> ResponseReturnValue:
    """The same workplaces as a file, all of them."""
    shown = OVERVIEW.asked()["shown"]
    return OVERVIEW.file(kind, f"workplaces-{shown}", gettext(SHOWN[shown]), shown=None)


@blueprint.get("/contacts")
@needs(Action.READ_OVERVIEW)
def contacts() -> ResponseReturnValue:
    """The log behind a figure, newest first."""
    return CONTACTS.page(more=lambda _found: {"codes": vocabulary})


@blueprint.get("/contacts.<any(csv, xlsx):kind>")
@needs(Action.READ_OVERVIEW)
def keep_contacts(kind: str) -> ResponseReturnValue:
    """The same contacts as a file, all of them."""
    return CONTACTS.file(kind, "contacts", gettext("Contacts"))


def opens(figure: Figure) -> str:
    """The address of exactly the rows that a figure counts."""
    return f"/admin/{figure.opens}?{urlencode(dict(figure.filter))}"
