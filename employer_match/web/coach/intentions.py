"""Announcing a contact before it is made, and giving the workplace free again."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.http.pages import day
from employer_match.http.rights import needs
from employer_match.http.words import words_of
from employer_match.schemas.intention import IntentionInput
from employer_match.services.contacts.advise_announced import advise_announced
from employer_match.services.contacts.announce import announce, release_intention
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.permissions import Action
from employer_match.vocabulary import Purpose

blueprint = Blueprint("intentions", __name__, url_prefix="/intentions")


@blueprint.route("/new", methods=["GET", "POST"])
@needs(Action.ANNOUNCE)
def new() -> ResponseReturnValue:
    """Announce a contact; what a colleague does there is shown first."""
    asked = request.values.get("workplace_id", type=record_number)
    if asked is None:
        flash(gettext("Choose the workplace first, then announce the contact there."))
        return redirect("/workplaces", 303)
    form = Form(
        IntentionInput(),
        {
            "workplace_id": asked,
            "purpose": request.args.get("purpose", Purpose.INTRODUCE),
            "days": current.settings().intention_days,
        },
    )
    if request.method == "POST" and form.read(request.form):
        with form.refusals(errors.Invalid, errors.CollisionFound, errors.EmployerSaidStop):
            made = announce(
                current.session(), current.actor(), **form.data, rest=current.rest_periods()
            )
            flash(
                gettext(
                    "Announced: the workplace is yours through %(day)s. You are reminded two days"
                    " before.",
                    day=day(made.until),
                )
            )
            for advice in advise_announced(current.session(), made, current.rest_periods()):
                flash(words_of(advice))
            return redirect(f"/workplaces/{made.workplace_id}", 303)
    view = read_workplace(current.session(), current.actor(), asked, rest=current.rest_periods())
    status = form.status if request.method == "POST" else 200
    return render_template("coach/intention_form.html", form=form, view=view), status


@blueprint.post("/<int:intention_id>/release")
@needs(Action.ANNOUNCE)
def release(intention_id: int) -> ResponseReturnValue:
    """Give the workplace free again."""
    freed = release_intention(current.session(), current.actor(), intention_id)
    flash(gettext("The workplace is free for others again."))
    return redirect(f"/workplaces/{freed.workplace_id}", 303)
