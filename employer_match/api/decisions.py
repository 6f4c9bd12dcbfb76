"""What participants say of suggested vacancies; the newest answer holds, all are kept."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded, cut, paged
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page, reference
from employer_match.schemas.decision import DecisionInput
from employer_match.services.participants.read_participant import read_participant
from employer_match.services.permissions import Action
from employer_match.services.suggestions.decide import answers, decide
from employer_match.vocabulary import Answer as Said

PATH = "/participants/<participant:participant_id>/decisions"
blueprint = Blueprint("api_decisions", __name__, url_prefix=PATH, description=__doc__)


class AnswerReply(Reply):
    """What was said and when; `may_follow` is what can be said next."""

    answer = coded(Said)
    reason = fields.String()
    decided_at = fields.AwareDateTime(allow_none=True)
    may_follow = fields.List(coded(Said))


class DecisionReply(AnswerReply):
    """The answer in force about one vacancy."""

    vacancy_id = fields.Integer()


class NewDecision(DecisionInput):
    """An answer about a vacancy."""

    vacancy_id = reference(required=True)


@blueprint.get("")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(DecisionReply))
@needs(Action.READ_PARTICIPANTS)
def list_all(query: dict[str, Any], participant_id: str) -> dict[str, Any]:
    """The answer in force about each vacancy that the participant has spoken of."""
    return cut(_in_force(participant_id), query)


@blueprint.post("")
@blueprint.arguments(NewDecision)
@blueprint.response(201, DecisionReply)
@needs(Action.EDIT_PARTICIPANTS)
def add(body: dict[str, Any], participant_id: str) -> dict[str, Any]:
    """Write down an answer; 409 where it cannot follow what was said before.

    Nobody is presented to an employer before saying `wants`.
    """
    decide(current.session(), current.actor(), participant_id, **body)
    return next(one for one in _in_force(participant_id) if one["vacancy_id"] == body["vacancy_id"])


def _in_force(participant_id: str) -> list[dict[str, Any]]:
    session = current.session()
    person = read_participant(session, current.actor(), participant_id)
    names = AnswerReply().fields
    return [
        {"vacancy_id": vacancy_id, **{name: getattr(said, name) for name in names}}
        for vacancy_id, said in sorted(answers(session, person.id).items())
    ]
