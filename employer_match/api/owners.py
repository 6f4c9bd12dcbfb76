"""Who holds the relation to a workplace, with a deputy; the history stays."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, words
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.employer import OwnerInput
from employer_match.services.employers.assign_owner import assign_owner, owner_history
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.permissions import Action

PATH = "/workplaces/<record:workplace_id>/owners"
blueprint = Blueprint("api_owners", __name__, url_prefix=PATH, description=__doc__)


class OwnerReply(Reply):
    """Who held the relation from `since` to `until`; null: holds it still."""

    owner_id = fields.Integer()
    owner = fields.String(attribute="owner.name")
    deputy_id = fields.Integer(allow_none=True)
    deputy = words(attribute="deputy.name", dump_default=None)
    since = fields.Date()
    until = fields.Date(allow_none=True)


class OwnersReply(Reply):
    """Newest first; at most one holds the relation now."""

    items = fields.List(fields.Nested(OwnerReply))


@blueprint.get("")
@blueprint.response(200, OwnersReply)
@needs(Action.READ_EMPLOYERS)
def read(workplace_id: int) -> dict[str, Any]:
    """Who holds the relation to a workplace, and who held it before."""
    return _history(workplace_id)


@blueprint.post("")
@blueprint.arguments(OwnerInput)
@blueprint.response(201, OwnersReply)
@needs(Action.TAKE_ON_WORKPLACE)
def assign(body: dict[str, Any], workplace_id: int) -> dict[str, Any]:
    """Hand the relation over from today; a null `owner_id` leaves it to nobody.

    A coordinator decides on any; a coach takes on one that nobody holds, or hands on one's own,
    and a team leader decides for the team. The new owner is told. Assigning what stands changes
    nothing.
    """
    assign_owner(current.session(), current.actor(), workplace_id, **body)
    return _history(workplace_id)


def _history(workplace_id: int) -> dict[str, Any]:
    session, actor = current.session(), current.actor()
    read_workplace(session, actor, workplace_id)
    return {"items": owner_history(session, actor, workplace_id)}
