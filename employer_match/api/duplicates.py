"""Employers and workplaces that are, or may be, registered twice: for coordinators to judge."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Blueprint
from employer_match.api.refusals import refuses
from employer_match.api.replies import (
    Reply,
    asked,
    coded,
    cut,
    page_of,
    paged,
    thing,
    words,
)
from employer_match.duplicates import Likeness, Reason
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Page
from employer_match.schemas.duplicates import DuplicateQuery, NewJudgement, PairQuery
from employer_match.services.duplicates.judge_apart import (
    judge_apart,
    list_judged_apart,
    take_back,
)
from employer_match.services.duplicates.keep_found_pairs import look_for_duplicates
from employer_match.services.duplicates.list_duplicates import PairFilter, list_duplicates
from employer_match.services.duplicates.pair_fields import Comparison
from employer_match.services.duplicates.read_pair import PairView, read_pair
from employer_match.services.permissions import Action

blueprint = Blueprint("api_duplicates", __name__, url_prefix="/duplicates", description=__doc__)


class PairReply(Reply):
    """Two records that are or may be one; `a` is the older, places are municipality codes."""

    thing = thing()
    a_id = fields.Integer()
    b_id = fields.Integer()
    a_name = fields.String()
    b_name = fields.String()
    a_municipalities = fields.List(fields.String())
    b_municipalities = fields.List(fields.String())
    likeness = coded(Likeness)
    reasons = fields.List(coded(Reason))
    found_at = fields.AwareDateTime()


class SideReply(Reply):
    """One of two records with what hangs on it."""

    id = fields.Integer()
    version = fields.Integer()
    name = fields.String()
    employer_id = fields.Integer()
    employer = fields.String()
    workplace_ids = fields.List(fields.Integer())
    contacts = fields.Integer()
    last_contact = fields.Date(allow_none=True)
    vacancies = fields.Integer()
    owners = fields.List(fields.String())
    from_advert = fields.Boolean()
    registered_at = fields.AwareDateTime()


class FieldReply(Reply):
    """One field of both records; blank where one has nothing."""

    name = fields.String()
    a = fields.String()
    b = fields.String()
    comparison = coded(Comparison)


class CandidateReply(Reply):
    """A registered workplace that a new one may be, with why, and whom to ask."""

    workplace_id = fields.Integer()
    workplace = fields.String()
    employer_id = fields.Integer()
    employer = fields.String()
    municipality_code = words()
    owner = words()
    likeness = coded(Likeness)
    reasons = fields.List(coded(Reason))


class JudgementReply(Reply):
    """Two records that a person judged to be two; ids are those of today."""

    id = fields.Integer()
    thing = thing()
    a_id = fields.Integer()
    b_id = fields.Integer()
    a_name = fields.String()
    b_name = fields.String()
    reason = fields.String()
    by = words()
    judged_at = fields.AwareDateTime()


class ComparedReply(Reply):
    """Two records beside each other; `hindrance` says why they cannot be merged, null: they can."""

    thing = thing()
    a = fields.Nested(SideReply)
    b = fields.Nested(SideReply)
    fields_ = fields.List(fields.Nested(FieldReply), data_key="fields", attribute="fields")
    likeness = coded(Likeness, allow_none=True)
    reasons = fields.List(coded(Reason))
    judged = fields.Nested(JudgementReply, allow_none=True)
    hindrance = words()


class LookReply(Reply):
    """How many pairs stand after a look through the register, and how many are new."""

    pairs = fields.Integer()
    new = fields.Integer()


class JudgedReply(Reply):
    """A judgement that was just made or taken back."""

    id = fields.Integer()
    thing = thing()
    a_id = fields.Integer()
    b_id = fields.Integer()
    reason = fields.String()
    taken_back_at = fields.AwareDateTime(allow_none=True)


@blueprint.get("")
@blueprint.arguments(DuplicateQuery, location="query")
@blueprint.response(200, paged(PairReply))
@needs(Action.MERGE_EMPLOYERS)
def list_all(query: dict[str, Any]) -> dict[str, Any]:
    """The pairs that nobody has judged or merged yet, surest first."""
    found = list_duplicates(
        current.session(),
        current.actor(),
        PairFilter(**asked(query)),
        page=query["page"],
        page_size=query["page_size"],
    )
    return page_of(found.pairs, found.total, query)


@blueprint.post("/look")
@blueprint.response(200, LookReply)
@needs(Action.MERGE_EMPLOYERS)
def look() -> object:
    """Look through the whole register now; 5,000 workplaces take a few seconds."""
    return look_for_duplicates(current.session(), current.actor())


@blueprint.get("/compared")
@refuses("404", "409")
@blueprint.arguments(PairQuery, location="query")
@blueprint.response(200, ComparedReply)
@needs(Action.MERGE_EMPLOYERS)
def compare(query: dict[str, Any]) -> dict[str, Any]:
    """Any two employers or workplaces beside each other; merged ones as what they are now."""
    return _shown(read_pair(current.session(), current.actor(), **query))


@blueprint.get("/judged-apart")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, paged(JudgementReply))
@needs(Action.MERGE_EMPLOYERS)
def judged(query: dict[str, Any]) -> dict[str, Any]:
    """What has been judged to be two, newest first."""
    return cut(list_judged_apart(current.session(), current.actor()), query)


@blueprint.post("/judged-apart")
@blueprint.arguments(NewJudgement)
@blueprint.response(201, JudgedReply)
@needs(Action.MERGE_EMPLOYERS)
def judge(body: dict[str, Any]) -> object:
    """Remember that two records are two: they are not proposed again."""
    return judge_apart(current.session(), current.actor(), **body)


@blueprint.post("/judged-apart/<record:judgement_id>/take-back")
@blueprint.response(200, JudgedReply)
@needs(Action.MERGE_EMPLOYERS)
def back(judgement_id: int) -> object:
    """Let the two be proposed again."""
    return take_back(current.session(), current.actor(), judgement_id)


def _shown(view: PairView) -> dict[str, Any]:
    named = ("thing", "fields", "likeness", "reasons", "judged", "hindrance")
    sides = {
        side: {
            name: getattr(getattr(view, side), name)
            for name in SideReply().fields
            if name != "workplace_ids"
        }
        | {"workplace_ids": [key for key, _name in getattr(view, side).workplaces]}
        for side in ("a", "b")
    }
    return {name: getattr(view, name) for name in named} | sides
