"""Signing in and out."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from employer_match.http import current, signed_in
from employer_match.http.forms import Form
from employer_match.http.rights import needs, public
from employer_match.http.safe import own_address
from employer_match.schemas.account import SignIn
from employer_match.services import rate_limits, sign_in
from employer_match.services.permissions import Action

blueprint = Blueprint("sign_in", __name__)


@blueprint.before_request
def count_tries() -> None:
    """Slow down whoever guesses: per sender and per account, before the records are touched."""
    if request.endpoint != "sign_in.enter" or request.method != "POST":
        return
    limit = f"{current.settings().sign_in_tries_per_quarter} per 15 minute"
    rate_limits.use(current.engine(), limit, "sign_in_from", request.remote_addr or "")
    asked = request.form.get("email", "").strip().lower()
    rate_limits.use(current.engine(), limit, "sign_in_as", asked)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def enter() -> ResponseReturnValue:
    """Ask for address and password; go on to the page that was asked for."""
    form = Form(SignIn(), {"next": request.args.get("next", "")})
    if request.method == "GET":
        return render_template("coach/sign_in.html", form=form)
    if form.read(request.form):
        with form.refusals():
            given = form.data
            opened = sign_in.sign_in(current.session(), given["email"], given["password"])
            return signed_in.keep(redirect(own_address(given["next"]), 303), opened.token)
    return render_template("coach/sign_in.html", form=form), form.status


@blueprint.post("/sign-out")
@needs(Action.OWN_ACCOUNT)
def leave() -> ResponseReturnValue:
    """End this browser's session."""
    open_one = current.sign_in_id()
    if open_one is not None:
        sign_in.sign_out(current.session(), current.actor(), open_one)
    answer = redirect("/sign-in", 303)
    signed_in.forget(answer)
    return answer
