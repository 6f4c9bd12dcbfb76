"""Our relation to a workplace: who holds it and who held it before, and how far it has come."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas.relation import OwnerChoice, StageInput
from employer_match.services.accounts.colleagues import colleagues
from employer_match.services.contacts.lower_stage import (
    lower_stage,
    lowerings,
    withdraw_lowering,
)
from employer_match.services.employers.assign_owner import (
    assign_owner,
    may_assign,
    owner_history,
)
from employer_match.services.employers.read_workplace import WorkplaceView, read_workplace
from employer_match.services.permissions import Action

blueprint = Blueprint("relation", __name__, url_prefix="/workplaces/<int:workplace_id>")


def _view(workplace_id: int) -> WorkplaceView:
    return read_workplace(current.session(), current.actor(), workplace_id)


@blueprint.route("/owner", methods=["GET", "POST"])
@needs(Action.TAKE_ON_WORKPLACE)
def owner(workplace_id: int) -> ResponseReturnValue:
    """Who holds the relation, who stands in, and who held it before."""
    session, actor = current.session(), current.actor()
    form = Form(OwnerChoice())
    posted = request.method == "POST"
    if posted and form.read(request.form):
        with form.refusals(errors.Invalid, errors.NotAllowed, errors.Stale):
            held = assign_owner(session, actor, workplace_id, **form.data)
            flash(
                gettext("%(name)s holds the relation now.", name=held.owner.name)
                if held
                else gettext("Nobody holds the relation now.")
            )
            return redirect(f"/workplaces/{workplace_id}", 303)
    view = _view(workplace_id)
    history = owner_history(session, actor, view.workplace.id)
    now = next((row for row in history if row.until is None), None)
    stands = {"owner_id": now.owner_id, "deputy_id": now.deputy_id} if now else {}
    return render_template(
        "coach/owner.html",
        form=form if posted else Form(OwnerChoice(), stands),
        view=view,
        history=history,
        held=now,
        free=may_assign(actor, now, None) and may_assign(actor, None, None),
        open_to_me=may_assign(actor, now, actor.user_id),
        people=[(one.id, one.label) for one in colleagues(session, actor)],
    ), form.status if posted else 200


@blueprint.route("/stage", methods=["GET", "POST"])
@needs(Action.LOG_CONTACT)
def stage(workplace_id: int) -> ResponseReturnValue:
    """Lower how far we are, with a reason; what was said before stands below."""
    session, actor = current.session(), current.actor()
    form = Form(StageInput())
    posted = request.method == "POST"
    if posted and form.read(request.form):
        with form.refusals():
            lower_stage(session, actor, workplace_id, **form.data)
            flash(gettext("The step is lowered. Newer contacts raise it again."))
            return redirect(f"/workplaces/{workplace_id}", 303)
    view = _view(workplace_id)
    said = lowerings(session, actor, view.workplace.id)
    return render_template("coach/stage.html", form=form, view=view, said=said), (
        form.status if posted else 200
    )


@blueprint.post("/stage/withdraw")
@needs(Action.LOG_CONTACT)
def withdraw(workplace_id: int) -> ResponseReturnValue:
    """Let the contacts say again how far we are."""
    withdraw_lowering(current.session(), current.actor(), workplace_id)
    flash(gettext("Now the contacts alone say how far we are."))
    return redirect(f"/workplaces/{workplace_id}", 303)
