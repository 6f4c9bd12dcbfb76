"""What employers have posted: read it, put it at the right workplace, and answer every one."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.http.guesses import write_occupation
from employer_match.http.rights import needs
from employer_match.schemas.moderation import ModerationInput, NewFromNeed
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.services.employers.add_employer import (
    EmployerDraft,
    WorkplaceDraft,
    add_employer,
)
from employer_match.services.employers.find_workplace import find_workplace, workplaces_of
from employer_match.services.needs.moderate_vacancy import (
    SubmittedNeed,
    moderate_vacancy,
    submitted_need,
    submitted_needs,
)
from employer_match.services.occupations.guess_occupation import guess_for_vacancy
from employer_match.services.permissions import Action
from employer_match.vocabulary import VacancyEvent, VacancyState

blueprint = Blueprint("admin_moderation", __name__, url_prefix="/admin/moderation")

MOST = 8
SAID = {
    VacancyEvent.APPROVE: "The need is published, and the employer is told.",
    VacancyEvent.RETURN: "Your question is on its way to the employer.",
    VacancyEvent.REJECT: "The employer is told that it is not published, and why.",
}


@blueprint.get("")
@needs(Action.MODERATE_VACANCY)
def index() -> ResponseReturnValue:
    """What waits for an answer, longest first; then what waits for the employer."""
    found = submitted_needs(current.session(), current.actor())
    return render_template(
        "admin/moderation.html",
        waiting=[need for need in found if need.state is VacancyState.SUBMITTED],
        returned=[need for need in found if need.state is VacancyState.RETURNED],
    )


@blueprint.route("/<int:vacancy_id>", methods=["GET", "POST"])
@needs(Action.MODERATE_VACANCY)
def answer(vacancy_id: int) -> ResponseReturnValue:
    """One need with its sender; publish, ask back or turn down."""
    need = submitted_need(current.session(), current.actor(), vacancy_id)
    form = Form(ModerationInput(), {"version": need.version, "workplace_id": need.workplace_id})
    if request.method == "POST" and form.read(request.form):
        with form.refusals(errors.Invalid, errors.Conflict, errors.Stale):
            given = form.data
            moderate_vacancy(
                current.session(),
                current.actor(),
                vacancy_id,
                given["outcome"],
                given["version"],
                current.settings(),
                comment=given["comment"],
                workplace_id=given["workplace_id"],
            )
            flash(gettext(SAID[given["outcome"]]))
            return redirect("/admin/moderation", 303)
    return _page(vacancy_id, form, Form(NewFromNeed()))


@blueprint.post("/<int:vacancy_id>/occupation")
@needs(Action.MODERATE_VACANCY)
def confirm(vacancy_id: int) -> ResponseReturnValue:
    """Say which of the guessed occupation groups is right, or that none is."""
    write_occupation(vacancy_id)
    return redirect(f"/admin/moderation/{vacancy_id}", 303)


@blueprint.post("/<int:vacancy_id>/register")
@needs(Action.MODERATE_VACANCY)
def register(vacancy_id: int) -> ResponseReturnValue:
    """Register the sender's employer and workplace, after a look at who is known already."""
    need = submitted_need(current.session(), current.actor(), vacancy_id)
    form = Form(NewFromNeed())
    if form.read(request.form):
        with form.refusals(errors.Invalid, errors.Conflict, errors.PossibleDuplicate):
            place = add_employer(
                current.session(),
                current.actor(),
                EmployerDraft(
                    name=need.sender["employer_name"],
                    organisation_number=need.sender.get("organisation_number"),
                ),
                _workplace_of(need),
                form.data["create_anyway_reason"],
            )
            flash(gettext("%(workplace)s is registered and chosen below.", workplace=place.name))
            return redirect(f"/admin/moderation/{vacancy_id}?workplace_id={place.id}", 303)
    return _page(vacancy_id, Form(ModerationInput(), {"version": need.version}), form)


def _workplace_of(need: SubmittedNeed) -> WorkplaceDraft:
    sender = need.sender
    return WorkplaceDraft(
        name=sender.get("workplace_name", ""),
        address=sender.get("address"),
        postcode=sender.get("postcode"),
        city=sender.get("city"),
        municipality_code=need.content.municipality_code,
    )


def _page(vacancy_id: int, form: Form, new: Form) -> ResponseReturnValue:
    """The need as it stands now, with the workplaces it may belong to."""
    session, actor = current.session(), current.actor()
    need = submitted_need(session, actor, vacancy_id)
    chosen = request.args.get("workplace_id", type=record_number)
    if chosen is not None and request.method == "GET":
        form.typed["workplace_id"] = str(chosen)
    if isinstance(form.problem, errors.Stale):
        form.typed["version"] = str(need.version)
    asked = request.args.get("text", "") or need.sender.get("workplace_name", "")
    names = (asked, need.sender.get("employer_name", ""), need.sender.get("organisation_number"))
    alike = {one.workplace_id: one for one in need.candidates}
    found = {place.id: place for place in workplaces_of(session, actor, list(alike))}
    for name in names:
        for place in find_workplace(session, actor, name, limit=MOST) if name else ():
            found.setdefault(place.id, place)
    shown = list(found.values())[:MOST]
    page = render_template(
        "admin/moderation_one.html",
        need=need,
        proposal=guess_for_vacancy(session, actor, vacancy_id, current.settings().occupation_model),
        form=form,
        new=new,
        asked=request.args.get("text", ""),
        found=shown,
        alike=alike,
        relations=relation_to_workplaces(session, actor, [place.id for place in shown]),
    )
    wrong = next((each for each in (form, new) if each.errors), None)
    return page, wrong.status if wrong else 200
