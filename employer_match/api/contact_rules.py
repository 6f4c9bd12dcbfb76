"""The employer's own wishes about contact; every face obeys them."""

from collections.abc import Iterable
from typing import Any

from marshmallow import fields

from employer_match import errors
from employer_match.api.base import Blueprint
from employer_match.api.relations import InWords
from employer_match.api.replies import Reply, coded, words
from employer_match.api.versions import VERSIONED, conditional, etag, version_read
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.relation import ContactRuleInput, Settlement
from employer_match.services.contacts.contact_rules import RuleDraft, set_contact_rule
from employer_match.services.contacts.own_words import settle_own_words
from employer_match.services.employers.read_workplace import WorkplaceView, read_workplace
from employer_match.services.permissions import Action
from employer_match.vocabulary import Mode, Weekday

PATH = "/workplaces/<record:workplace_id>/contact-rule"
blueprint = Blueprint("api_contact_rules", __name__, url_prefix=PATH, description=__doc__)

Answer = tuple[dict[str, Any], int, dict[str, str]]


class OwnWordsReply(Reply):
    """What one person at the employer said through the link.

    `held_back`: something stricter holds until a person settles it. `settled`: what is written down
    holds instead.
    """

    id = fields.Integer()
    version = fields.Integer()
    said_by = fields.String()
    said_at = fields.AwareDateTime()
    sentences = InWords()
    held_back = fields.Boolean()
    settled = fields.Boolean()


class InForceReply(Reply):
    """What holds at a workplace, whoever said it."""

    rest_days = fields.Integer(allow_none=True)
    budget_per_month = fields.Integer(allow_none=True)
    not_before = fields.Date(allow_none=True)
    stop_since = fields.Date(allow_none=True)
    stop_until = fields.Date(allow_none=True)
    stop_for_good = fields.Boolean()
    only_through_id = fields.Integer(allow_none=True)
    only_with_id = fields.Integer(allow_none=True)
    preferred_mode = coded(Mode, allow_none=True)
    preferred_weekdays = fields.List(coded(Weekday))
    preferred_hours = words()


class ContactRuleReply(Reply):
    """The wishes of one workplace as one of us wrote them down; version 0: nobody did.

    Days are inclusive. `in_force` says what holds, with what the employer said through a link:
    the stricter of each wish.
    """

    version = fields.Integer()
    rest_days = fields.Integer(allow_none=True)
    budget_per_month = fields.Integer(allow_none=True)
    not_before = fields.Date(allow_none=True)
    stop_since = fields.Date(allow_none=True)
    stop_until = fields.Date(allow_none=True)
    stop_for_good = fields.Boolean()
    only_through_id = fields.Integer(allow_none=True)
    only_with_id = fields.Integer(allow_none=True)
    preferred_mode = coded(Mode, allow_none=True)
    preferred_weekdays = fields.List(coded(Weekday))
    preferred_hours = words()
    said_by = words()
    note = fields.String()
    in_force = fields.Nested(InForceReply)
    said_by_employer = fields.List(fields.Nested(OwnWordsReply))


WRITTEN = tuple(
    name for name in ContactRuleReply().fields if name not in {"in_force", "said_by_employer"}
)
NOTHING_SAID = {"version": 0, "stop_since": None, **vars(RuleDraft())}


@blueprint.get("")
@blueprint.response(200, ContactRuleReply, headers=VERSIONED)
@needs(Action.READ_EMPLOYERS)
def read(workplace_id: int) -> Answer:
    """What the employer has said about contact with this workplace."""
    return _versioned(workplace_id)


@blueprint.put("")
@conditional
@blueprint.arguments(ContactRuleInput)
@blueprint.response(200, ContactRuleReply, headers=VERSIONED)
@needs(Action.SET_CONTACT_RULE)
def change(body: dict[str, Any], workplace_id: int) -> Answer:
    """Write the wishes over those that stand; `If-Match: "0"` where none do.

    Lifting or shortening a stop takes a coordinator.
    """
    version = version_read()
    if version is None:
        raise errors.VersionMissing()
    given = {**body, "preferred_weekdays": tuple(body["preferred_weekdays"])}
    set_contact_rule(current.session(), current.actor(), workplace_id, RuleDraft(**given), version)
    return _versioned(workplace_id)


@blueprint.post("/said/<record:wish_id>")
@conditional
@blueprint.arguments(Settlement)
@blueprint.response(200, ContactRuleReply, headers=VERSIONED)
@needs(Action.SET_CONTACT_RULE)
def settle(body: dict[str, Any], workplace_id: int, wish_id: int) -> Answer:
    """Let what the employer said through the link hold (`take`), or what is written down instead.

    `If-Match` names the version of what was said. Ending a stop sooner takes a coordinator.
    """
    settle_own_words(
        current.session(), current.actor(), workplace_id, wish_id, version_read(), take=body["take"]
    )
    return _versioned(workplace_id)


def shown_rule(view: WorkplaceView) -> dict[str, Any]:
    """The wishes as an answer shows them, also where there are none."""
    rule = view.rule
    written = {name: getattr(rule, name) for name in WRITTEN} if rule else NOTHING_SAID
    held = {name: getattr(view.in_force, name) for name in InForceReply().fields}
    return {
        **written,
        "preferred_weekdays": _in_order(written["preferred_weekdays"] or ()),
        "in_force": {**held, "preferred_weekdays": _in_order(held["preferred_weekdays"])},
        "said_by_employer": view.own_words,
    }


def _in_order(days: Iterable[str]) -> list[Weekday]:
    said = set(days)
    return [day for day in Weekday if day in said]


def _versioned(workplace_id: int) -> Answer:
    shown = shown_rule(read_workplace(current.session(), current.actor(), workplace_id))
    return shown, 200, etag(shown["version"])
