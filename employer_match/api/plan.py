"""The week's outreach plan: made, read, changed line by line; and the week of all coaches."""

from collections.abc import Callable
from typing import Any

from marshmallow import fields

from employer_match import clock
from employer_match.api.base import Answer, Blueprint
from employer_match.api.replies import Reply, coded, words
from employer_match.api.suggestions import SentenceReply
from employer_match.api.versions import (
    CREATED,
    VERSIONED,
    conditional,
    created,
    etag,
    version_read,
)
from employer_match.http import current, languages
from employer_match.http.rights import needs
from employer_match.outreach.plan_week import Week
from employer_match.schemas.plan import (
    LineAcceptance,
    PlanLineOfWeek,
    TeamWeekQuery,
    WeekInput,
    WeekQuery,
)
from employer_match.services.permissions import Action
from employer_match.services.plan import edit_plan
from employer_match.services.plan.make_plan import make_plan
from employer_match.services.plan.read_plan import LineView, read_line, read_plan
from employer_match.services.plan.read_week import read_week
from employer_match.vocabulary import Approach, LineState, Mode, Pace, Purpose, Tier

blueprint = Blueprint("api_plan", __name__, url_prefix="", description=__doc__)


class ForWhomReply(Reply):
    """A participant within reach, the opening, why it suits, and what to ask the employer."""

    participant_id = fields.String()
    code_name = fields.String()
    pace = coded(Pace)
    vacancy_id = fields.Integer(allow_none=True)
    headline = fields.String()
    tier = coded(Tier, allow_none=True)
    approach = coded(Approach)
    reasons = fields.List(fields.Nested(SentenceReply))
    questions = fields.List(fields.Nested(SentenceReply))


class PlanLineReply(Reply):
    """A contact to make, from `day` on. `through` is the colleague to ask first.

    `agreed_at_id` is the contact at which it was promised; what was agreed to be a call, a letter
    or a follow-up takes none of the week's places.

    To whoever does not reach the participants, reasons and `for_whom` are empty.
    """

    id = fields.Integer()
    version = fields.Integer()
    state = coded(LineState)
    workplace_id = fields.Integer()
    workplace = fields.String()
    employer = fields.String()
    municipality_code = words()
    purpose = coded(Purpose)
    mode = coded(Mode)
    day = fields.Date()
    through = words()
    agreed_at_id = fields.Integer(allow_none=True)
    takes_place = fields.Boolean()
    reasons = fields.List(fields.Nested(SentenceReply))
    for_whom = fields.List(fields.Nested(ForWhomReply))


class PlanReply(Reply):
    """A coach's week. `made_at` null: nothing was planned yet; `removed` may be locked again."""

    week = fields.String()
    user_id = fields.Integer()
    coach = fields.String()
    places = fields.Integer()
    made_at = fields.AwareDateTime(allow_none=True)
    lines = fields.List(fields.Nested(PlanLineReply))
    removed = fields.List(fields.Nested(PlanLineReply))


class GapReply(Reply):
    """A participant who waits for an employer contact, and for how long."""

    participant_id = fields.String()
    code_name = fields.String()
    days = fields.Integer()


class CoachWeekReply(Reply):
    """A coach's week as others see it: `holds` contacts by working time.

    `waiting` are the coach's participants who wait and stand on no line; null for whoever does not
    reach them.
    """

    user_id = fields.Integer()
    coach = fields.String()
    units = fields.List(fields.String())
    holds = fields.Integer()
    waiting = fields.List(fields.Nested(GapReply), allow_none=True)
    lines = fields.List(fields.Nested(PlanLineReply))


class WeekReply(Reply):
    """The week of all coaches, by name."""

    week = fields.String()
    holds = fields.Integer()
    workplaces = fields.Integer()
    waiting = fields.Integer(allow_none=True)
    items = fields.List(fields.Nested(CoachWeekReply), attribute="coaches")


@blueprint.get("/plan")
@blueprint.arguments(WeekQuery, location="query")
@blueprint.response(200, PlanReply)
@needs(Action.PLAN_OUTREACH)
def read(query: dict[str, Any]) -> object:
    """One's own plan of a week; without `week` that of the week at hand."""
    return _own(query["week"])


