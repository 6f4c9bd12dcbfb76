"""One's own second factor: set it up, get new recovery codes, take it away."""

import segno
from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from markupsafe import Markup

from employer_match import errors
from employer_match.http import current, network
from employer_match.http.forms import Form
from employer_match.http.rights import before_second_factor, needs
from employer_match.schemas.account import Code, PresentPassword
from employer_match.services import rate_limits
from employer_match.services.accounts import second_factor, sessions
from employer_match.services.accounts.change_password import confirm_password, has_password
from employer_match.services.permissions import Action

blueprint = Blueprint("second_factor", __name__, url_prefix="/account/second-factor")

#: Where a code is tried against one that holds already.
TRIES_A_CODE = frozenset({"second_factor.codes", "second_factor.remove"})


@blueprint.before_request
def count_tries() -> None:
    """Whoever sits down at an open browser does not get to guess the password or the code."""
    tries = current.settings().sign_in_tries_per_quarter
    if request.endpoint == "second_factor.begin":
        limit = f"{tries} per 15 minute"
        rate_limits.use(current.engine(), limit, "password_from", network.sender())
    if request.endpoint in TRIES_A_CODE:
        limit = f"{tries} per 15 minute"
        rate_limits.use(current.engine(), limit, "code_from", network.sender())


@blueprint.get("")
@before_second_factor
@needs(Action.OWN_ACCOUNT)
def show() -> ResponseReturnValue:
    """How it stands: off, with how to begin; or on, with how many recovery codes are left."""
    return _page(Form(PresentPassword()))


@blueprint.post("/begin")
@before_second_factor
@needs(Action.OWN_ACCOUNT)
def begin() -> ResponseReturnValue:
    """A new secret for the authenticator, for whoever knows the password."""
    form = Form(PresentPassword())
    if form.read(request.form):
        with form.refusals():
            confirm_password(current.session(), current.actor(), form.data["present"])
            setup = second_factor.set_up(current.session(), current.actor(), _key())
            return _set_up(Form(Code()), setup)
    return _page(form)


@blueprint.post("/confirm")
@before_second_factor
@needs(Action.OWN_ACCOUNT)
def confirm() -> ResponseReturnValue:
    """Switch it on with the first code; the recovery codes stand on this one answer."""
    session, actor, key = current.session(), current.actor(), _key()
    form = Form(Code())
    if form.read(request.form):
        with form.refusals(errors.Invalid):
            made = second_factor.confirm(session, actor, form.data["code"], key)
            this = current.sign_in_id()
            if this is not None:
                sessions.mark_second_factor(session, this)
            return render_template("coach/recovery_codes.html", codes=made)
    setup = second_factor.begun(session, actor, key)
    return _set_up(form, setup) if setup else redirect("/account/second-factor", 303)


@blueprint.post("/recovery-codes")
@needs(Action.OWN_ACCOUNT)
def codes() -> ResponseReturnValue:
    """Ten new recovery codes, for a code of the authenticator; the old ones end."""
    form = Form(Code())
    if form.read(request.form):
        with form.refusals():
            made = second_factor.new_recovery_codes(
                current.session(), current.actor(), form.data["code"], _key()
            )
            return render_template("coach/recovery_codes.html", codes=made)
    return _page(form)


@blueprint.post("/remove")
@needs(Action.OWN_ACCOUNT)
def remove() -> ResponseReturnValue:
    """Switch it off, for a code, unless the installation demands it of the role."""
    form = Form(Code())
    if form.read(request.form):
        with form.refusals():
            if current.actor().has(*current.second_factor_roles()):
                raise errors.Conflict("Your role asks for a code. It cannot be switched off.")
            second_factor.remove(current.session(), current.actor(), form.data["code"], _key())
            flash(gettext("From now on the password is enough to sign in."))
            return redirect("/account", 303)
    return _page(form)


def _page(form: Form) -> ResponseReturnValue:
    session, actor = current.session(), current.actor()
    page = render_template(
        "coach/second_factor.html",
        form=form,
        factor=second_factor.standing(session, actor.user_id),
        demanded=actor.has(*current.second_factor_roles()),
        asks_password=has_password(session, actor),
    )
    return page, form.status if form.errors else 200


def _set_up(form: Form, setup: second_factor.Setup) -> ResponseReturnValue:
    spaced = " ".join(setup.secret[at : at + 4] for at in range(0, len(setup.secret), 4))
    page = render_template(
        "coach/second_factor_setup.html",
        form=form,
        secret=spaced,
        link=setup.link,
        picture=_picture(setup.link),
    )
    return page, form.status if form.errors else 200


def _picture(link: str) -> Markup:
    """The link as a QR code: black on white in the dark too, or no camera reads it."""
    words = gettext("The key as a picture for the authenticator's camera")
    drawn = segno.make(link, error="m").svg_inline(
        scale=5, light="#fff", title=words, svgclass="qr", lineclass=None
    )
    return Markup(drawn).replace("<svg ", Markup('<svg role="img" '), 1)  # noqa: S704 - our own drawing


def _key() -> str:
    return current.settings().secret_key
