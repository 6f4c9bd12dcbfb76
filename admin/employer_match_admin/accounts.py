"""Accounts, their roles in units, and the units themselves: what an operator keeps in order."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match.http import current
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.schemas import user as schemas
from employer_match.services.accounts import door_letters, users
from employer_match.services.permissions import Action
from employer_match.vocabulary import Role

blueprint = Blueprint("admin_accounts", __name__, url_prefix="/admin/accounts")


@blueprint.get("")
@needs(Action.MANAGE_USERS)
def index() -> ResponseReturnValue:
    """Every account with its roles, open ones first."""
    found = users.list_users(current.session(), current.actor())
    return render_template(
        "admin/accounts.html",
        open_ones=[user for user in found if user.disabled_at is None],
        closed=[user for user in found if user.disabled_at is not None],
        units=users.list_units(current.session(), current.actor()),
    )


@blueprint.route("/new", methods=["GET", "POST"])
@needs(Action.MANAGE_USERS)
def new() -> ResponseReturnValue:
    """Open an account with its first role."""
    form = Form(schemas.NewUser())
    if request.method == "POST" and form.read(request.form):
        with form.refusals():
            given = form.data
            made = users.add_user(
                current.session(),
                current.actor(),
                email=given["email"],
                name=given["name"],
                password=given["password"] or None,
                roles=((given["unit_id"], given["role"]),),
            )
            if given["password"]:
                flash(gettext("%(name)s can sign in now.", name=made.name))
            else:
                door_letters.invite(current.session(), current.actor(), made.id)
                flash(gettext("%(name)s gets a letter with a link.", name=made.name))
            return redirect(f"/admin/accounts/{made.id}", 303)
    return _page("admin/account_new.html", form)


@blueprint.get("/<int:user_id>")
@needs(Action.MANAGE_USERS)
def show(user_id: int) -> ResponseReturnValue:
    """One account: its roles, a new password, closing it."""
    return _account(user_id, Form(schemas.NewRole()), Form(schemas.NewPassword()))


@blueprint.post("/<int:user_id>/roles")
@needs(Action.MANAGE_USERS)
def give_role(user_id: int) -> ResponseReturnValue:
    """Give one more role."""
    form = Form(schemas.NewRole())
    if form.read(request.form):
        with form.refusals():
            users.give_role(current.session(), current.actor(), user_id, **form.data)
            flash(gettext("The role is given."))
            return redirect(f"/admin/accounts/{user_id}", 303)
    return _account(user_id, form, Form(schemas.NewPassword()))


@blueprint.post("/<int:user_id>/roles/<int:role_id>/take")
@needs(Action.MANAGE_USERS)
def take_role(user_id: int, role_id: int) -> ResponseReturnValue:
    """Take a role away."""
    users.take_role(current.session(), current.actor(), user_id, role_id)
    flash(gettext("The role is taken away."))
    return redirect(f"/admin/accounts/{user_id}", 303)


@blueprint.post("/<int:user_id>/password")
@needs(Action.MANAGE_USERS)
def set_password(user_id: int) -> ResponseReturnValue:
    """Set a new password; every browser of the account is signed out."""
    form = Form(schemas.NewPassword())
    if form.read(request.form):
        with form.refusals():
            users.set_password(current.session(), current.actor(), user_id, form.data["password"])
            flash(gettext("The new password holds. All browsers of the account are signed out."))
            return redirect(f"/admin/accounts/{user_id}", 303)
    return _account(user_id, Form(schemas.NewRole()), form)


@blueprint.post("/<int:user_id>/invite")
@needs(Action.MANAGE_USERS)
def invite(user_id: int) -> ResponseReturnValue:
    """Send a letter with a link to choose a password."""
    door_letters.invite(current.session(), current.actor(), user_id)
    flash(gettext("A letter with a link is on its way. It holds for seven days."))
    return redirect(f"/admin/accounts/{user_id}", 303)


@blueprint.post("/<int:user_id>/close")
@needs(Action.MANAGE_USERS)
def close(user_id: int) -> ResponseReturnValue:
    """Close an account; what it recorded stays."""
    form = Form(schemas.Version())
    version = form.data["version"] if form.read(request.form) else None
    users.disable_user(current.session(), current.actor(), user_id, version)
    flash(gettext("The account is closed. What it recorded stays."))
    return redirect("/admin/accounts", 303)


@blueprint.route("/units/new", methods=["GET", "POST"])
@needs(Action.MANAGE_USERS)
def new_unit() -> ResponseReturnValue:
    """Add a unit, and its programme where that is new."""
    form = Form(schemas.NewUnit(), {"programme": current.settings().programme_name})
    if request.method == "POST" and form.read(request.form):
        with form.refusals():
            given = form.data
            made = users.add_unit(
                current.session(), current.actor(), given["programme"], given["name"]
            )
            flash(gettext("The unit %(name)s is added.", name=made.name))
            return redirect("/admin/accounts", 303)
    return _page("admin/unit_new.html", form)


def _account(user_id: int, role: Form, password: Form) -> ResponseReturnValue:
    user = users.read_user(current.session(), current.actor(), user_id)
    page = render_template(
        "admin/account.html",
        user=user,
        role=role,
        password=password,
        form=role if role.errors else password,
        unit_choices=_units(),
        roles=Role,
    )
    wrong = next((form for form in (role, password) if form.errors), None)
    return page, wrong.status if wrong else 200


def _page(template: str, form: Form, **more: Any) -> ResponseReturnValue:
    page = render_template(template, form=form, unit_choices=_units(), roles=Role, **more)
    return page, form.status if form.errors else 200


def _units() -> list[tuple[str, str]]:
    found = users.list_units(current.session(), current.actor())
    return [(str(unit.id), unit.name) for unit in found]
