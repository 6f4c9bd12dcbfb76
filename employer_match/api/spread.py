"""A team's lists together: how crowded they are, and what caps would cost each participant."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.ranking import Because
from employer_match.schemas.base import Strict, reference, whole
from employer_match.services.permissions import Action
from employer_match.services.suggestions.read_spread import PER_EMPLOYER, PER_VACANCY, read_spread
from employer_match.vocabulary import Tier

blueprint = Blueprint("api_spread", __name__, url_prefix="/spread", description=__doc__)


class SpreadQuery(Strict):
    """One unit, or the first of one's own; and on how many lists something may stand."""

    unit_id = reference(load_default=None)
    per_vacancy = whole(1, 99, load_default=PER_VACANCY)
    per_employer = whole(1, 99, load_default=PER_EMPLOYER)


class MovedReply(Reply):
    """An opening that a list lost or got; `place` is that on the participant's own list."""

    vacancy_id = fields.Integer()
    headline = fields.String()
    employer = fields.String()
    tier = coded(Tier)
    place = fields.Integer()
    because = coded(Because, allow_none=True)


class ShareReply(Reply):
    """What the spread would cost one participant within reach, and bring instead."""

    participant_id = fields.String()
    code_name = fields.String()
    lost = fields.List(fields.Nested(MovedReply))
    got = fields.List(fields.Nested(MovedReply))
    over_cap = fields.Boolean()


class CrowdedReply(Reply):
    """On how many of the team's lists something stands, and would; `vacancy_id` or an employer."""

    vacancy_id = fields.Integer(allow_none=True)
    name = fields.String()
    lists_before = fields.Integer()
    lists_after = fields.Integer()


class SpreadReply(Reply):
    """The team's spread; nobody's own list is changed by it."""

    unit_id = fields.Integer()
    per_vacancy = fields.Integer(attribute="caps.per_vacancy")
    per_employer = fields.Integer(attribute="caps.per_employer")
    lists = fields.Integer()
    lists_changed = fields.Integer()
    vacancies = fields.List(fields.Nested(CrowdedReply))
    employers = fields.List(fields.Nested(CrowdedReply))
    shares = fields.List(fields.Nested(ShareReply))


@blueprint.get("")
@blueprint.arguments(SpreadQuery, location="query")
@blueprint.response(200, SpreadReply)
@needs(Action.READ_SUGGESTIONS)
def read(query: dict[str, Any]) -> object:
    """Today's lists of one unit under caps: the crowds, and each share that one may read.

    Of participants out of reach only how many lists something stands on is told.
    """
    return read_spread(current.session(), current.actor(), **query)
