"""One vacancy: what is known and what is not, who has wished for it, what was learnt."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current, languages
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form
from employer_match.http.guesses import write_occupation
from employer_match.http.pages import may
from employer_match.http.rights import needs
from employer_match.schemas.vacancy import VacancyAnswer, VacancyStep
from employer_match.services.occupations.guess_occupation import guess_for_vacancy
from employer_match.services.permissions import Action
from employer_match.services.suggestions.read_suggestions import note_opened
from employer_match.services.suggestions.who_wished import Wishing, who_wished
from employer_match.services.vacancies.answer_question import answer_question
from employer_match.services.vacancies.edit_vacancy import BY_STAFF, OF_AN_AD, change_state
from employer_match.services.vacancies.read_vacancy import read_vacancy
from employer_match.vocabulary import VacancySource

blueprint = Blueprint("vacancy", __name__, url_prefix="/vacancies/<int:vacancy_id>")


@blueprint.get("")
@needs(Action.SEARCH_VACANCIES)
def show(vacancy_id: int) -> ResponseReturnValue:
    """The vacancy, our relation to the workplace, and those of one's own who wish for it."""
    session, actor = current.session(), current.actor()
    view = read_vacancy(session, actor, vacancy_id)
    wishing: tuple[Wishing, ...] = ()
    if may(Action.READ_SUGGESTIONS):
        note_opened(session, actor, request.args.get("suggested_to", ""), vacancy_id)
        wishing = who_wished(session, actor, vacancy_id, languages.chosen())
    proposal = None
    if may(Action.EDIT_VACANCY):
        proposal = guess_for_vacancy(
            session, actor, vacancy_id, current.settings().occupation_model
        )
    allowed = OF_AN_AD if view.source is VacancySource.JOBTECH else BY_STAFF
    return render_template(
        "coach/vacancy.html",
        view=view,
        wishing=wishing,
        proposal=proposal,
        events=[event for event in view.may if event in allowed],
        known={one.condition: one for one in view.conditions},
    )


@blueprint.post("/answers")
@needs(Action.EDIT_VACANCY)
def learn(vacancy_id: int) -> ResponseReturnValue:
    """Write down what a contact taught us of one condition."""
    form = Form(VacancyAnswer())
    if not form.read(request.form):
        raise errors.Invalid()
    answer_question(current.session(), current.actor(), vacancy_id, **form.data)
    flash(gettext("Written down. The suggestions use it from now on."))
    return redirect(f"/vacancies/{vacancy_id}#known", 303)


@blueprint.post("/occupation")
@needs(Action.EDIT_VACANCY)
def confirm(vacancy_id: int) -> ResponseReturnValue:
    """Say which of the guessed occupation groups is right, or that none is."""
    write_occupation(vacancy_id)
    return redirect(f"/vacancies/{vacancy_id}#known", 303)


@blueprint.post("/steps")
@needs(Action.EDIT_VACANCY)
def step(vacancy_id: int) -> ResponseReturnValue:
    """Say that it is filled, withdrawn or open again."""
    form = Form(VacancyStep())
    if not form.read(request.form):
        raise errors.Invalid()
    version = request.form.get("_version", type=record_number)
    change_state(current.session(), current.actor(), vacancy_id, form.data["event"], version)
    flash(gettext("Written down."))
    return redirect(f"/vacancies/{vacancy_id}", 303)
