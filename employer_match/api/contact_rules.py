"""The employer's own wishes about contact; every face obeys them."""

from typing import Any, Protocol

from marshmallow import fields

from employer_match import errors
from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded, words
from employer_match.api.versions import VERSIONED, conditional, etag, version_read
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.relation import ContactRuleInput
from employer_match.services.contacts.contact_rules import RuleDraft, set_contact_rule
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.permissions import Action
from employer_match.vocabulary import Mode

PATH = "/workplaces/<record:workplace_id>/contact-rule"
blueprint = Blueprint("api_contact_rules", __name__, url_prefix=PATH, description=__doc__)

Answer = tuple[dict[str, Any], int, dict[str, str]]


class ContactRuleReply(Reply):
    """The wishes of one workplace; version 0: none were said. Days are inclusive."""

    version = fields.Integer()
    rest_days = fields.Integer(allow_none=True)
    budget_per_month = fields.Integer(allow_none=True)
    not_before = fields.Date(allow_none=True)
    stop_since = fields.Date(allow_none=True)
    stop_until = fields.Date(allow_none=True)
    stop_for_good = fields.Boolean()
    only_through_id = fields.Integer(allow_none=True)
    preferred_mode = coded(Mode, allow_none=True)
    preferred_hours = words()
    said_by = words()
    note = fields.String()


class Rule(Protocol):
    """A contact rule as the services give it."""

    version: int


NOTHING_SAID = {"version": 0, "stop_since": None, **vars(RuleDraft())}


@blueprint.get("")
@blueprint.response(200, ContactRuleReply, headers=VERSIONED)
@needs(Action.READ_EMPLOYERS)
def read(workplace_id: int) -> Answer:
    """What the employer has said about contact with this workplace."""
    view = read_workplace(current.session(), current.actor(), workplace_id)
    return _versioned(view.rule)


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
    rule = set_contact_rule(
        current.session(), current.actor(), workplace_id, RuleDraft(**body), version
    )
    return _versioned(rule)


def shown_rule(rule: Rule | None) -> dict[str, Any]:
    """The wishes as an answer shows them, also where there are none."""
    if rule is None:
        return NOTHING_SAID
    return {name: getattr(rule, name) for name in ContactRuleReply().fields}


def _versioned(rule: Rule | None) -> Answer:
    shown = shown_rule(rule)
    return shown, 200, etag(shown["version"])
