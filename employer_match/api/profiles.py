"""What a participant says about work: a new version each time, and every one is kept."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Answer, Blueprint
from employer_match.api.replies import Reply, coded, cut, paged, words
from employer_match.api.versions import VERSIONED, conditional, etag, version_read
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page
from employer_match.schemas.participant import ProfileInput
from employer_match.services.participants.read_participant import read_participant, read_profiles
from employer_match.services.participants.write_profile import ProfileDraft, Saying, write_profile
from employer_match.services.permissions import Action
from employer_match.vocabulary import Condition, WishKind

PATH = "/participants/<participant:participant_id>"
blueprint = Blueprint("api_profiles", __name__, url_prefix=PATH, description=__doc__)

LISTS = ("municipalities", "conditions", "licences", "languages")


class SayingReply(Reply):
    """Something ruled out, with its label in words."""

    kind = coded(WishKind)
    value = fields.String()
    label = fields.String()


class WishReply(SayingReply):
    """A wish; rank 1 is the first."""

    rank = fields.Integer()


class ProfileReply(Reply):
    """One version of a profile; number 0: nothing was said yet. Hours are per week."""

    number = fields.Integer()
    valid_from = fields.AwareDateTime()
    said_by = fields.String()
    own_words = fields.String()
    strengths = fields.String()
    wishes = fields.List(fields.Nested(WishReply))
    must_nots = fields.List(fields.Nested(SayingReply))
    hours_min = fields.Integer(allow_none=True)
    hours_max = fields.Integer(allow_none=True)
    municipalities = fields.List(fields.String())
    from_municipality = words()
    max_km = fields.Integer(allow_none=True)
    conditions = fields.List(fields.String(metadata={"enum": list(Condition)}))
    licences = fields.List(fields.String())
    languages = fields.List(fields.String())


@blueprint.get("/profile")
@blueprint.response(200, ProfileReply, headers=VERSIONED)
@needs(Action.READ_PARTICIPANTS)
def read(participant_id: str) -> Answer:
    """The profile in force."""
    return _in_force(participant_id)


@blueprint.put("/profile")
@conditional
@blueprint.arguments(ProfileInput)
@blueprint.response(200, ProfileReply, headers=VERSIONED)
@needs(Action.EDIT_PARTICIPANTS)
def write(body: dict[str, Any], participant_id: str) -> Answer:
    """Write the next version; what is left out has not been said.

    Codes are checked against the occupation tree, so that no wish silently means nothing.
    """
    given: dict[str, Any] = {
        name: tuple(value) if name in LISTS else value for name, value in body.items()
    }
    given["wishes"] = tuple(Saying(**each) for each in body["wishes"])
    given["must_nots"] = tuple(Saying(**each) for each in body["must_nots"])
    draft = ProfileDraft(**given)
    write_profile(current.session(), current.actor(), participant_id, draft, version_read())
    return _in_force(participant_id)


@blueprint.get("/profiles")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(ProfileReply))
@needs(Action.READ_PARTICIPANTS)
def list_all(query: dict[str, Any], participant_id: str) -> dict[str, Any]:
    """Every version of the profile, newest first."""
    return cut(read_profiles(current.session(), current.actor(), participant_id), query)


def _in_force(participant_id: str) -> Answer:
    profile = read_participant(current.session(), current.actor(), participant_id).profile
    return profile, 200, etag(profile.number)
