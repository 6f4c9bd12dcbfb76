"""One's own API tokens: what they reach, when they were last used, and ending them."""

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.services.accounts import api_tokens
from employer_match.services.permissions import Action

blueprint = Blueprint("own_tokens", __name__, url_prefix="/account/tokens")


@blueprint.get("")
@needs(Action.OWN_ACCOUNT)
def index() -> ResponseReturnValue:
    """The machines that act in my name."""
    tokens = api_tokens.own_tokens(current.session(), current.actor())
    return render_template("coach/own_tokens.html", tokens=tokens)


@blueprint.post("/<int:token_id>/revoke")
@needs(Action.OWN_ACCOUNT)
def revoke(token_id: int) -> ResponseReturnValue:
    """End one of them at once."""
    api_tokens.revoke_own_token(current.session(), current.actor(), token_id)
    flash(gettext("The token is ended."))
    return redirect("/account/tokens", 303)
