"""What has happened at a workplace, or at all of an employer's, and what is planned there."""

from collections.abc import Collection
from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.contacts import ContactReply
from employer_match.api.replies import Colleague, Reply, coded, words
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page
from employer_match.services.employers.coming import coming
from employer_match.services.employers.read_employer import read_employer
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.employers.timeline import read_timeline
from employer_match.services.employers.timeline_entries import Happening
from employer_match.services.employers.told_counts import told_counts
from employer_match.services.permissions import Action
from employer_match.vocabulary import ContactSource, NeedTopic

blueprint = Blueprint("api_timelines", __name__, url_prefix="", description=__doc__)


class EntryReply(Reply):
    """One thing that happened; what its kind does not have is null.

    `who` is the colleague, null for another unit that keeps to itself; `name` anybody who is named
    whatever the unit; `text` what was learnt, a reason, or an opening's title.
    """

    kind = coded(Happening)
    day = fields.Date()
    workplace_id = fields.Integer()
    workplace = fields.String()
    contact = fields.Nested(ContactReply, allow_none=True)
    who = Colleague()
    name = words()
    deputy = words()
    text = fields.String()
    topic = coded(NeedTopic, allow_none=True)
    known = fields.Boolean()
    source = coded(ContactSource, allow_none=True)
    stage = fields.Integer(allow_none=True)
    vacancy_id = fields.Integer(allow_none=True)
    until = fields.Date(allow_none=True)


class PlannedReply(Reply):
    """An agreed step with its day, or an announced contact with the last day it holds."""

    workplace_id = fields.Integer()
    workplace = fields.String()
    day = fields.Date(allow_none=True)
    who = Colleague()
    announced = fields.Boolean()
    what = words()
    holder = words()


class TimelineReply(Reply):
    """One page of what has happened, newest first, and all that is planned.

    `…_at_least` are the same for every reader; null: fewer than
    five, or none.
    """

    total = fields.Integer()
    page = fields.Integer()
    page_size = fields.Integer()
    items = fields.List(fields.Nested(EntryReply))
    planned = fields.List(fields.Nested(PlannedReply))
    participants_at_least = fields.Integer(allow_none=True)
    jobs_at_least = fields.Integer(allow_none=True)


@blueprint.get("/workplaces/<record:workplace_id>/timeline")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, TimelineReply)
@needs(Action.READ_EMPLOYERS)
def of_workplace(query: dict[str, Any], workplace_id: int) -> dict[str, Any]:
    """What has happened at one workplace: contacts, needs, wishes, who held the relation."""
    place = read_workplace(current.session(), current.actor(), workplace_id).workplace
    return _timeline([place.id], query)


@blueprint.get("/employers/<record:employer_id>/timeline")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, TimelineReply)
@needs(Action.READ_EMPLOYERS)
def of_employer(query: dict[str, Any], employer_id: int) -> dict[str, Any]:
    """The same for all of an employer's workplaces together."""
    employer = read_employer(current.session(), current.actor(), employer_id)
    return _timeline([place.id for place in employer.workplaces], query)


def _timeline(ids: Collection[int], query: dict[str, Any]) -> dict[str, Any]:
    session, actor = current.session(), current.actor()
    page, page_size = query["page"], query["page_size"]
    found = read_timeline(session, actor, ids, page=page, page_size=page_size)
    counts = told_counts(session, actor, ids)
    return {
        "total": found.total,
        "page": page,
        "page_size": page_size,
        "items": found.entries,
        "planned": coming(session, actor, ids),
        "participants_at_least": counts.participants,
        "jobs_at_least": counts.jobs,
    }
