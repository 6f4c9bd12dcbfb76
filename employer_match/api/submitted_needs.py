"""What employers posted through the form and what waits for an answer: read by coordinators."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Answer, Blueprint
from employer_match.api.duplicates import CandidateReply
from employer_match.api.relations import InWords
from employer_match.api.replies import Reply, coded, cut, paged
from employer_match.api.vacancy_replies import ConditionReply, ContentReply, shown_content
from employer_match.api.versions import VERSIONED, conditional, etag, version_read
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.language.numbers import MASKED, is_personal
from employer_match.schemas.base import Page
from employer_match.schemas.moderation import ModerationInput
from employer_match.services.needs.moderate_vacancy import (
    SubmittedNeed,
    moderate_vacancy,
    submitted_need,
    submitted_needs,
)
from employer_match.services.permissions import Action
from employer_match.vocabulary import VacancyState

blueprint = Blueprint(
    "api_submitted_needs", __name__, url_prefix="/submitted-needs", description=__doc__
)


class SubmittedReply(Reply):
    """A posted need; `sender` has the form's field names, `workplace_id` is a proposal."""

    id = fields.Integer()
    version = fields.Integer()
    title = fields.String()
    state = coded(VacancyState)
    submitted_at = fields.AwareDateTime(allow_none=True)
    comment = fields.String()
    workplace_id = fields.Integer(allow_none=True)
    sender = fields.Dict(keys=fields.String(), values=fields.String())
    content = fields.Nested(ContentReply)
    conditions = fields.List(fields.Nested(ConditionReply))


class OneSubmittedReply(SubmittedReply):
    """A posted need with the registered workplaces that it may belong to, surest first.

    `wishes`: how the sender wants to be contacted, which counts from the approval on.
    """

    candidates = fields.List(fields.Nested(CandidateReply))
    wishes = InWords()


class OutcomeReply(Reply):
    """What became of it."""

    id = fields.Integer()
    version = fields.Integer()
    state = coded(VacancyState)
    workplace_id = fields.Integer(allow_none=True)


@blueprint.get("")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(SubmittedReply))
@needs(Action.MODERATE_VACANCY)
def list_all(query: dict[str, Any]) -> dict[str, Any]:
    """What waits for an answer, longest first; then what was returned and not changed yet."""
    page = cut(submitted_needs(current.session(), current.actor()), query)
    return page | {"items": [_shown(need) for need in page["items"]]}


@blueprint.get("/<record:vacancy_id>")
@blueprint.response(200, OneSubmittedReply, headers=VERSIONED)
@needs(Action.MODERATE_VACANCY)
def read(vacancy_id: int) -> Answer:
    """One posted need."""
    need = submitted_need(current.session(), current.actor(), vacancy_id)
    more = {"candidates": need.candidates, "wishes": need.wishes}
    return _shown(need) | more, 200, etag(need.version)


@blueprint.post("/<record:vacancy_id>/moderation")
@conditional
@blueprint.arguments(ModerationInput(exclude=("version",)))  # it stands in If-Match
@blueprint.response(200, OutcomeReply, headers=VERSIONED)
@needs(Action.MODERATE_VACANCY)
def moderate(body: dict[str, Any], vacancy_id: int) -> Answer:
    """Answer the employer, who is told by mail: `approve`, `return` or `reject`.

    Approval opens the vacancy and puts the sender into the register as contact person.
    """
    answered = moderate_vacancy(
        current.session(),
        current.actor(),
        vacancy_id,
        version=version_read(),
        settings=current.settings(),
        **body,
    )
    return answered, 200, etag(answered.version)


def _shown(need: SubmittedNeed) -> dict[str, Any]:
    shown = {name: getattr(need, name) for name in SubmittedReply().fields}
    sender = dict(need.sender)
    number = sender.get("organisation_number")
    if number and is_personal(number):
        sender["organisation_number"] = MASKED
    return shown | {"content": shown_content(need.content), "sender": sender}
