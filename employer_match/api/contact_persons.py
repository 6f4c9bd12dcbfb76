"""People at workplaces: where their details come from, whether they were told, and objected."""

from typing import Any

from marshmallow import fields

from employer_match import errors
from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded, cut, paged, words
from employer_match.api.versions import (
    CREATED,
    VERSIONED,
    conditional,
    created,
    etag,
    version_read,
)
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page
from employer_match.schemas.relation import ContactPersonInput
from employer_match.services.employers.contact_persons import (
    PersonDraft,
    PersonView,
    add_contact_person,
    contact_persons,
    edit_contact_person,
)
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.permissions import Action
from employer_match.vocabulary import ContactSource

PATH = "/workplaces/<record:workplace_id>/contact-persons"
blueprint = Blueprint("api_contact_persons", __name__, url_prefix=PATH, description=__doc__)

Answer = tuple[PersonView, int, dict[str, str]]


class ContactPersonReply(Reply):
    """A contact person; an objection hides every channel.

    `inform_by` is the last day to tell the person that we have the details; null: done or not
    needed.
    """

    id = fields.Integer()
    version = fields.Integer()
    name = fields.String()
    title = words()
    phone = words()
    email = words()
    source = coded(ContactSource)
    informed_at = fields.AwareDateTime(allow_none=True)
    inform_by = fields.Date(allow_none=True)
    objected = fields.Boolean()
    left = fields.Boolean()
    stop_until = fields.Date(allow_none=True)
    stop_for_good = fields.Boolean()


@blueprint.get("")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(ContactPersonReply))
@needs(Action.READ_EMPLOYERS)
def list_all(query: dict[str, Any], workplace_id: int) -> dict[str, Any]:
    """The people of a workplace, those who are still there first."""
    return cut(read_workplace(current.session(), current.actor(), workplace_id).people, query)


@blueprint.post("")
@blueprint.arguments(ContactPersonInput)
@blueprint.response(201, ContactPersonReply, headers=CREATED)
@needs(Action.EDIT_EMPLOYER)
def add(body: dict[str, Any], workplace_id: int) -> Answer:
    """Add a person to a workplace.

    `source` says where the details come from: whoever did not give them is told within 30 days.
    """
    made = add_contact_person(current.session(), current.actor(), workplace_id, PersonDraft(**body))
    shown = _one(workplace_id, made.id)
    path = f"/workplaces/{workplace_id}/contact-persons/{made.id}"
    return shown, 201, created(path, shown.version)


@blueprint.get("/<record:person_id>")
@blueprint.response(200, ContactPersonReply, headers=VERSIONED)
@needs(Action.READ_EMPLOYERS)
def read(workplace_id: int, person_id: int) -> Answer:
    """One person at a workplace."""
    shown = _one(workplace_id, person_id)
    return shown, 200, etag(shown.version)


@blueprint.put("/<record:person_id>")
@conditional
@blueprint.arguments(ContactPersonInput)
@blueprint.response(200, ContactPersonReply, headers=VERSIONED)
@needs(Action.EDIT_EMPLOYER)
def change(body: dict[str, Any], workplace_id: int, person_id: int) -> Answer:
    """Change what is known of a person; the earlier version is kept.

    While an objection stands the channels stay as they are: they are not shown to be sent back.
    """
    _one(workplace_id, person_id)
    edit_contact_person(
        current.session(), current.actor(), person_id, PersonDraft(**body), version_read()
    )
    shown = _one(workplace_id, person_id)
    return shown, 200, etag(shown.version)


def _one(workplace_id: int, person_id: int) -> PersonView:
    for person in contact_persons(current.session(), current.actor(), workplace_id):
        if person.id == person_id:
            return person
    raise errors.NotFound()
