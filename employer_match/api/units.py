"""The units: sub-projects or teams, the scope of rights."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, cut, paged
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page
from employer_match.services.accounts import users
from employer_match.services.permissions import Action

blueprint = Blueprint("api_units", __name__, url_prefix="/units", description=__doc__)


class UnitReply(Reply):
    """A unit; `shares_employer_layer` says whether others see who of it contacted whom."""

    id = fields.Integer()
    name = fields.String()
    shares_employer_layer = fields.Boolean()


@blueprint.get("")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(UnitReply))
@needs(Action.OWN_ACCOUNT)
def list_all(query: dict[str, Any]) -> dict[str, Any]:
    """Every unit, by name.

    Fields and filters named `unit_id` take these ids.
    """
    return cut(users.list_units(current.session(), current.actor()), query)
