"""Leave and part-time: one's own, and the team's for who leads it. Plan and stand-ins follow it."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import clock, errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.http.pages import may
from employer_match.http.rights import needs
from employer_match.schemas.working_time import NewWorkingTime, WorkingTimeInput
from employer_match.services.accounts.working_time import (
    Span,
    change_working_time,
    end_working_time,
    read_span,
    read_working_time,
    set_working_time,
    team_working_time,
)
from employer_match.services.permissions import Action

PAGE = "/account/working-time"
blueprint = Blueprint("working_time", __name__, url_prefix=PAGE)


@blueprint.route("", methods=["GET", "POST"])
@needs(Action.SET_WORKING_TIME)
def show() -> ResponseReturnValue:
    """What is said of one's own working time and the team's, and a form to say more."""
    session, actor = current.session(), current.actor()
    form = Form(NewWorkingTime(), {"first": clock.today(), "percent": 0})
    posted = request.method == "POST"
    if posted and form.read(request.form):
        with form.refusals():
            set_working_time(session, actor, **form.data)
            flash(gettext("Written down. The plan counts with it, and the deputy stands in."))
            return redirect(PAGE, 303)
    team = team_working_time(session, actor) if may(Action.SET_TEAM_TIME) else []
    return render_template(
        "coach/working_time.html",
        form=form,
        own=read_working_time(session, actor),
        team=[one for one in team if one.user_id != actor.user_id],
    ), form.status if posted else 200


@blueprint.route("/<int:span_id>", methods=["GET", "POST"])
@needs(Action.SET_WORKING_TIME)
def change(span_id: int) -> ResponseReturnValue:
    """Change the days or the share of one span."""
    session, actor = current.session(), current.actor()
    form, version = Form(WorkingTimeInput()), request.form.get("_version", type=record_number)
    posted = request.method == "POST"
    if posted and form.read(request.form):
        with form.refusals(errors.Invalid, errors.Stale):
            change_working_time(session, actor, span_id, Span(**form.data), version)
            flash(gettext("It is changed."))
            return redirect(PAGE, 303)
    span = read_span(session, actor, span_id)
    now = Form(WorkingTimeInput(), {name: getattr(span, name) for name in form.schema.fields})
    if isinstance(form.problem, errors.Stale) or version is None:
        version = span.version
    return render_template(
        "coach/working_time_edit.html",
        form=form if posted else now,
        now=now,
        span=span,
        version=version,
    ), form.status if posted else 200


@blueprint.post("/<int:span_id>/end")
@needs(Action.SET_WORKING_TIME)
def end(span_id: int) -> ResponseReturnValue:
    """From today it holds no more."""
    version = request.form.get("_version", type=record_number)
    end_working_time(current.session(), current.actor(), span_id, version)
    flash(gettext("From today that holds no more."))
    return redirect(PAGE, 303)
