"""Who the token speaks for."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.services.accounts import users
from employer_match.services.permissions import Action
from employer_match.vocabulary import Role

blueprint = Blueprint("api_account", __name__, url_prefix="/account", description=__doc__)


class RoleReply(Reply):
    """A role in a unit."""

    unit_id = fields.Integer()
    unit = fields.String()
    role = coded(Role)


class AccountReply(Reply):
    """The account behind the token."""

    id = fields.Integer()
    name = fields.String()
    language = fields.String()
    roles = fields.List(fields.Nested(RoleReply))


@blueprint.get("")
@blueprint.response(200, AccountReply)
@needs(Action.OWN_ACCOUNT)
def read() -> dict[str, Any]:
    """Name, language and roles of the account behind the token.

    A token has the roles of one unit only.
    """
    actor = current.actor()
    names = {unit.id: unit.name for unit in users.list_units(current.session(), actor)}
    roles = sorted((names[unit], unit, role) for unit, role in actor.roles)
    return {
        "id": actor.user_id,
        "name": actor.name,
        "language": actor.language,
        "roles": [{"unit_id": unit, "unit": name, "role": role} for name, unit, role in roles],
    }
