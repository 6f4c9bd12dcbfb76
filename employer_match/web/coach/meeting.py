"""The weekly meeting: what is new, what nobody has taken on, what was taken on and left alone."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.downloads import download
from employer_match.http.overview_words import LISTS, list_words
from employer_match.http.rights import needs
from employer_match.services.accounts import users
from employer_match.services.overview.claim_need import claim_need, release_need
from employer_match.services.overview.export_rows import meeting_records
from employer_match.services.overview.meeting_stamps import hold_meeting, take_back_meeting
from employer_match.services.overview.weekly_meeting import weekly_meeting
from employer_match.services.permissions import ROLES, Action

blueprint = Blueprint("meeting", __name__, url_prefix="/meeting")

#: Of each list so many are shown at first.
MOST = 25


@blueprint.get("")
@needs(Action.READ_MEETING)
def show() -> ResponseReturnValue:
    """The view of one of the reader's units."""
    session, actor = current.session(), current.actor()
    found = weekly_meeting(session, actor, _unit())
    units = {unit.id: unit.name for unit in users.list_units(session, actor)}
    return render_template(
        "coach/meeting.html",
        found=found,
        words={name: list_words(name) for name in LISTS},
        unit=units[found.unit_id],
        others=sorted(actor.units_as(*ROLES[Action.READ_MEETING]) - {found.unit_id}),
        units=units,
        most=MOST,
        whole=request.args.get("whole"),
    )


@blueprint.get("/list.<any(csv, xlsx):kind>")
@needs(Action.READ_MEETING)
def keep(kind: str) -> ResponseReturnValue:
    """The same lists as a file."""
    session, actor = current.session(), current.actor()
    unit_id = weekly_meeting(session, actor, _unit()).unit_id
    name = next(one.name for one in users.list_units(session, actor) if one.id == unit_id)
    records = meeting_records(session, actor, unit_id)
    title = gettext("Weekly meeting")
    return download(records, kind, "weekly-meeting", title, {gettext("Unit"): name})


@blueprint.post("/held")
@needs(Action.HOLD_MEETING)
def held() -> ResponseReturnValue:
    """The meeting is held now: what is new is counted from here."""
    unit_id = request.form.get("unit_id", type=record_number)
    hold_meeting(current.session(), current.actor(), unit_id)
    flash(gettext("The meeting is noted. What is new is counted from now on."))
    return _back(unit_id)


@blueprint.post("/held/<int:stamp_id>/take-back")
@needs(Action.HOLD_MEETING)
def take_back(stamp_id: int) -> ResponseReturnValue:
    """It was noted by mistake."""
    take_back_meeting(current.session(), current.actor(), stamp_id)
    flash(gettext("Taken back. What is new is counted from the meeting before."))
    unit_id = request.form.get("unit_id", type=record_number)
    return _back(unit_id)


@blueprint.post("/needs/<int:vacancy_id>/<any(claim, release):what>")
@needs(Action.ANNOUNCE)
def take_on(vacancy_id: int, what: str) -> ResponseReturnValue:
    """Take a need on, or let it go."""
    session, actor = current.session(), current.actor()
    unit_id = request.form.get("unit_id", type=record_number)
    if what == "claim":
        claim_need(session, actor, vacancy_id, unit_id)
        flash(gettext("The need is yours. Contact the workplace within seven days."))
    else:
        release_need(session, actor, vacancy_id)
        flash(gettext("The need is free again."))
    return _back(unit_id)


def _unit() -> int | None:
    return request.args.get("unit_id", type=record_number)


def _back(unit_id: int | None) -> ResponseReturnValue:
    return redirect(f"/meeting?unit_id={unit_id}" if unit_id else "/meeting", 303)