@blueprint.post("/plan")
@blueprint.arguments(WeekInput)
@blueprint.response(200, PlanReply)
@needs(Action.PLAN_OUTREACH)
def make(body: dict[str, Any]) -> object:
    """Plan one's week, or what is left of it, anew.

    What is locked, accepted or taken out stays so. Same facts, same plan.
    """
    make_plan(current.session(), current.actor(), body["week"], rest=current.rest_periods())
    return _own(body["week"])


@blueprint.post("/plan/lines")
@blueprint.arguments(PlanLineOfWeek)
@blueprint.response(201, PlanLineReply, headers=CREATED)
@needs(Action.PLAN_OUTREACH)
def add(body: dict[str, Any]) -> Answer:
    """Add a locked line of one's own; 409 where the workplace is planned already."""
    week = body.pop("week")
    line = edit_plan.add_line(current.session(), current.actor(), week, edit_plan.LineDraft(**body))
    view = _view(line.id)
    return view, 201, created(f"/plan/lines/{line.id}", view.version)


@blueprint.get("/plan/lines/<record:line_id>")
@blueprint.response(200, PlanLineReply, headers=VERSIONED)
@needs(Action.PLAN_OUTREACH)
def read_one(line_id: int) -> Answer:
    """One line of one's own plan."""
    return _line(line_id)


@blueprint.post("/plan/lines/<record:line_id>/lock")
@conditional
@blueprint.response(200, PlanLineReply, headers=VERSIONED)
@needs(Action.PLAN_OUTREACH)
def lock(line_id: int) -> Answer:
    """Keep the line when the week is planned anew; also takes back what was taken out."""
    return _edited(edit_plan.lock_line, line_id)


@blueprint.post("/plan/lines/<record:line_id>/unlock")
@conditional
@blueprint.response(200, PlanLineReply, headers=VERSIONED)
@needs(Action.PLAN_OUTREACH)
def unlock(line_id: int) -> Answer:
    """Let the line give way when the week is planned anew."""
    return _edited(edit_plan.unlock_line, line_id)


@blueprint.post("/plan/lines/<record:line_id>/removal")
@conditional
@blueprint.response(200, PlanLineReply, headers=VERSIONED)
@needs(Action.PLAN_OUTREACH)
def remove(line_id: int) -> Answer:
    """Take the line out: the workplace is not proposed again this week."""
    return _edited(edit_plan.remove_line, line_id)


@blueprint.post("/plan/lines/<record:line_id>/acceptance")
@conditional
@blueprint.arguments(LineAcceptance)
@blueprint.response(200, PlanLineReply, headers=VERSIONED)
@needs(Action.PLAN_OUTREACH)
def accept(body: dict[str, Any], line_id: int) -> Answer:
    """Announce the contact, at least to the end of the week.

    409 with `collisions` says who was there; `go_on_reason` goes past a colleague's contact.
    """
    edit_plan.accept_line(
        current.session(),
        current.actor(),
        line_id,
        version_read(),
        rest=current.rest_periods(),
        **body,
    )
    return _line(line_id)


@blueprint.get("/plans")
@blueprint.arguments(TeamWeekQuery, location="query")
@blueprint.response(200, WeekReply)
@needs(Action.READ_PLANS)
def read_all(query: dict[str, Any]) -> object:
    """The week of every coach: workplaces, purposes and how full it is.

    Participants, and why a line stands there, come only with the plans of units that one leads.
    """
    return read_week(
        current.session(),
        current.actor(),
        query["week"] or Week.at_hand(clock.today()),
        languages.chosen(),
        unit_id=query["unit_id"],
        rest=current.rest_periods(),
    )


def _own(week: Week | None) -> object:
    asked = week or Week.at_hand(clock.today())
    return read_plan(
        current.session(),
        current.actor(),
        asked,
        languages.chosen(),
        rest=current.rest_periods(),
    )


def _edited(edit: Callable[..., object], line_id: int) -> Answer:
    edit(current.session(), current.actor(), line_id, version_read())
    return _line(line_id)


def _line(line_id: int) -> Answer:
    view = _view(line_id)
    return view, 200, etag(view.version)


def _view(line_id: int) -> LineView:
    return read_line(
        current.session(),
        current.actor(),
        line_id,
        languages.chosen(),
        rest=current.rest_periods(),
    )
