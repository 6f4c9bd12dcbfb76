"""Who is still to be told that we keep their details, and telling them (GDPR art. 14)."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded, cut, paged, words
from employer_match.api.versions import conditional, version_read
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.relation import ToInform
from employer_match.services.employers.persons_to_inform import persons_to_inform, stamp_informed
from employer_match.services.permissions import Action
from employer_match.vocabulary import ContactSource

PATH = "/persons-to-inform"
blueprint = Blueprint("api_persons_to_inform", __name__, url_prefix=PATH, description=__doc__)


class PersonToInformReply(Reply):
    """Somebody to tell, through the day `by`; `first_contact` is when we first spoke to them."""

    id = fields.Integer()
    version = fields.Integer()
    name = fields.String()
    title = words()
    phone = words()
    email = words()
    source = coded(ContactSource)
    workplace_id = fields.Integer()
    workplace = fields.String()
    by = fields.Date()
    first_contact = fields.Date(allow_none=True)


@blueprint.get("")
@blueprint.arguments(ToInform, location="query")
@blueprint.response(200, paged(PersonToInformReply))
@needs(Action.EDIT_EMPLOYER)
def list_all(query: dict[str, Any]) -> dict[str, Any]:
    """Who must be told by now or within a week, the most overdue first.

    Of workplaces that one holds, stands in for or has been in contact with; `everybody=true`: of
    all.
    """
    found = persons_to_inform(current.session(), current.actor(), everybody=query.pop("everybody"))
    return cut(found, query)


@blueprint.post("/<record:person_id>")
@conditional
@blueprint.response(204)
@needs(Action.EDIT_EMPLOYER)
def stamp(person_id: int) -> None:
    """The person has been told today; to say so twice changes nothing."""
    stamp_informed(current.session(), current.actor(), person_id, version_read())
