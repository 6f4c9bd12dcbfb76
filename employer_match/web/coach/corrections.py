"""Correcting a contact, or cancelling it: what stood there is kept."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas.contact import ContactCancellation, ContactCorrection
from employer_match.services.contacts.contact_view import ContactView
from employer_match.services.contacts.correct_contact import (
    Correction,
    cancel_contact,
    correct_contact,
)
from employer_match.services.contacts.list_contacts import read_contact
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.permissions import Action

blueprint = Blueprint("corrections", __name__, url_prefix="/contacts/<int:contact_id>")


@blueprint.route("/correct", methods=["GET", "POST"])
@needs(Action.LOG_CONTACT)
def correct(contact_id: int) -> ResponseReturnValue:
    """Write what should have stood there."""
    form, version = Form(ContactCorrection()), request.form.get("_version", type=record_number)
    if request.method == "POST" and form.read(request.form):
        given = dict(form.data)
        reason, override = given.pop("reason"), given.pop("override_stop_reason")
        with form.refusals(
            errors.Invalid,
            errors.Conflict,
            errors.Stale,
            errors.NotAllowed,
            errors.EmployerSaidStop,
        ):
            contact = correct_contact(
                current.session(),
                current.actor(),
                contact_id,
                Correction(**given),
                version,
                reason=reason,
                override_stop_reason=override,
            )
            flash(gettext("The contact is corrected. What stood there before is kept."))
            return redirect(f"/workplaces/{contact.workplace_id}#timeline", 303)
    return _page(contact_id, form, Form(ContactCancellation()), version, form.problem)


@blueprint.post("/cancel")
@needs(Action.LOG_CONTACT)
def cancel(contact_id: int) -> ResponseReturnValue:
    """Mark the contact as one that never was."""
    form, version = Form(ContactCancellation()), request.form.get("_version", type=record_number)
    if form.read(request.form):
        with form.refusals(errors.Invalid, errors.Conflict, errors.Stale, errors.NotAllowed):
            contact = cancel_contact(
                current.session(), current.actor(), contact_id, form.data["reason"], version
            )
            flash(gettext("The contact is cancelled. It stays readable and counts nowhere."))
            return redirect(f"/workplaces/{contact.workplace_id}#timeline", 303)
    return _page(contact_id, Form(ContactCorrection()), form, version, form.problem)


def _page(
    contact_id: int, form: Form, cancel_form: Form, version: int | None, problem: object
) -> ResponseReturnValue:
    session, actor = current.session(), current.actor()
    contact = read_contact(session, actor, contact_id)
    now = Form(ContactCorrection(), _stands(contact))
    corrects = request.method == "POST" and request.path.endswith("/correct")
    if isinstance(problem, errors.Stale) or version is None:
        version = contact.version
    status = 200
    if request.method == "POST":
        status = form.status if corrects else cancel_form.status
    return render_template(
        "coach/contact_correct.html",
        form=form if corrects else now,
        now=now,
        cancel_form=cancel_form,
        contact=contact,
        version=version,
        view=read_workplace(session, actor, contact.workplace_id),
    ), status


def _stands(contact: ContactView) -> dict[str, Any]:
    names = (
        "mode", "purpose", "outcome", "next_step", "next_step_on", "contact_person_id",
        "vacancy_id", "note",
    )  # fmt: skip
    return {"happened_on": contact.day, **{name: getattr(contact, name) for name in names}}
