"""The week of all coaches: how full each one is, where they go, and where gaps are."""

from datetime import timedelta

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from employer_match import clock, errors
from employer_match.http import current, languages
from employer_match.http.addresses import record_number
from employer_match.http.rights import needs
from employer_match.outreach.plan_week import Week
from employer_match.services.accounts import users
from employer_match.services.permissions import Action
from employer_match.services.plan.read_week import read_week

blueprint = Blueprint("admin_week", __name__, url_prefix="/admin/week")


@blueprint.get("")
@needs(Action.READ_PLANS)
def show() -> ResponseReturnValue:
    """A week; without one in the address the one at hand."""
    written = request.args.get("week")
    try:
        week = Week.read(written) if written else Week.at_hand(clock.today())
    except ValueError:
        raise errors.NotFound() from None
    unit_id = request.args.get("unit_id", type=record_number)
    session, actor = current.session(), current.actor()
    view = read_week(
        session, actor, week, languages.chosen(), unit_id=unit_id, rest=current.rest_periods()
    )
    return render_template(
        "admin/week.html",
        view=view,
        week=week,
        before=Week(week.monday - timedelta(days=7)),
        after=Week(week.monday + timedelta(days=7)),
        units=users.list_units(session, actor),
        unit_id=unit_id,
    )
