"""Jobs and studies that began, and to whom they are credited."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded, cut, paged
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page
from employer_match.schemas.placement import CreditInput
from employer_match.services.permissions import Action
from employer_match.services.placements.credit_placement import (
    credit_placement,
    take_credit_back,
)
from employer_match.services.placements.read_placements import (
    PlacementView,
    own_credits,
    read_placements,
)
from employer_match.vocabulary import PlacementKind

blueprint = Blueprint("api_placements", __name__, url_prefix="", description=__doc__)


class CreditedReply(Reply):
    """A colleague to whom it is credited."""

    user_id = fields.Integer()
    name = fields.String()


class PlacementReply(Reply):
    """A job or study spell, numbered within the person's own; `credited` are one or two names.

    `credits` are the same with their ids.
    """

    number = fields.Integer()
    workplace_id = fields.Integer()
    workplace = fields.String()
    vacancy_id = fields.Integer(allow_none=True)
    kind = coded(PlacementKind)
    started_on = fields.Date()
    ended_on = fields.Date(allow_none=True)
    credited = fields.List(fields.String())
    credits = fields.List(fields.Nested(CreditedReply))


class CreditReply(Reply):
    """That one is credited at a workplace; neither who, nor when, nor how many."""

    workplace_id = fields.Integer()
    workplace = fields.String()
    year = fields.Integer()


@blueprint.get("/participants/<participant:participant_id>/placements")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(PlacementReply))
@needs(Action.READ_PARTICIPANTS)
def list_all(query: dict[str, Any], participant_id: str) -> dict[str, Any]:
    """What the participant has begun, newest first."""
    return cut(read_placements(current.session(), current.actor(), participant_id), query)


@blueprint.post("/participants/<participant:participant_id>/placements/<record:number>/credit")
@blueprint.arguments(CreditInput)
@blueprint.response(200, PlacementReply)
@needs(Action.EDIT_PARTICIPANTS)
def credit(body: dict[str, Any], participant_id: str, number: int) -> PlacementView:
    """Credit it to a second colleague, who may be of another unit; 409 for a third one.

    They see from the next quarter that they are credited at the workplace, and nothing else.
    """
    credit_placement(current.session(), current.actor(), participant_id, number, body["user_id"])
    return _one(participant_id, number)


@blueprint.delete(
    "/participants/<participant:participant_id>/placements/<record:number>/credit/<record:user_id>"
)
@blueprint.response(200, PlacementReply)
@needs(Action.EDIT_PARTICIPANTS)
def take_back(participant_id: str, number: int, user_id: int) -> PlacementView:
    """Take a credit that was given by mistake back; 409 for the only one.

    The colleague sees it no longer from the next quarter, or never where it was not shown yet.
    """
    take_credit_back(current.session(), current.actor(), participant_id, number, user_id)
    return _one(participant_id, number)


@blueprint.get("/credits")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(CreditReply))
@needs(Action.LOG_CONTACT)
def own(query: dict[str, Any]) -> dict[str, Any]:
    """Where one is credited with a placement of a colleague's participant."""
    return cut(own_credits(current.session(), current.actor()), query)


def _one(participant_id: str, number: int) -> PlacementView:
    every = read_placements(current.session(), current.actor(), participant_id)
    return next(one for one in every if one.number == number)
