"""One person's page: own words, wishes, suggestions with their reasons, and what is answered."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current, languages
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form, words_asked
from employer_match.http.rights import needs
from employer_match.http.words import words_of
from employer_match.ranking import Sentence
from employer_match.schemas.decision import DecisionInput
from employer_match.services.contacts.companions import colleagues
from employer_match.services.disclosures.read_disclosures import read_disclosures
from employer_match.services.participants.read_participant import read_participant
from employer_match.services.permissions import Action
from employer_match.services.placements.read_placements import read_placements
from employer_match.services.queue import queue
from employer_match.services.suggestions.decide import decide
from employer_match.services.suggestions.read_suggestions import read_suggestions, why_not_suggested
from employer_match.services.suggestions.suggest import suggest
from employer_match.services.suggestions.widen import widen
from employer_match.services.vacancies.read_vacancy import VacancyView, read_vacancy
from employer_match.services.vacancies.search_vacancies import search_vacancies

blueprint = Blueprint("suggestions", __name__, url_prefix="/participants/<participant_id>")

FIRST = 5


@blueprint.get("")
@needs(Action.READ_PARTICIPANTS)
def show(participant_id: str) -> ResponseReturnValue:
    """The person: what they have said, and what fits it today."""
    return _page(participant_id)


def _page(participant_id: str, form: Form | None = None, refused: int | None = None) -> str:
    """The page; `form` is an answer about the vacancy `refused` that was not written down."""
    session, actor = current.session(), current.actor()
    person = read_participant(session, actor, participant_id)
    wait = [one for one in queue(session, actor) if one.participant_id == participant_id]
    first = None if request.args.get("all") == "true" else FIRST
    return render_template(
        "coach/participant.html",
        person=person,
        wait=wait[0] if wait else None,
        found=read_suggestions(session, actor, participant_id, languages.chosen(), first),
        first=first,
        placements=read_placements(session, actor, participant_id),
        agreed=read_disclosures(session, actor, participant_id),
        colleagues=colleagues(session, actor),
        form=form,
        refused=refused,
    )


@blueprint.post("/suggest")
@needs(Action.EDIT_PARTICIPANTS)
def renew(participant_id: str) -> ResponseReturnValue:
    """Make today's suggestions."""
    suggest(current.session(), current.actor(), participant_id)
    flash(gettext("These are the suggestions of today."))
    return redirect(f"/participants/{participant_id}#suggestions", 303)


@blueprint.post("/decisions/<int:vacancy_id>")
@needs(Action.EDIT_PARTICIPANTS)
def answer(participant_id: str, vacancy_id: int) -> ResponseReturnValue:
    """Write down what the person says of a vacancy."""
    form = Form(DecisionInput())
    if not form.read(request.form):
        raise errors.Invalid()
    with form.refusals(errors.Invalid):
        decide(current.session(), current.actor(), participant_id, vacancy_id, **form.data)
    if form.problem is not None:
        return _page(participant_id, form, vacancy_id), form.status
    said = words_of(form.data["answer"])
    flash(gettext("The answer is written down: %(answer)s.", answer=said.lower()))
    back = request.form.get("_back", "")
    if back == "vacancy":
        return redirect(f"/vacancies/{vacancy_id}", 303)
    return redirect(f"/participants/{participant_id}#vacancy-{vacancy_id}", 303)


@blueprint.get("/what-if")
@needs(Action.READ_SUGGESTIONS)
def what_if(participant_id: str) -> ResponseReturnValue:
    """What the person would reach with a little more room; an offer to talk about."""
    session, actor = current.session(), current.actor()
    return render_template(
        "coach/what_if.html",
        person=read_participant(session, actor, participant_id),
        rooms=widen(session, actor, participant_id, languages.chosen()),
    )


@blueprint.get("/why-not")
@needs(Action.READ_SUGGESTIONS)
def why_not(participant_id: str) -> ResponseReturnValue:
    """Why a vacancy is not among the suggestions: look for one, and read every reason."""
    session, actor = current.session(), current.actor()
    person = read_participant(session, actor, participant_id)
    vacancy_id, text = (
        request.args.get("vacancy_id", type=record_number),
        words_asked("text"),
    )
    vacancy: VacancyView | None = None
    reasons: tuple[Sentence, ...] = ()
    if vacancy_id is not None:
        vacancy = read_vacancy(session, actor, vacancy_id)
        reasons = why_not_suggested(session, actor, participant_id, vacancy_id, languages.chosen())
    hits = search_vacancies(session, actor, text).hits if text else ()
    return render_template(
        "coach/why_not.html", person=person, vacancy=vacancy, reasons=reasons, text=text, hits=hits
    )
