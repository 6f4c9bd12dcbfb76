"""What somebody has begun, and to whom it is credited."""

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current, problems
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas.placement import CreditInput
from employer_match.services.permissions import Action
from employer_match.services.placements.credit_placement import credit_placement

blueprint = Blueprint("placements", __name__, url_prefix="/participants/<participant_id>")


@blueprint.post("/placements/<int:number>/credit")
@needs(Action.EDIT_PARTICIPANTS)
def credit(participant_id: str, number: int) -> ResponseReturnValue:
    """Credit it to a second colleague."""
    form = Form(CreditInput())
    if not form.read(request.form):
        raise errors.Invalid(fields=form.errors)
    with form.refusals(errors.Conflict):
        credit_placement(
            current.session(),
            current.actor(),
            participant_id,
            number,
            form.data["user_id"],
        )
        flash(gettext("Credited to your colleague too, who sees nothing of the person."))
    if form.problem is not None:
        flash(problems.said(form.problem))
    return redirect(f"/participants/{participant_id}#placements", 303)
