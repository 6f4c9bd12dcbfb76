"""Contacts with workplaces: logged, corrected with the earlier version kept, cancelled."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Answer, Blueprint
from employer_match.api.replies import Colleague, Reply, asked, coded, page_of, paged, words
from employer_match.api.versions import (
    CREATED,
    VERSIONED,
    conditional,
    created,
    done_once,
    etag,
    repeatable,
    version_read,
)
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.contact import (
    ContactCancellation,
    ContactCorrection,
    ContactInput,
    ContactQuery,
    NextStepChange,
)
from employer_match.services.contacts import list_contacts as log
from employer_match.services.contacts.change_next_step import StepChange, change_next_step
from employer_match.services.contacts.contact_draft import draft_of
from employer_match.services.contacts.correct_contact import (
    Correction,
    cancel_contact,
    correct_contact,
)
from employer_match.services.contacts.log_contact import log_contact
from employer_match.services.permissions import Action
from employer_match.vocabulary import Advice, Mode, NextStep, Outcome, Purpose

blueprint = Blueprint("api_contacts", __name__, url_prefix="/contacts", description=__doc__)


class ContactReply(Reply):
    """A contact. Of a unit that keeps its dealings to itself, place and day only.

    On whose behalf it was stands apart: `/contacts/{contact_id}/participants`.
    """

    id = fields.Integer()
    version = fields.Integer()
    workplace_id = fields.Integer()
    workplace = fields.String()
    who = Colleague()
    happened_on = fields.Date(attribute="day")
    mode = coded(Mode, allow_none=True)
    purpose = coded(Purpose, allow_none=True)
    outcome = coded(Outcome, allow_none=True)
    next_step = coded(NextStep, allow_none=True)
    next_step_on = fields.Date(allow_none=True)
    contact_person_id = fields.Integer(allow_none=True)
    contact_person = words()
    vacancy_id = fields.Integer(allow_none=True)
    together_with = fields.List(Colleague())
    note = fields.String()
    corrected = fields.Boolean()
    cancelled = fields.Boolean()
    cancelled_reason = words()


class LoggedReply(Reply):
    """A contact just logged, with what should have been thought of before it."""

    contact = fields.Nested(ContactReply)
    advice = fields.List(coded(Advice))


class BehalfReply(Reply):
    """A participant within reach, on whose behalf a contact was made."""

    id = fields.String()
    code_name = fields.String()


class BehalfListReply(Reply):
    """Those within reach; who is not leaves no trace here."""

    items = fields.List(fields.Nested(BehalfReply))


@blueprint.get("")
@blueprint.arguments(ContactQuery, location="query")
@blueprint.response(200, paged(ContactReply))
@needs(Action.READ_EMPLOYERS)
def search(query: dict[str, Any]) -> dict[str, Any]:
    """The contact log, newest first.

    Days are inclusive. A question for what a unit keeps to itself is answered from those that
    share. Cancelled contacts come on request only.
    """
    found = log.list_contacts(
        current.session(),
        current.actor(),
        log.ContactFilter(**asked(query)),
        page=query["page"],
        page_size=query["page_size"],
    )
    return page_of(found.contacts, found.total, query)


@blueprint.post("")
@repeatable
@blueprint.arguments(ContactInput)
@blueprint.response(201, LoggedReply, headers=CREATED)
@blueprint.alt_response(200, schema=LoggedReply, description="Logged before with this key.")
@needs(Action.LOG_CONTACT)
def add(body: dict[str, Any]) -> Answer:
    """Log a contact.

    409 with `collisions` says who was there, when and what was agreed; send it again with
    `go_on_reason` to go on, and the colleague is told. 409 without them: the employer said stop.
    """
    session, actor = current.session(), current.actor()
    given = dict(body)
    go_on, override = given.pop("go_on_reason"), given.pop("override_stop_reason")
    draft = draft_of(given)
    advice: list[Advice] = []

    def make() -> int:
        logged = log_contact(
            session,
            actor,
            draft,
            go_on_reason=go_on,
            override_stop_reason=override,
            rest=current.rest_periods(),
        )
        advice.extend(logged.advice)
        return logged.contact.id

    contact_id, new = done_once("contact", body, make)
    made = log.read_contact(session, actor, int(contact_id))
    headers = created(f"/contacts/{contact_id}", made.version)
    return {"contact": made, "advice": advice}, 201 if new else 200, headers


@blueprint.get("/<record:contact_id>")
@blueprint.response(200, ContactReply, headers=VERSIONED)
@needs(Action.READ_EMPLOYERS)
def read(contact_id: int) -> Answer:
    """One contact."""
    return _versioned(contact_id)


@blueprint.put("/<record:contact_id>")
@conditional
@blueprint.arguments(ContactCorrection)
@blueprint.response(200, ContactReply, headers=VERSIONED)
@needs(Action.LOG_CONTACT)
def correct(body: dict[str, Any], contact_id: int) -> Answer:
    """Correct a contact: one's own, or the unit's for a coordinator.

    What stood there is kept. On whose behalf it was is not corrected: cancel it and log it again.
    """
    given = dict(body)
    reason, override = given.pop("reason"), given.pop("override_stop_reason")
    correct_contact(
        current.session(),
        current.actor(),
        contact_id,
        Correction(**given),
        version_read(),
        reason=reason,
        override_stop_reason=override,
    )
    return _versioned(contact_id)


@blueprint.post("/<record:contact_id>/cancellation")
@conditional
@blueprint.arguments(ContactCancellation)
@blueprint.response(200, ContactReply, headers=VERSIONED)
@needs(Action.LOG_CONTACT)
def cancel(body: dict[str, Any], contact_id: int) -> Answer:
    """Mark a contact as never made, with the reason.

    It counts nowhere and stays readable.
    """
    cancel_contact(current.session(), current.actor(), contact_id, body["reason"], version_read())
    return _versioned(contact_id)


@blueprint.put("/<record:contact_id>/next-step")
@conditional
@blueprint.arguments(NextStepChange)
@blueprint.response(200, ContactReply, headers=VERSIONED)
@needs(Action.LOG_CONTACT)
def change_step(body: dict[str, Any], contact_id: int) -> Answer:
    """Change what was agreed as the next step: which, when, or who takes it; always with a reason.

    By whoever made the contact or takes the step, or a coordinator of the unit.
    """
    change = StepChange(**body)
    change_next_step(current.session(), current.actor(), contact_id, change, version_read())
    return _versioned(contact_id)


@blueprint.get("/<record:contact_id>/participants")
@blueprint.response(200, BehalfListReply)
@needs(Action.READ_PARTICIPANTS)
def on_behalf_of(contact_id: int) -> dict[str, Any]:
    """On whose behalf a contact was made, of those within reach."""
    contact = log.read_contact(current.session(), current.actor(), contact_id)
    return {"items": contact.on_behalf_of}


def _versioned(contact_id: int) -> Answer:
    contact = log.read_contact(current.session(), current.actor(), contact_id)
    return contact, 200, etag(contact.version)
