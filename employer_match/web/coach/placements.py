"""What somebody has begun, and to whom it is credited."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current, problems
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas.placement import CreditInput
from employer_match.services.permissions import Action
from employer_match.services.placements.credit_placement import (
    credit_placement,
    take_credit_back,
)

blueprint = Blueprint("placements", __name__, url_prefix="/participants/<participant_id>")


@blueprint.post("/placements/<int:number>/credit")
@needs(Action.EDIT_PARTICIPANTS)
def credit(participant_id: str, number: int) -> ResponseReturnValue:
    """Credit it to a second colleague."""
    said = gettext("Credited to your colleague too, who sees nothing of the person.")
    return _change(credit_placement, participant_id, number, said)


@blueprint.post("/placements/<int:number>/credit/take-back")
@needs(Action.EDIT_PARTICIPANTS)
def take_back(participant_id: str, number: int) -> ResponseReturnValue:
    """Take a credit that was given by mistake back."""
    said = gettext("The credit is taken back. That it was given stays on record.")
    return _change(take_credit_back, participant_id, number, said)


def _change(
    change: Callable[..., object],
    participant_id: str,
    number: int,
    done: str,
) -> ResponseReturnValue:
    form = Form(CreditInput())
    if not form.read(request.form):
        raise errors.Invalid(fields=form.errors)
    with form.refusals(errors.Conflict):
        change(current.session(), current.actor(), participant_id, number, form.data["user_id"])
        flash(done)
    if form.problem is not None:
        flash(problems.said(form.problem))
    return redirect(f"/participants/{participant_id}#placements", 303)
