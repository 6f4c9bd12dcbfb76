"""Writing down a vacancy that an employer told of, and changing one."""

from dataclasses import asdict
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from employer_match import errors
from employer_match.http import current
from employer_match.http.addresses import record_number
from employer_match.http.forms import Form, Typed
from employer_match.http.rights import needs
from employer_match.language.taxonomy import Concept, Level
from employer_match.schemas.vacancy import VacancyFacts, VacancyInput
from employer_match.services.employers.read_workplace import read_workplace
from employer_match.services.occupations.find_occupation import find_occupation, same_words
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action
from employer_match.services.vacancies.add_vacancy import add_vacancy
from employer_match.services.vacancies.edit_vacancy import edit_vacancy
from employer_match.services.vacancies.read_vacancy import read_vacancy
from employer_match.services.vacancies.vacancy_content import VacancyContent

blueprint = Blueprint("vacancy_forms", __name__, url_prefix="/vacancies")

#: Lists that are typed with one item a line, or with commas.
LINES, COMMAS = ("must_have", "nice_to_have"), ("licences", "languages")
NONE_OF_THESE = "-"


@blueprint.route("/new", methods=["GET", "POST"])
@needs(Action.ADD_VACANCY)
def add() -> ResponseReturnValue:
    """Write down an opening at a registered workplace."""
    workplace_id = request.values.get("workplace_id", type=record_number)
    if workplace_id is None:
        flash(gettext("Choose the workplace first, then add the vacancy there."))
        return redirect("/workplaces", 303)
    place = read_workplace(current.session(), current.actor(), workplace_id).workplace
    form = Form(VacancyInput(), {"workplace_id": workplace_id, "kind": "job"})
    asked: list[Concept] = []
    if request.method == "POST":
        typed, asked = _for_the_schema(request.form)
        if form.read(typed) and not asked:
            with form.refusals():
                given = dict(form.data)
                made = add_vacancy(
                    current.session(), current.actor(), given.pop("workplace_id"), _content(given)
                )
                flash(gettext("The vacancy is added, and stands among the suggestions from now."))
                return redirect(f"/vacancies/{made.id}", 303)
        _say_that_a_choice_waits(form, asked)
    status = form.status if request.method == "POST" else 200
    return render_template(
        "coach/vacancy_form.html",
        form=form,
        place=place.name,
        action="/vacancies/new",
        words=request.form.get("_occupation", ""),
        asked=asked,
        back=f"/workplaces/{workplace_id}",
    ), status


@blueprint.route("/<int:vacancy_id>/edit", methods=["GET", "POST"])
@needs(Action.EDIT_VACANCY)
def edit(vacancy_id: int) -> ResponseReturnValue:
    """Change what a vacancy says; a change made meanwhile is shown beside one's own."""
    session, actor = current.session(), current.actor()
    form, version = Form(VacancyFacts()), request.form.get("_version", type=record_number)
    asked: list[Concept] = []
    if request.method == "POST":
        typed, asked = _for_the_schema(request.form)
        if form.read(typed) and not asked:
            with form.refusals(errors.Invalid, errors.Conflict, errors.Stale):
                edit_vacancy(session, actor, vacancy_id, _content(form.data), version)
                flash(gettext("The vacancy is changed."))
                return redirect(f"/vacancies/{vacancy_id}", 303)
        _say_that_a_choice_waits(form, asked)
    view = read_vacancy(session, actor, vacancy_id)
    now = Form(VacancyFacts(), _stands(view.content))
    if isinstance(form.problem, errors.Stale) or version is None:
        version = view.version
    posted = request.method == "POST"
    label = read_taxonomy(session).label(view.content.occupation) or ""
    return render_template(
        "coach/vacancy_form.html",
        form=form if posted else now,
        now=now,
        place=view.employer_name,
        action=f"/vacancies/{vacancy_id}/edit",
        words=request.form.get("_occupation", "") if posted else label,
        asked=asked,
        version=version,
        back=f"/vacancies/{vacancy_id}",
    ), form.status if posted else 200


def _for_the_schema(typed: Typed) -> tuple[Typed, list[Concept]]:
    """The pairs as the schema takes them, and the occupations to choose among, if any."""
    made: Typed = MultiDict(typed.items(multi=True))
    for names, mark in ((LINES, "\n"), (COMMAS, ",")):
        for name in names:
            parts = [part.strip() for part in typed.get(name, "").split(mark)]
            made.setlist(name, [part for part in parts if part])
    words, chosen = typed.get("_occupation", "").strip(), typed.get("occupation", "")
    made.pop("occupation", None)
    if not words or (chosen == NONE_OF_THESE and typed.get("_asked") == words):
        return made, []
    found = [
        each
        for each in find_occupation(current.session(), current.actor(), words)
        if each.level is not Level.FIELD
    ]
    sure = [each for each in found if same_words(each, words) or each.id == chosen]
    if sure:
        made["occupation"] = sure[0].id
        return made, []
    return made, found


def _say_that_a_choice_waits(form: Form, asked: list[Concept]) -> None:
    if asked:
        form.errors["occupation"] = "Choose which occupation is meant."


def _content(given: dict[str, Any]) -> VacancyContent:
    plain: dict[str, Any] = {
        name: tuple(each) if isinstance(each, list) else each for name, each in given.items()
    }
    holds, holds_not = plain.pop("conditions"), plain.pop("not_conditions")
    conditions = {**dict.fromkeys(holds, True), **dict.fromkeys(holds_not, False)}
    return VacancyContent(**plain, conditions=conditions)


def _stands(content: VacancyContent) -> dict[str, Any]:
    plain = asdict(content)
    conditions = plain.pop("conditions")
    return {
        **plain,
        "conditions": [each for each, holds in conditions.items() if holds],
        "not_conditions": [each for each, holds in conditions.items() if not holds],
        **{name: "\n".join(plain[name]) for name in LINES},
        **{name: ", ".join(plain[name]) for name in COMMAS},
    }
