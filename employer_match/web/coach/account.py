"""One's own account: where one is signed in, and ending that."""

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.services import sign_in
from employer_match.services.permissions import Action

blueprint = Blueprint("account", __name__, url_prefix="/account")


@blueprint.get("")
@needs(Action.OWN_ACCOUNT)
def show() -> ResponseReturnValue:
    """Who I am here, in which units, and where I am signed in."""
    actor = current.actor()
    return render_template(
        "coach/account.html",
        roles=sorted({role for _unit, role in actor.roles}),
        sessions=sign_in.open_sessions(current.session(), actor),
        this=current.sign_in_id(),
    )


@blueprint.post("/sessions/<int:session_id>/end")
@needs(Action.OWN_ACCOUNT)
def end(session_id: int) -> ResponseReturnValue:
    """Sign out another of one's own browsers."""
    sign_in.sign_out(current.session(), current.actor(), session_id)
    flash(gettext("That browser is signed out."))
    return redirect("/account", 303)
