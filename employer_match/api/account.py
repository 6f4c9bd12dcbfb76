"""Who the token speaks for."""

from typing import Any

from flask.views import MethodView
from marshmallow import Schema, fields

from employer_match.api.base import Blueprint
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.services import users
from employer_match.services.permissions import Action

blueprint = Blueprint("api_account", __name__, url_prefix="/account", description=__doc__)


class RoleSchema(Schema):
    """A role in a unit."""

    unit_id = fields.Integer(required=True)
    unit = fields.String(required=True)
    role = fields.String(required=True)


class AccountSchema(Schema):
    """The account behind the token."""

    name = fields.String(required=True)
    language = fields.String(required=True)
    roles = fields.List(fields.Nested(RoleSchema), required=True)


@blueprint.route("")
class Account(MethodView):
    """The account behind the token."""

    @blueprint.response(200, AccountSchema)
    @needs(Action.OWN_ACCOUNT)
    def get(self) -> dict[str, Any]:
        """Name, language and roles of the account behind the token."""
        actor = current.actor()
        names = {unit.id: unit.name for unit in users.list_units(current.session(), actor)}
        roles = sorted((names[unit], unit, role.value) for unit, role in actor.roles)
        return {
            "name": actor.name,
            "language": actor.language,
            "roles": [{"unit_id": unit, "unit": name, "role": role} for name, unit, role in roles],
        }
