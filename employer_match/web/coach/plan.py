"""The week's plan: read it, decide on each line, add one's own, and plan what is left anew."""

from datetime import date, timedelta

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import clock, errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.http.words import words_of
from employer_match.outreach.plan_week import Week
from employer_match.schemas.plan import LineDecision, PlanLineInput
from employer_match.services.contacts.find_collisions import find_collisions
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.participants.list_participants import list_participants
from employer_match.services.permissions import Action
from employer_match.services.plan import edit_plan
from employer_match.services.plan.make_plan import make_plan
from employer_match.services.plan.read_plan import read_plan
from employer_match.vocabulary import Mode, Purpose

blueprint = Blueprint("plan", __name__, url_prefix="/plan")

#: What a button on a line does.
EDITS = {
    "lock": edit_plan.lock_line,
    "unlock": edit_plan.unlock_line,
    "remove": edit_plan.remove_line,
}


@blueprint.get("")
@needs(Action.PLAN_OUTREACH)
def show() -> ResponseReturnValue:
    """The own plan of a week, or how to make one."""
    return _page(_week(request.args.get("week")))


@blueprint.post("")
@needs(Action.PLAN_OUTREACH)
def make() -> ResponseReturnValue:
    """Plan the week, or what is left of it, anew."""
    week = _week(request.form.get("week"))
    make_plan(current.session(), current.actor(), week, rest=current.rest_periods())
    flash(gettext("The week is planned. Change it as you like: what you lock stays."))
    return redirect(f"/plan?week={week}", 303)


@blueprint.post("/lines/<int:line_id>/<any(lock, unlock, remove):edit>")
@needs(Action.PLAN_OUTREACH)
def decide(line_id: int, edit: str) -> ResponseReturnValue:
    """Lock a line, let it go, or take it out."""
    form = Form(LineDecision())
    if not form.read(request.form):
        raise errors.Invalid(fields=form.errors)
    line = EDITS[edit](current.session(), current.actor(), line_id, form.data["version"])
    return redirect(f"/plan?week={Week(line.plan.monday)}", 303)


@blueprint.post("/lines/<int:line_id>/accept")
@needs(Action.PLAN_OUTREACH)
def accept(line_id: int) -> ResponseReturnValue:
    """Announce the contact; a colleague's contact is shown first, and asks for a reason."""
    form = Form(LineDecision())
    if form.read(request.form):
        with form.refusals(errors.CollisionFound, errors.EmployerSaidStop):
            line = edit_plan.accept_line(
                current.session(),
                current.actor(),
                line_id,
                form.data["version"],
                days=current.settings().intention_days,
                go_on_reason=form.data["go_on_reason"],
                rest=current.rest_periods(),
            )
            flash(gettext("Announced: your colleagues see that you are about to go there."))
            _advise(line.workplace_id, line.purpose, line.day, line.mode)
            return redirect(f"/plan?week={Week(line.plan.monday)}", 303)
    return _page(_week(request.form.get("week")), form, line_id), form.status


@blueprint.route("/new", methods=["GET", "POST"])
@needs(Action.PLAN_OUTREACH)
def new() -> ResponseReturnValue:
    """A line of one's own."""
    place = request.values.get("workplace_id", type=record_number)
    if place is None:
        flash(gettext("Choose the workplace first, then add it to the plan there."))
        return redirect("/workplaces", 303)
    week = _week(request.values.get("week"))
    view = read_workplace(current.session(), current.actor(), place, rest=current.rest_periods())
    defaults = {"workplace_id": place, "purpose": Purpose.INTRODUCE, "mode": Mode.VISIT}
    form = Form(PlanLineInput(), defaults)
    typed = request.form.copy()
    typed.pop("week", None)
    if request.method == "POST" and form.read(typed):
        with form.refusals(errors.Invalid, errors.Conflict, errors.EmployerSaidStop):
            draft = edit_plan.LineDraft(**form.data)
            edit_plan.add_line(current.session(), current.actor(), week, draft)
            return redirect(f"/plan?week={week}", 303)
    people = list_participants(current.session(), current.actor())
    page = render_template(
        "coach/plan_line_form.html", form=form, view=view, week=week, people=people
    )
    return page, form.status if request.method == "POST" else 200


def _page(week: Week, form: Form | None = None, line_id: int | None = None) -> str:
    """The plan; `form` is what came of a line that could not be announced."""
    actor = current.actor()
    return render_template(
        "coach/plan.html",
        view=read_plan(current.session(), actor, week, actor.language, rest=current.rest_periods()),
        week=week,
        before=Week(week.monday - timedelta(days=7)),
        after=Week(week.monday + timedelta(days=7)),
        over=week.sunday < clock.today(),
        form=form,
        line_id=line_id,
    )


def _advise(workplace_id: int, purpose: Purpose, day: date, mode: Mode) -> None:
    """Say what to think of before the contact that was just announced."""
    found = find_collisions(
        current.session(),
        current.actor(),
        workplace_id,
        purpose=purpose,
        day=day,
        mode=mode,
        rest=current.rest_periods(),
    )
    for advice in found.advice:
        flash(words_of(advice))


def _week(written: str | None) -> Week:
    """The week asked for; else this one, or the next one from Saturday on."""
    if not written:
        return Week.at_hand(clock.today())
    try:
        return Week.read(written)
    except ValueError:
        raise errors.NotFound() from None
