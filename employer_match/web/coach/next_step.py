"""Changing what was agreed as the next step: which, when, who takes it – and why."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas.contact import NextStepChange
from employer_match.services.accounts.colleagues import colleagues
from employer_match.services.contacts.change_next_step import StepChange, change_next_step
from employer_match.services.contacts.list_contacts import read_contact
from employer_match.services.permissions import Action

blueprint = Blueprint("next_step", __name__, url_prefix="/contacts/<int:contact_id>/step")


@blueprint.route("", methods=["GET", "POST"])
@needs(Action.LOG_CONTACT)
def change(contact_id: int) -> ResponseReturnValue:
    """The step as it stands, and a reason for the change."""
    session, actor = current.session(), current.actor()
    contact = read_contact(session, actor, contact_id)
    stands = {"next_step": contact.next_step, "next_step_on": contact.next_step_on}
    form, version = Form(NextStepChange(), stands), contact.version
    if request.method == "POST":
        version = request.form.get("_version", type=record_number) or 0
        if form.read(request.form):
            with form.refusals(errors.Invalid, errors.Conflict, errors.Stale, errors.NotAllowed):
                change_next_step(session, actor, contact_id, StepChange(**form.data), version)
                flash(gettext("The next step is changed. What stood there before is kept."))
                return redirect("/steps", 303)
        if isinstance(form.problem, errors.Stale):
            version = read_contact(session, actor, contact_id).version
    page = render_template(
        "coach/next_step.html",
        form=form,
        contact=contact,
        version=version,
        colleagues=colleagues(session, actor),
    )
    return page, form.status if request.method == "POST" else 200
