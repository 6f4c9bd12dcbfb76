"""One's own account: where one is signed in, and ending that."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match.http import current, network, signed_in
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas.account import PasswordChange
from employer_match.services import rate_limits
from employer_match.services.accounts import second_factor, sessions
from employer_match.services.accounts.calendar_feed import own_feed
from employer_match.services.accounts.change_password import change_password
from employer_match.services.permissions import Action

blueprint = Blueprint("account", __name__, url_prefix="/account")


@blueprint.get("")
@needs(Action.OWN_ACCOUNT)
def show() -> ResponseReturnValue:
    """Who I am here, in which units, and where I am signed in."""
    return page(Form(PasswordChange()))


@blueprint.before_request
def count_tries() -> None:
    """Whoever sits down at an open browser does not get to guess the password."""
    if request.endpoint == "account.password":
        limit = f"{current.settings().sign_in_tries_per_quarter} per 15 minute"
        rate_limits.use(current.engine(), limit, "password_from", network.sender())


@blueprint.post("/password")
@needs(Action.OWN_ACCOUNT)
def password() -> ResponseReturnValue:
    """Set a new password; every browser has to sign in again."""
    form = Form(PasswordChange())
    if form.read(request.form):
        with form.refusals():
            given = form.data
            change_password(current.session(), current.actor(), given["present"], given["password"])
            return signed_in.forget(redirect("/sign-in?password=changed", 303))
    return page(form), form.status


def page(form: Form, calendar: str = "") -> str:
    """The account; `calendar` is an address that was made just now, and is shown this once."""
    actor = current.actor()
    return render_template(
        "coach/account.html",
        form=form,
        roles=sorted({role for _unit, role in actor.roles}),
        sessions=sessions.open_sessions(current.session(), actor.user_id, current.session_limits()),
        factor=second_factor.standing(current.session(), actor.user_id),
        this=current.sign_in_id(),
        calendar=calendar,
        feed=own_feed(current.session(), actor),
    )


@blueprint.post("/sessions/<int:session_id>/end")
@needs(Action.OWN_ACCOUNT)
def end(session_id: int) -> ResponseReturnValue:
    """Sign out another of one's own browsers."""
    sessions.sign_out(current.session(), current.actor(), session_id)
    flash(gettext("That browser is signed out."))
    return redirect("/account", 303)


@blueprint.post("/sessions/end-others")
@needs(Action.OWN_ACCOUNT)
def end_others() -> ResponseReturnValue:
    """Sign out everywhere but here."""
    sessions.sign_out_elsewhere(current.session(), current.actor(), current.sign_in_id())
    flash(gettext("All other browsers are signed out."))
    return redirect("/account", 303)
