"""Two records of one employer, or of one workplace, made one; and two again within thirty days."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Answer, Blueprint
from employer_match.api.refusals import refuses
from employer_match.api.replies import Reply, cut, paged, thing, words
from employer_match.api.versions import created
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page
from employer_match.schemas.duplicates import NewMerge, PreviewQuery
from employer_match.services.duplicates.merge_employers import merge_records, preview_merge
from employer_match.services.duplicates.read_merges import list_merges, read_merge
from employer_match.services.duplicates.undo_merge import undo_merge
from employer_match.services.permissions import Action

blueprint = Blueprint("api_merges", __name__, url_prefix="/merges", description=__doc__)

LOCATED = {"Location": {"description": "Where it stands.", "schema": {"type": "string"}}}


class MovingReply(Reply):
    """Rows that move, by table.column; a null count is told to nobody."""

    column = fields.String()
    count = fields.Integer(allow_none=True)


class PreviewReply(Reply):
    """What a merge would do. `filled`: what the kept record takes over; `settled`: tables in which
    two rows cannot both stay in force. The versions go back with the merge.
    """

    thing = thing()
    kept_id = fields.Integer()
    gone_id = fields.Integer()
    kept_name = fields.String()
    gone_name = fields.String()
    kept_version = fields.Integer()
    gone_version = fields.Integer()
    moves = fields.List(fields.Nested(MovingReply))
    filled = fields.List(fields.String())
    settled = fields.List(fields.String())


class MergeReply(Reply):
    """A merge; `now_id` is where the kept record is today, should it have been merged later."""

    id = fields.Integer()
    thing = thing()
    kept_id = fields.Integer()
    gone_id = fields.Integer()
    now_id = fields.Integer()
    kept_name = fields.String()
    gone_name = fields.String()
    by = words()
    merged_at = fields.AwareDateTime()
    undo_until = fields.AwareDateTime()
    undone_at = fields.AwareDateTime(allow_none=True)
    undoable = fields.Boolean()
    moved = fields.List(fields.Nested(MovingReply))
    filled = fields.List(fields.String())
    settled = fields.List(fields.String())


@blueprint.get("")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(MergeReply))
@needs(Action.MERGE_EMPLOYERS)
def list_all(query: dict[str, Any]) -> dict[str, Any]:
    """The merges that can still be undone, newest first."""
    return cut(list_merges(current.session(), current.actor()), query)


@blueprint.get("/preview")
@refuses("404", "409")
@blueprint.arguments(PreviewQuery, location="query")
@blueprint.response(200, PreviewReply)
@needs(Action.MERGE_EMPLOYERS)
def preview(query: dict[str, Any]) -> dict[str, Any]:
    """Everything that merging would move and change. Changes nothing."""
    found = preview_merge(current.session(), current.actor(), **query)
    kept, gone = found.versions
    shown = {name: getattr(found, name) for name in PreviewReply().fields if "_version" not in name}
    return shown | {"kept_version": kept, "gone_version": gone}


@blueprint.post("")
@refuses("412")
@blueprint.arguments(NewMerge)
@blueprint.response(201, MergeReply, headers=LOCATED)
@needs(Action.MERGE_EMPLOYERS)
def merge(body: dict[str, Any]) -> Answer:
    """Merge two records, with the versions that the preview told.

    409 where somebody has merged one of them meanwhile or the two cannot be one; 412 where one of
    them was changed since the preview.
    """
    session, actor = current.session(), current.actor()
    versions = (body["kept_version"], body["gone_version"])
    made = merge_records(session, actor, body["thing"], body["kept_id"], body["gone_id"], versions)
    return read_merge(session, actor, made.id), 201, created(f"/merges/{made.id}")


@blueprint.get("/<record:merge_id>")
@blueprint.response(200, MergeReply)
@needs(Action.MERGE_EMPLOYERS)
def read(merge_id: int) -> object:
    """One merge: what moved, and until when it can be undone."""
    return read_merge(current.session(), current.actor(), merge_id)


@blueprint.post("/<record:merge_id>/undo")
@blueprint.response(200, MergeReply)
@needs(Action.MERGE_EMPLOYERS)
def undo(merge_id: int) -> object:
    """Make two of one again; what was written since stays with the one that was kept."""
    undo_merge(current.session(), current.actor(), merge_id)
    return read_merge(current.session(), current.actor(), merge_id)
