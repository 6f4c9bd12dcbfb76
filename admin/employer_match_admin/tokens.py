"""Tokens for machines: made for a user in one unit, shown once, ended at once."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import clock
from employer_match.http import current
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas import user as schemas
from employer_match.services.accounts import api_tokens, users
from employer_match.services.permissions import Action

blueprint = Blueprint("admin_tokens", __name__, url_prefix="/admin/tokens")


@blueprint.route("", methods=["GET", "POST"])
@needs(Action.MANAGE_TOKENS)
def index() -> ResponseReturnValue:
    """Every token, and a form for a new one; its secret is shown on this one answer."""
    session, actor = current.session(), current.actor()
    form, secret = Form(schemas.NewToken(), {"days": api_tokens.TOKEN_DAYS}), None
    if request.method == "POST" and form.read(request.form):
        with form.refusals():
            secret = api_tokens.make_token(session, actor, **form.data).secret
            form = Form(schemas.NewToken(), {"days": api_tokens.TOKEN_DAYS})
    people = users.list_users(session, actor)
    units = users.list_units(session, actor)
    page = render_template(
        "admin/tokens.html",
        form=form,
        secret=secret,
        tokens=api_tokens.list_tokens(session, actor),
        names={user.id: user.name for user in people},
        unit_names={unit.id: unit.name for unit in units},
        now=clock.now(),
        user_choices=[(str(u.id), u.name) for u in people if u.disabled_at is None],
        unit_choices=[(str(unit.id), unit.name) for unit in units],
    )
    return page, form.status if form.errors else 200


@blueprint.post("/<int:token_id>/revoke")
@needs(Action.MANAGE_TOKENS)
def revoke(token_id: int) -> ResponseReturnValue:
    """End a token at once."""
    api_tokens.revoke_token(current.session(), current.actor(), token_id)
    flash(gettext("The token is ended."))
    return redirect("/admin/tokens", 303)
