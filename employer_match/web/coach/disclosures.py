"""What a participant lets employers be told: read it, agree on it, withdraw it in one step."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form, words_asked
from employer_match.http.rights import needs
from employer_match.schemas.disclosure import DisclosureInput, WithdrawalInput
from employer_match.services.disclosures.read_disclosures import (
    DisclosureView,
    read_disclosures,
)
from employer_match.services.disclosures.write_disclosure import (
    DisclosureDraft,
    withdraw_disclosure,
    write_disclosure,
)
from employer_match.services.employers.find_workplace import find_workplace
from employer_match.services.employers.read_employer import read_employer
from employer_match.services.participants.read_participant import read_participant
from employer_match.services.permissions import Action

blueprint = Blueprint("disclosures", __name__, url_prefix="/participants/<participant_id>")

#: What the form is filled in with from what was said last; the days of talks stay on record too.
KEPT = tuple(name for name in DisclosureInput().fields if name != "employer_id")


@blueprint.get("/disclosure")
@needs(Action.READ_PARTICIPANTS)
def show(participant_id: str) -> ResponseReturnValue:
    """What holds today, and everything that was said before."""
    session, actor = current.session(), current.actor()
    text = words_asked("employer")
    found = find_workplace(session, actor, text) if text else ()
    return render_template(
        "coach/disclosure.html",
        person=read_participant(session, actor, participant_id),
        agreed=read_disclosures(session, actor, participant_id),
        text=text,
        employers=list(dict.fromkeys((place.employer.id, place.employer.name) for place in found)),
    )


@blueprint.route("/disclosure/edit", methods=["GET", "POST"])
@needs(Action.EDIT_PARTICIPANTS)
def edit(participant_id: str) -> ResponseReturnValue:
    """Write down what is agreed: for every employer, or for the one that the address names."""
    session, actor = current.session(), current.actor()
    form, number = Form(DisclosureInput()), request.form.get("_number", type=record_number)
    posted = request.method == "POST"
    if posted and form.read(request.form):
        with form.refusals(errors.Invalid, errors.Stale):
            draft = DisclosureDraft(**form.data)
            write_disclosure(session, actor, participant_id, draft, number)
            flash(gettext("It is written down, and holds from the day that you agreed."))
            return redirect(f"/participants/{participant_id}/disclosure", 303)
    employer_id = request.values.get("employer_id", type=record_number)
    person = read_participant(session, actor, participant_id)
    agreed = read_disclosures(session, actor, participant_id)
    if number is None or isinstance(form.problem, errors.Stale):
        number = agreed.number
    if not posted:
        form = Form(DisclosureInput(), _stands(agreed.newest(employer_id), employer_id))
    return render_template(
        "coach/disclosure_form.html",
        person=person,
        form=form,
        number=number,
        agreed=agreed,
        stands=agreed.newest(employer_id),
        employer=read_employer(session, actor, employer_id) if employer_id else None,
    ), form.status if posted else 200


@blueprint.post("/disclosure/withdraw")
@needs(Action.EDIT_PARTICIPANTS)
def withdraw(participant_id: str) -> ResponseReturnValue:
    """The person takes it back: nothing may be told from now on."""
    form = Form(WithdrawalInput())
    if not form.read(request.form):
        raise errors.Invalid(fields=form.errors)
    withdraw_disclosure(
        current.session(), current.actor(), participant_id, form.data["employer_id"]
    )
    flash(gettext("It is withdrawn: nothing more may be told."))
    return redirect(f"/participants/{participant_id}/disclosure", 303)


def _stands(said: DisclosureView | None, employer_id: int | None) -> dict[str, Any]:
    """What the form begins with: what was said last; after a withdrawal it is asked anew."""
    if said is None or said.withdrawn:
        return {"employer_id": employer_id, "approach": "not_talked_of"}
    return {"employer_id": employer_id, **{name: getattr(said, name) for name in KEPT}}
