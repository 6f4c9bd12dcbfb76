"""Who is to be told that we keep their details: a list, and a button for each who has been told."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.rights import needs
from employer_match.services.employers.persons_to_inform import (
    persons_to_inform,
    stamp_informed,
)
from employer_match.services.permissions import Action

blueprint = Blueprint("persons_to_inform", __name__, url_prefix="/persons-to-inform")


@blueprint.get("")
@needs(Action.EDIT_EMPLOYER)
def show() -> ResponseReturnValue:
    """Those at workplaces of one's own, or everybody in the county."""
    everybody = request.args.get("all") == "true"
    people = persons_to_inform(current.session(), current.actor(), everybody=everybody)
    return render_template("coach/persons_to_inform.html", people=people, everybody=everybody)


@blueprint.post("/<int:person_id>")
@needs(Action.EDIT_EMPLOYER)
def stamp(person_id: int) -> ResponseReturnValue:
    """Write down that the person has been told."""
    version = request.form.get("_version", type=record_number)
    stamp_informed(current.session(), current.actor(), person_id, version)
    flash(gettext("Written down: the person knows that we keep their details."))
    everybody = request.form.get("all") == "true"
    return redirect("/persons-to-inform?all=true" if everybody else "/persons-to-inform", 303)
