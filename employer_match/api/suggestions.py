"""Suggestions: what fits a participant's own wishes today, why, and what to ask the employer."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.decisions import AnswerReply
from employer_match.api.relations import RelationReply
from employer_match.api.replies import Reply, coded, cut, paged, words
from employer_match.http import current, languages
from employer_match.http.rights import needs
from employer_match.schemas.base import Page
from employer_match.services.permissions import Action
from employer_match.services.suggestions.read_suggestions import (
    open_suggestion,
    read_suggestions,
    why_not_suggested,
)
from employer_match.services.suggestions.suggest import suggest
from employer_match.services.suggestions.who_wished import who_wished
from employer_match.services.suggestions.widen import widen
from employer_match.vocabulary import Tier, VacancyKind

PATH = "/participants/<participant:participant_id>/suggestions"
blueprint = Blueprint("api_suggestions", __name__, url_prefix="", description=__doc__)


class SentenceReply(Reply):
    """A reason or a question, with its code, in the language of the account."""

    code = fields.String()
    text = fields.String()


class SuggestedVacancyReply(Reply):
    """The vacancy of a suggestion; all of it stands in `/vacancies/{id}`."""

    id = fields.Integer()
    headline = fields.String()
    employer = fields.String(attribute="employer_name")
    kind = coded(VacancyKind)
    occupation_label = words()
    municipality_code = words()
    workplace_id = fields.Integer(allow_none=True)
    deadline = fields.Date(allow_none=True)


class SuggestionReply(Reply):
    """A vacancy in its place, with reasons and open questions.

    `tier` says how it meets the wishes, `wish_rank` which wish: there is no figure.
    """

    position = fields.Integer()
    tier = coded(Tier)
    wish_rank = fields.Integer(allow_none=True)
    reasons = fields.List(fields.Nested(SentenceReply))
    questions = fields.List(fields.Nested(SentenceReply))
    vacancy = fields.Nested(SuggestedVacancyReply)
    relation = fields.Nested(RelationReply, allow_none=True)
    answer = fields.Nested(AnswerReply)


class SuggestionListReply(Reply):
    """The newest run; `ran_on` null: nothing was ranked yet.

    `outdated`: the profile, the rules or the day have moved on since.
    """

    ran_on = fields.Date(allow_none=True)
    rules_version = fields.String()
    vacancies_read = fields.Integer()
    outdated = fields.Boolean()
    items = fields.List(fields.Nested(SuggestionReply), attribute="suggestions")


class WhyNotReply(Reply):
    """Every reason why a vacancy is not suggested; none where it may be."""

    excluded = fields.List(fields.Nested(SentenceReply))


class MoreRoomReply(Reply):
    """A small change of the person's own limits, and the wished vacancies it would bring."""

    code = fields.String(attribute="sentence.code")
    text = fields.String(attribute="sentence.text")
    vacancies = fields.List(fields.Nested(SuggestedVacancyReply))


class WhatIfReply(Reply):
    """The smallest changes that bring something; none is made."""

    items = fields.List(fields.Nested(MoreRoomReply))


class WishingReply(Reply):
    """A participant whose wishes a vacancy meets."""

    participant_id = fields.String()
    code_name = fields.String()
    last_contact_on = fields.Date(allow_none=True)
    reasons = fields.List(fields.Nested(SentenceReply))
    questions = fields.List(fields.Nested(SentenceReply))
    answer = fields.Nested(AnswerReply)


@blueprint.get(PATH)
@blueprint.response(200, SuggestionListReply)
@needs(Action.READ_SUGGESTIONS)
def read(participant_id: str) -> object:
    """The newest suggestions that can still be had, in order; the reading is logged."""
    return read_suggestions(current.session(), current.actor(), participant_id, languages.chosen())


@blueprint.post(PATH)
@blueprint.response(201, SuggestionListReply)
@needs(Action.EDIT_PARTICIPANTS)
def run(participant_id: str) -> object:
    """Rank today's openings for a participant and keep the run.

    What the participant ruled out is gone; then the wishes decide, and nothing else.
    """
    session, actor = current.session(), current.actor()
    suggest(session, actor, participant_id)
    return read_suggestions(session, actor, participant_id, languages.chosen())


@blueprint.get(f"{PATH}/<record:vacancy_id>")
@blueprint.response(200, SuggestionReply)
@needs(Action.READ_SUGGESTIONS)
def open_one(participant_id: str, vacancy_id: int) -> object:
    """One of the newest suggestions; that it was looked into is logged."""
    return open_suggestion(
        current.session(), current.actor(), participant_id, vacancy_id, languages.chosen()
    )


@blueprint.get("/participants/<participant:participant_id>/why-not/<record:vacancy_id>")
@blueprint.response(200, WhyNotReply)
@needs(Action.READ_SUGGESTIONS)
def why_not(participant_id: str, vacancy_id: int) -> dict[str, Any]:
    """Why a vacancy is not among a participant's suggestions."""
    reasons = why_not_suggested(
        current.session(), current.actor(), participant_id, vacancy_id, languages.chosen()
    )
    return {"excluded": reasons}


@blueprint.get("/participants/<participant:participant_id>/what-if")
@blueprint.response(200, WhatIfReply)
@needs(Action.READ_SUGGESTIONS)
def what_if(participant_id: str) -> dict[str, Any]:
    """What a participant would reach with a little more room, farther or by other hours.

    An offer to talk about: nothing is changed, and what was said no to is not bargained with.
    """
    found = widen(current.session(), current.actor(), participant_id, languages.chosen())
    return {"items": found}


@blueprint.get("/vacancies/<record:vacancy_id>/participants")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(WishingReply))
@needs(Action.READ_SUGGESTIONS)
def reverse(query: dict[str, Any], vacancy_id: int) -> dict[str, Any]:
    """The participants within reach whose wishes a vacancy meets, the longest waiting first.

    Nobody is compared: waiting alone orders, and nobody is cut off.
    """
    found = who_wished(current.session(), current.actor(), vacancy_id, languages.chosen())
    return cut(found, query)
