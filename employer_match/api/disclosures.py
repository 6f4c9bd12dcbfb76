"""What a participant lets employers be told; every time it was said is kept."""

from typing import Any

from marshmallow import fields

from employer_match import clock
from employer_match.api.base import Answer, Blueprint
from employer_match.api.replies import Reply, coded, cut, paged, words
from employer_match.api.versions import VERSIONED, conditional, etag, version_read
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page, Strict, day, reference
from employer_match.schemas.disclosure import DisclosureInput, WithdrawalInput
from employer_match.services.disclosures.read_disclosures import read_disclosures
from employer_match.services.disclosures.what_may_be_told import what_may_be_told
from employer_match.services.disclosures.write_disclosure import (
    DisclosureDraft,
    withdraw_disclosure,
    write_disclosure,
)
from employer_match.services.permissions import Action
from employer_match.vocabulary import Approach

PATH = "/participants/<participant:participant_id>"
blueprint = Blueprint("api_disclosures", __name__, url_prefix=PATH, description=__doc__)


class ToldReply(Reply):
    """What may be told; without a yes to `approach` neither name nor any sentence."""

    approach = coded(Approach)
    name = fields.Boolean()
    sentences = fields.List(fields.String())


class DisclosureReply(Reply):
    """One time that something was agreed or withdrawn; without employer it is about every one."""

    number = fields.Integer()
    employer_id = fields.Integer(allow_none=True)
    employer = words()
    approach = coded(Approach)
    tell_name = fields.Boolean()
    may_tell = fields.String()
    never_tell = fields.String()
    starts_on = fields.Date()
    ends_on = fields.Date(allow_none=True)
    talked_on = fields.Date(allow_none=True)
    talked_again_on = fields.Date(allow_none=True)
    weighed = fields.Boolean()
    withdrawn = fields.Boolean()
    written_at = fields.AwareDateTime()
    in_force = fields.Boolean()


class Toward(Strict):
    """Toward which employer (none: any), and on which day (none: today)."""

    employer_id = reference(load_default=None)
    on = day()


@blueprint.get("/disclosure")
@blueprint.arguments(Toward, location="query")
@blueprint.response(200, ToldReply, headers=VERSIONED)
@needs(Action.READ_PARTICIPANTS)
def read(query: dict[str, Any], participant_id: str) -> Answer:
    """What may be told to an employer; use nothing else toward one. The reading is logged."""
    session, actor = current.session(), current.actor()
    on = query["on"] or clock.today()
    told = what_may_be_told(session, actor, participant_id, query["employer_id"], on)
    return told, 200, etag(read_disclosures(session, actor, participant_id).number)


@blueprint.put("/disclosure")
@conditional
@blueprint.arguments(DisclosureInput)
@blueprint.response(200, DisclosureReply, headers=VERSIONED)
@needs(Action.EDIT_PARTICIPANTS)
def agree(body: dict[str, Any], participant_id: str) -> Answer:
    """Write down what is agreed, for every employer or for one; what stood before is kept."""
    draft, number = DisclosureDraft(**body), version_read()
    write_disclosure(current.session(), current.actor(), participant_id, draft, number)
    return _newest(participant_id)


@blueprint.post("/disclosure/withdrawal")
@blueprint.arguments(WithdrawalInput)
@blueprint.response(200, DisclosureReply, headers=VERSIONED)
@needs(Action.EDIT_PARTICIPANTS)
def withdraw(body: dict[str, Any], participant_id: str) -> Answer:
    """Nothing may be told from now on: to anybody, or to one employer. It asks for no version."""
    session, actor = current.session(), current.actor()
    withdraw_disclosure(session, actor, participant_id, body["employer_id"])
    return _newest(participant_id)


@blueprint.get("/disclosures")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(DisclosureReply))
@needs(Action.READ_PARTICIPANTS)
def list_all(query: dict[str, Any], participant_id: str) -> dict[str, Any]:
    """Everything that was ever agreed or withdrawn, newest first."""
    agreed = read_disclosures(current.session(), current.actor(), participant_id)
    return cut(agreed.history, query)


def _newest(participant_id: str) -> Answer:
    agreed = read_disclosures(current.session(), current.actor(), participant_id)
    return agreed.history[0], 200, etag(agreed.number)
