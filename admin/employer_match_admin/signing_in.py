"""Colleagues' sessions and authenticators: end what somebody left behind, help the locked out."""

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.services.accounts import help_sign_in
from employer_match.services.permissions import Action

blueprint = Blueprint("admin_signing_in", __name__, url_prefix="/admin/signing-in")


@blueprint.get("")
@needs(Action.HELP_SIGN_IN)
def index() -> ResponseReturnValue:
    """Who is signed in where, of those one may help."""
    found = help_sign_in.people_to_help(
        current.session(), current.actor(), current.session_limits()
    )
    return render_template("admin/signing_in.html", people=found)


@blueprint.get("/<int:user_id>")
@needs(Action.HELP_SIGN_IN)
def show(user_id: int) -> ResponseReturnValue:
    """One colleague's sessions and authenticator."""
    limits = current.session_limits()
    one = help_sign_in.read_helped(current.session(), current.actor(), user_id, limits)
    return render_template("admin/signing_in_one.html", one=one)


@blueprint.post("/<int:user_id>/end")
@needs(Action.HELP_SIGN_IN)
def end_all(user_id: int) -> ResponseReturnValue:
    """Sign the colleague out everywhere."""
    help_sign_in.end_all_of(current.session(), current.actor(), user_id)
    flash(gettext("All browsers of the account are signed out."))
    return redirect(f"/admin/signing-in/{user_id}", 303)


@blueprint.post("/<int:user_id>/sessions/<int:session_id>/end")
@needs(Action.HELP_SIGN_IN)
def end_one(user_id: int, session_id: int) -> ResponseReturnValue:
    """Sign the colleague out of one browser."""
    help_sign_in.end_one_of(current.session(), current.actor(), user_id, session_id)
    flash(gettext("That browser is signed out."))
    return redirect(f"/admin/signing-in/{user_id}", 303)


@blueprint.post("/<int:user_id>/second-factor/reset")
@needs(Action.HELP_SIGN_IN)
def reset(user_id: int) -> ResponseReturnValue:
    """Take a lost authenticator away."""
    help_sign_in.reset_second_factor(current.session(), current.actor(), user_id)
    flash(gettext("The authenticator is taken away. The person is told by letter."))
    return redirect(f"/admin/signing-in/{user_id}", 303)
