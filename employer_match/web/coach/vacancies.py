"""Looking for vacancies: each hit says what our relation to the workplace is."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from employer_match.http import current
from employer_match.http.forms import Form
from employer_match.http.rights import needs
from employer_match.language.taxonomy import Concept, Level
from employer_match.schemas.vacancy import VacancyQuery
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.services.occupations.find_occupation import find_occupation
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action
from employer_match.services.vacancies.search_filters import Filters
from employer_match.services.vacancies.search_vacancies import Hits, search_vacancies

blueprint = Blueprint("vacancies", __name__, url_prefix="/vacancies")

PAGE_SIZE = 20


@blueprint.get("")
@needs(Action.SEARCH_VACANCIES)
def search() -> ResponseReturnValue:
    """Words, place, hours, kind, freshness, occupation; unknown facts never hide a vacancy."""
    session, actor = current.session(), current.actor()
    asked = _asked()
    form = Form(VacancyQuery())
    usable = form.read(asked)
    hits = Hits(0, 1, PAGE_SIZE, ())
    if usable:
        with form.refusals():
            hits = _search(form.data)
    places = {hit.workplace_id for hit in hits.hits if hit.workplace_id is not None}
    return render_template(
        "coach/vacancies.html",
        form=form,
        hits=hits,
        relations=relation_to_workplaces(session, actor, places),
        occupations=_named(asked.getlist("occupations")),
        suggested=_suggested(asked),
        address=_address(asked),
        narrowed=any(name not in {"text", "page"} for name in asked),
    ), form.status if form.errors else 200


def _asked() -> MultiDict[str, str]:
    """What was asked for, without blanks; several municipalities are written with commas."""
    pairs = [
        (name, part)
        for name, value in request.args.items(multi=True)
        for part in (value.split(",") if name == "municipalities" else [value])
        if part.strip()
    ]
    return MultiDict(pairs)


def _search(asked: dict[str, Any]) -> Hits:
    filters = Filters(
        **{name: tuple(asked[name]) for name in _LISTS},
        hours_min=asked["hours_min"],
        hours_max=asked["hours_max"],
        published_within_days=asked["published_within_days"],
        closed_too=asked["closed_too"],
    )
    return search_vacancies(
        current.session(),
        current.actor(),
        asked["text"],
        filters,
        page=asked["page"],
        page_size=PAGE_SIZE,
    )


_LISTS = ("municipalities", "occupations", "kinds", "sources", "conditions")


def _named(concept_ids: list[str]) -> list[Concept]:
    taxonomy = read_taxonomy(current.session())
    return [known for each in concept_ids if (known := taxonomy.get(each))]


def _suggested(asked: MultiDict[str, str]) -> list[Concept]:
    """Occupations and groups that the words may mean, to search by instead."""
    text = asked.get("text", "")
    if not text or asked.getlist("occupations"):
        return []
    found = find_occupation(current.session(), current.actor(), text)
    return [each for each in found if each.level is not Level.FIELD][:4]


def _address(asked: MultiDict[str, str]) -> str:
    pairs = [(name, value) for name, value in asked.items(multi=True) if name != "page"]
    return "/vacancies?" + urlencode([*pairs, ("page", "")])
