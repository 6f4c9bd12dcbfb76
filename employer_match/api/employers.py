"""Employers: legal units, by organisation number."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Answer, Blueprint
from employer_match.api.replies import Reply, coded, words
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
from employer_match.schemas.employer import AnotherWorkplace, EmployerInput, NewEmployer
from employer_match.services.employers.add_employer import (
    EmployerDraft,
    WorkplaceDraft,
    add_employer,
    add_workplace,
)
from employer_match.services.employers.edit_employer import edit_employer
from employer_match.services.employers.read_employer import EmployerView, read_employer
from employer_match.services.permissions import Action
from employer_match.vocabulary import SizeClass

blueprint = Blueprint("api_employers", __name__, url_prefix="/employers", description=__doc__)


class PlaceReply(Reply):
    """A workplace as it is registered; `from_advert`: known from an ad only."""

    id = fields.Integer()
    version = fields.Integer()
    employer_id = fields.Integer()
    name = fields.String()
    address = words()
    postcode = words()
    city = words()
    municipality_code = words()
    phone = words()
    email = words()
    size_class = coded(SizeClass)
    from_advert = fields.Boolean()


class EmployerReply(Reply):
    """An employer with its workplaces; a sole trader's number is personal, so masked."""

    id = fields.Integer()
    version = fields.Integer()
    name = fields.String()
    organisation_number = words()
    sole_trader = fields.Boolean()
    sector = words()
    sni = words()
    fictional = fields.Boolean()
    workplaces = fields.List(fields.Nested(PlaceReply))


@blueprint.post("")
@blueprint.arguments(NewEmployer)
@blueprint.response(201, PlaceReply, headers=CREATED)
@needs(Action.ADD_EMPLOYER)
def add(body: dict[str, Any]) -> Answer:
    """Register an employer with a workplace; the answer is the workplace.

    A known organisation number means one more workplace of that employer. 409 with `candidates`
    lists who is registered already and whom to ask; send it again with `create_anyway_reason` if
    it is another one.
    """
    given = dict(body)
    reason, place = given.pop("create_anyway_reason"), given.pop("workplace")
    made = add_employer(
        current.session(),
        current.actor(),
        EmployerDraft(**given),
        WorkplaceDraft(**(place or {})),
        reason,
    )
    return made, 201, created(f"/workplaces/{made.id}", made.version)


@blueprint.get("/<record:employer_id>")
@blueprint.response(200, EmployerReply, headers=VERSIONED)
@needs(Action.READ_EMPLOYERS)
def read(employer_id: int) -> Answer:
    """An employer with its workplaces."""
    return _versioned(employer_id)


@blueprint.put("/<record:employer_id>")
@conditional
@blueprint.arguments(EmployerInput)
@blueprint.response(200, EmployerReply, headers=VERSIONED)
@needs(Action.EDIT_EMPLOYER)
def change(body: dict[str, Any], employer_id: int) -> Answer:
    """Change what is registered of an employer; the earlier version is kept.

    A blank number leaves the registered one alone: a masked one is never sent back.
    """
    edit_employer(
        current.session(), current.actor(), employer_id, EmployerDraft(**body), version_read()
    )
    return _versioned(employer_id)


@blueprint.post("/<record:employer_id>/workplaces")
@blueprint.arguments(AnotherWorkplace)
@blueprint.response(201, PlaceReply, headers=CREATED)
@needs(Action.ADD_EMPLOYER)
def add_place(body: dict[str, Any], employer_id: int) -> Answer:
    """Register one more workplace of an employer.

    409 with `candidates` where one of that name is there already.
    """
    given = dict(body)
    reason = given.pop("create_anyway_reason")
    made = add_workplace(
        current.session(), current.actor(), employer_id, WorkplaceDraft(**given), reason
    )
    return made, 201, created(f"/workplaces/{made.id}", made.version)


def _versioned(employer_id: int) -> Answer:
    shown: EmployerView = read_employer(current.session(), current.actor(), employer_id)
    return shown, 200, etag(shown.version)
