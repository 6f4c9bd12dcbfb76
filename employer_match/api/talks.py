"""Talks between two colleagues about a workplace: what was said is read by the two alone."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.replies import Colleague, Reply, coded, cut, paged
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.outreach.introductions import Introduction
from employer_match.schemas.base import Page
from employer_match.schemas.intention import TalkMessageInput
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.permissions import Action
from employer_match.services.talks.answer_talk import answer_talk
from employer_match.services.talks.read_talks import (
    TalkView,
    own_talks,
    read_talk,
    talked_about,
)
from employer_match.vocabulary import TalkAnswer, TalkKind

blueprint = Blueprint("api_talks", __name__, url_prefix="", description=__doc__)


class MessageReply(Reply):
    """One message; `mine` is one's own."""

    id = fields.Integer()
    mine = fields.Boolean()
    who = Colleague()
    at = fields.AwareDateTime()
    answer = coded(TalkAnswer, allow_none=True)
    text = fields.String()


class TalkReply(Reply):
    """A talk of one's own; `mine` is that one asked, `other` the colleague.

    `state` and `free_from` belong to an introduction: from that day one goes without an answer.
    `passed_on`: somebody has taken over from one of the two, and the question goes on with them.
    """

    id = fields.Integer()
    kind = coded(TalkKind)
    workplace_id = fields.Integer()
    workplace = fields.String()
    mine = fields.Boolean()
    other = Colleague()
    began_on = fields.Date()
    messages = fields.List(fields.Nested(MessageReply))
    waits_for_me = fields.Boolean()
    may_answer = fields.List(coded(TalkAnswer))
    state = coded(Introduction, allow_none=True)
    free_from = fields.Date(allow_none=True)
    passed_on = fields.Boolean()


class TalkedReply(Reply):
    """Who asked whom about a workplace; what was said is for the two."""

    day = fields.Date()
    kind = coded(TalkKind)
    asker = Colleague()
    colleague = Colleague()
    answered = fields.Boolean()
    talk_id = fields.Integer(allow_none=True)


@blueprint.get("/talks")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(TalkReply))
@needs(Action.LOG_CONTACT)
def list_own(query: dict[str, Any]) -> dict[str, Any]:
    """One's own talks, those first in which the other wrote last."""
    return cut(own_talks(current.session(), current.actor()), query)


@blueprint.get("/talks/<record:talk_id>")
@blueprint.response(200, TalkReply)
@needs(Action.LOG_CONTACT)
def read(talk_id: int) -> TalkView:
    """One talk, for the two who talk."""
    return read_talk(current.session(), current.actor(), talk_id)


@blueprint.post("/talks/<record:talk_id>/messages")
@blueprint.arguments(TalkMessageInput)
@blueprint.response(201, TalkReply)
@needs(Action.LOG_CONTACT)
def answer(body: dict[str, Any], talk_id: int) -> TalkView:
    """Write a message, or answer; nothing that was said is ever changed."""
    answer_talk(current.session(), current.actor(), talk_id, body["text"], body["answer"])
    return read_talk(current.session(), current.actor(), talk_id)


@blueprint.get("/workplaces/<record:workplace_id>/talks")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(TalkedReply))
@needs(Action.READ_EMPLOYERS)
def about(query: dict[str, Any], workplace_id: int) -> dict[str, Any]:
    """That colleagues have talked about a workplace, newest first, without a word of it."""
    place = read_workplace(current.session(), current.actor(), workplace_id).workplace
    return cut(talked_about(current.session(), current.actor(), place.id, most=200), query)
