"""Announced contacts: a workplace is yours for some days; and asking who was there first."""

from typing import Any

from marshmallow import fields

from employer_match import errors
from employer_match.api.base import Answer, Blueprint
from employer_match.api.replies import Reply, coded, cut, paged
from employer_match.api.versions import (
    CREATED,
    VERSIONED,
    conditional,
    etag,
    version_read,
)
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page
from employer_match.schemas.intention import AskColleagues, IntentionInput
from employer_match.services.contacts.advise_announced import advise_announced
from employer_match.services.contacts.announce import announce, release_intention
from employer_match.services.contacts.my_day import own_intentions
from employer_match.services.permissions import Action
from employer_match.services.talks.begin_talk import begin_talk
from employer_match.vocabulary import Advice, Purpose, TalkKind

blueprint = Blueprint("api_intentions", __name__, url_prefix="", description=__doc__)


class IntentionReply(Reply):
    """An announced contact; it holds through the day `until`, unless released."""

    id = fields.Integer()
    version = fields.Integer()
    workplace_id = fields.Integer()
    unit_id = fields.Integer()
    purpose = coded(Purpose)
    until = fields.Date()
    released_at = fields.AwareDateTime(allow_none=True)


class AnnouncedReply(IntentionReply):
    """A contact just announced, with what to think of before it is made."""

    advice = fields.List(coded(Advice))


class OwnIntentionReply(Reply):
    """A contact that one has announced and not made yet."""

    id = fields.Integer()
    version = fields.Integer()
    workplace_id = fields.Integer()
    workplace = fields.String()
    purpose = coded(Purpose)
    until = fields.Date()


class AskedReply(Reply):
    """How many colleagues were asked, and where each answers: `/talks/{talk_id}`."""

    asked = fields.Integer()
    talk_ids = fields.List(fields.Integer())


@blueprint.get("/intentions")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(OwnIntentionReply))
@needs(Action.ANNOUNCE)
def list_own(query: dict[str, Any]) -> dict[str, Any]:
    """What one has announced oneself and what still holds, the first to end first.

    Whoever holds a workplace stands in its relation.
    """
    return cut(own_intentions(current.session(), current.actor()), query)


@blueprint.post("/intentions")
@blueprint.arguments(IntentionInput)
@blueprint.response(201, AnnouncedReply, headers=CREATED)
@needs(Action.ANNOUNCE)
def add(body: dict[str, Any]) -> Answer:
    """Announce a contact; announcing again renews one's own.

    409 with `collisions` says who was there; `go_on_reason` goes past a colleague's contact, never
    past a colleague's announcement.
    """
    session, rest = current.session(), current.rest_periods()
    made = announce(session, current.actor(), rest=rest, **body)
    shown = {name: getattr(made, name) for name in IntentionReply().fields}
    return shown | {"advice": advise_announced(session, made, rest)}, 201, etag(made.version)


@blueprint.post("/intentions/<record:intention_id>/release")
@conditional
@blueprint.response(200, IntentionReply, headers=VERSIONED)
@needs(Action.ANNOUNCE)
def release(intention_id: int) -> Answer:
    """Give the workplace free again: one's own, or the unit's for a coordinator."""
    version = version_read()
    if version is None:
        raise errors.VersionMissing()
    released = release_intention(current.session(), current.actor(), intention_id, version)
    return released, 200, etag(released.version)


@blueprint.post("/workplaces/<record:workplace_id>/asked-colleagues")
@blueprint.arguments(AskColleagues)
@blueprint.response(200, AskedReply)
@needs(Action.LOG_CONTACT)
def ask(body: dict[str, Any], workplace_id: int) -> dict[str, Any]:
    """Ask whoever is in contact with the workplace for a talk, or to come along.

    An `introduction` is asked of whoever holds the relation, or stands in: without an answer in two
    working days one is free to go. They get a notice and a mail. 409 where there is nobody to ask.
    """
    talks = begin_talk(
        current.session(),
        current.actor(),
        workplace_id,
        TalkKind.JOIN if body["join"] else body["kind"],
        body["text"],
        rest=current.rest_periods(),
    )
    return {"asked": len(talks), "talk_ids": [talk.id for talk in talks]}
