"""Leave and part-time: what the weekly plan and the stand-ins count with."""

from typing import Any

from marshmallow import fields

from employer_match import errors
from employer_match.api.base import Answer, Blueprint
from employer_match.api.replies import Reply, cut, paged
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
from employer_match.schemas.working_time import (
    NewWorkingTime,
    WorkingTimeInput,
    WorkingTimeQuery,
)
from employer_match.services.accounts.working_time import (
    Span,
    change_working_time,
    end_working_time,
    read_span,
    read_working_time,
    set_working_time,
)
from employer_match.services.permissions import Action

blueprint = Blueprint("api_working_time", __name__, url_prefix="/working-time", description=__doc__)


class WorkingTimeReply(Reply):
    """A share of full time in percent: 0 is leave; a null last day is until further notice."""

    id = fields.Integer()
    version = fields.Integer()
    user_id = fields.Integer()
    first = fields.Date()
    last = fields.Date(allow_none=True)
    percent = fields.Integer()


@blueprint.get("")
@blueprint.arguments(WorkingTimeQuery, location="query")
@blueprint.response(200, paged(WorkingTimeReply))
@needs(Action.SET_WORKING_TIME)
def list_all(query: dict[str, Any]) -> dict[str, Any]:
    """One's own spans, earliest first, or those of `user_id` in a unit that one leads."""
    try:
        spans = read_working_time(current.session(), current.actor(), query["user_id"])
    except errors.NotFound:
        message = "Choose a colleague of a unit that you lead."
        raise errors.Invalid(fields={"user_id": message}) from None
    return cut(spans, query)


@blueprint.post("")
@blueprint.arguments(NewWorkingTime)
@blueprint.response(201, WorkingTimeReply, headers=CREATED)
@needs(Action.SET_WORKING_TIME)
def add(body: dict[str, Any]) -> Answer:
    """Write down leave or part-time; where spans overlap, the smallest share holds."""
    made = set_working_time(current.session(), current.actor(), **body)
    return made, 201, created(f"/working-time/{made.id}", made.version)


@blueprint.get("/<record:span_id>")
@blueprint.response(200, WorkingTimeReply, headers=VERSIONED)
@needs(Action.SET_WORKING_TIME)
def read(span_id: int) -> Answer:
    """One span."""
    span = read_span(current.session(), current.actor(), span_id)
    return span, 200, etag(span.version)


@blueprint.put("/<record:span_id>")
@conditional
@blueprint.arguments(WorkingTimeInput)
@blueprint.response(200, WorkingTimeReply, headers=VERSIONED)
@needs(Action.SET_WORKING_TIME)
def change(body: dict[str, Any], span_id: int) -> Answer:
    """Change days or share; the earlier version is kept."""
    said = Span(**body)
    span = change_working_time(current.session(), current.actor(), span_id, said, version_read())
    return span, 200, etag(span.version)


@blueprint.post("/<record:span_id>/end")
@conditional
@blueprint.response(204)
@needs(Action.SET_WORKING_TIME)
def end(span_id: int) -> None:
    """From today the span holds no more: what has been so stays, what was to come goes."""
    end_working_time(current.session(), current.actor(), span_id, version_read())
