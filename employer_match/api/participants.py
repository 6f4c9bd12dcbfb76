"""Participants: own and deputised, or the unit's for a team leader; nobody else's are there."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Answer, Blueprint
from employer_match.api.profiles import ProfileReply
from employer_match.api.replies import Reply, coded, cut, paged
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
from employer_match.schemas.base import Page, yes
from employer_match.schemas.participant import EnrolmentInput, ParticipantInput
from employer_match.services.participants.edit_participant import ParticipantDraft, edit_participant
from employer_match.services.participants.enrol_participant import Enrolment, enrol_participant
from employer_match.services.participants.list_participants import list_participants
from employer_match.services.participants.read_participant import read_participant
from employer_match.services.permissions import Action
from employer_match.vocabulary import Goal, Pace

blueprint = Blueprint("api_participants", __name__, url_prefix="/participants", description=__doc__)


class ParticipantQuery(Page):
    """`ended` adds those who have left."""

    ended = yes(load_default=False)


class ParticipantLineReply(Reply):
    """A participant in a list; `wishes` counts the ranked wishes."""

    id = fields.String()
    code_name = fields.String()
    unit_id = fields.Integer()
    coach_id = fields.Integer()
    coach = fields.String(attribute="coach_name")
    goal = coded(Goal)
    pace = coded(Pace)
    enrolled_on = fields.Date()
    ended_on = fields.Date(allow_none=True)
    wishes = fields.Integer()


class ParticipantReply(Reply):
    """A participant, under a code name, with the profile in force."""

    id = fields.String()
    version = fields.Integer()
    code_name = fields.String()
    unit_id = fields.Integer()
    coach_id = fields.Integer()
    deputy_id = fields.Integer(allow_none=True)
    goal = coded(Goal)
    pace = coded(Pace)
    pace_reviewed_on = fields.Date(allow_none=True)
    enrolled_on = fields.Date()
    ended_on = fields.Date(allow_none=True)
    related_wanted = fields.Boolean()
    profile = fields.Nested(ProfileReply)


@blueprint.get("")
@blueprint.arguments(ParticipantQuery, location="query")
@blueprint.response(200, paged(ParticipantLineReply))
@needs(Action.READ_PARTICIPANTS)
def list_own(query: dict[str, Any]) -> dict[str, Any]:
    """The participants within reach, by code name."""
    session, actor = current.session(), current.actor()
    return cut(list_participants(session, actor, ended=query["ended"]), query)


@blueprint.post("")
@blueprint.arguments(EnrolmentInput)
@blueprint.response(201, ParticipantReply, headers=CREATED)
@needs(Action.EDIT_PARTICIPANTS)
def enrol(body: dict[str, Any]) -> Answer:
    """Enrol a participant under a code name, with an empty profile.

    Nothing else about a person can be sent: unknown fields are refused.
    """
    session, actor = current.session(), current.actor()
    made = enrol_participant(session, actor, Enrolment(**body))
    shown = read_participant(session, actor, made.id)
    return shown, 201, created(f"/participants/{made.id}", shown.version)


@blueprint.get("/<participant:participant_id>")
@blueprint.response(200, ParticipantReply, headers=VERSIONED)
@needs(Action.READ_PARTICIPANTS)
def read(participant_id: str) -> Answer:
    """One participant; the reading is logged."""
    return _versioned(participant_id)


@blueprint.put("/<participant:participant_id>")
@conditional
@blueprint.arguments(ParticipantInput)
@blueprint.response(200, ParticipantReply, headers=VERSIONED)
@blueprint.alt_response(204, description="Handed over: no longer within your reach.")
@needs(Action.EDIT_PARTICIPANTS)
def change(body: dict[str, Any], participant_id: str) -> Answer:
    """Change what is recorded beside the profile; 204 when that hands the participant over."""
    within_reach = edit_participant(
        current.session(),
        current.actor(),
        participant_id,
        ParticipantDraft(**body),
        version_read(),
    )
    return _versioned(participant_id) if within_reach else ("", 204, {})


def _versioned(participant_id: str) -> Answer:
    shown = read_participant(current.session(), current.actor(), participant_id)
    return shown, 200, etag(shown.version)
