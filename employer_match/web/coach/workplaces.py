"""Finding a workplace, its page, and adding one after a look at who is known."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.http.pages import may
from employer_match.http.rights import needs
from employer_match.schemas.employer import NewWorkplace, WorkplaceInput, WorkplaceSearch
from employer_match.schemas.intention import AskColleagues
from employer_match.services.contacts.list_contacts import ContactFilter, list_contacts
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.services.employers.add_employer import (
    EmployerDraft,
    WorkplaceDraft,
    add_employer,
)
from employer_match.services.employers.coming import coming
from employer_match.services.employers.edit_employer import edit_workplace
from employer_match.services.employers.find_workplace import find_workplace
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.employers.timeline import PAGE, read_timeline
from employer_match.services.employers.told_counts import told_counts
from employer_match.services.permissions import Action
from employer_match.services.placements.read_placements import own_credits
from employer_match.services.talks.read_talks import own_talks, talked_about
from employer_match.web.coach.talks import ask_first

blueprint = Blueprint("workplaces", __name__, url_prefix="/workplaces")

MOST = 40
LATELY = 12
OPEN_TALKS = 3


@blueprint.get("")
@needs(Action.READ_EMPLOYERS)
def find() -> ResponseReturnValue:
    """Search by name or number; without words, the workplaces that one was at lately."""
    session, actor = current.session(), current.actor()
    form = Form(WorkplaceSearch())
    found = []
    if form.read(request.args) and form.data["text"]:
        asked = form.data
        found = list(
            find_workplace(
                session,
                actor,
                asked["text"],
                municipality_code=asked["municipality_code"],
                limit=MOST,
            )
        )
    mine = list_contacts(session, actor, ContactFilter(user_id=actor.user_id), page_size=50)
    lately = list({one.workplace_id: one.workplace for one in mine.contacts}.items())[:LATELY]
    ids = [place.id for place in found] + [key for key, _name in lately]
    return render_template(
        "coach/workplaces.html",
        form=form,
        found=found,
        lately=lately,
        relations=relation_to_workplaces(session, actor, ids),
        most=MOST,
    )


@blueprint.get("/<int:workplace_id>")
@needs(Action.READ_EMPLOYERS)
def show(workplace_id: int) -> ResponseReturnValue:
    """The workplace: who holds the relation, what was agreed, what they need, what they wish."""
    page = max(1, request.args.get("page", 1, type=record_number))
    session, actor = current.session(), current.actor()
    view = read_workplace(session, actor, workplace_id, rest=current.rest_periods())
    if view.workplace.id != workplace_id:  # merged since the link was made
        return redirect(f"/workplaces/{view.workplace.id}")
    talks = own_talks(session, actor, workplace_id) if may(Action.LOG_CONTACT) else []
    return render_template(
        "coach/workplace.html",
        view=view,
        page=page,
        page_size=PAGE,
        timeline=read_timeline(session, actor, [workplace_id], page=page),
        coming=coming(session, actor, [workplace_id]),
        counts=told_counts(session, actor, [workplace_id]),
        talks=talks[:OPEN_TALKS],
        talked_about=talked_about(session, actor, workplace_id),
        credited=may(Action.LOG_CONTACT) and bool(own_credits(session, actor, workplace_id)),
    )


@blueprint.route("/new", methods=["GET", "POST"])
@needs(Action.ADD_EMPLOYER)
def add() -> ResponseReturnValue:
    """Add an employer with a workplace; a likely duplicate is shown before anything is written."""
    form = Form(NewWorkplace(), {"employer_name": request.args.get("name", "")})
    if request.method == "GET":
        return render_template("coach/workplace_new.html", form=form)
    if form.read(request.form):
        given = dict(form.data)
        employer = EmployerDraft(
            name=given.pop("employer_name"), organisation_number=given.pop("organisation_number")
        )
        reason = given.pop("create_anyway_reason")
        with form.refusals(errors.Invalid, errors.Conflict, errors.PossibleDuplicate):
            made = add_employer(
                current.session(), current.actor(), employer, WorkplaceDraft(**given), reason
            )
            flash(gettext("%(workplace)s is added.", workplace=made.name))
            return redirect(f"/workplaces/{made.id}", 303)
    if "name" in form.errors and isinstance(form.problem, errors.Invalid):
        form.errors["employer_name"] = form.errors.pop("name")
    return render_template("coach/workplace_new.html", form=form), form.status


@blueprint.route("/<int:workplace_id>/edit", methods=["GET", "POST"])
@needs(Action.EDIT_EMPLOYER)
def edit(workplace_id: int) -> ResponseReturnValue:
    """Change address, telephone and the like; a change made meanwhile is shown beside one's own."""
    session, actor = current.session(), current.actor()
    form, version = Form(WorkplaceInput()), request.form.get("_version", type=record_number)
    if request.method == "POST" and form.read(request.form):
        with form.refusals(errors.Invalid, errors.Conflict, errors.Stale):
            draft = WorkplaceDraft(**form.data)
            place = edit_workplace(session, actor, workplace_id, draft, version)
            flash(gettext("%(workplace)s is changed.", workplace=place.name))
            return redirect(f"/workplaces/{workplace_id}", 303)
    place = read_workplace(session, actor, workplace_id).workplace
    if place.id != workplace_id and request.method == "GET":  # merged since the link was made
        return redirect(f"/workplaces/{place.id}/edit")
    stands = {name: getattr(place, name) for name in form.schema.fields}
    now = Form(WorkplaceInput(), stands)
    status = form.status if request.method == "POST" else 200
    shown = form if request.method == "POST" else now
    if isinstance(form.problem, errors.Stale) or version is None:
        version = place.version
    if place.id != workplace_id:  # what was typed is for another record: both are shown first
        version = 0
    return render_template(
        "coach/workplace_edit.html", form=shown, now=now, place=place, version=version
    ), status


@blueprint.post("/<int:workplace_id>/ask")
@needs(Action.LOG_CONTACT)
def ask(workplace_id: int) -> ResponseReturnValue:
    """Ask the colleagues who were there first, or whoever holds the relation."""
    form = Form(AskColleagues())
    if not form.read(request.form):
        raise errors.Invalid(fields=form.errors)
    ask_first(workplace_id, form.data["kind"], form.data["text"])
    return redirect(f"/workplaces/{workplace_id}#talks", 303)
