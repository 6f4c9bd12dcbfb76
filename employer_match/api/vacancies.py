"""Vacancies of every kind and source: searched, written down, changed, and what is learnt."""

from typing import Any

from employer_match.api.base import Answer, Blueprint
from employer_match.api.replies import asked, page_of, paged
from employer_match.api.vacancy_replies import HitReply, VacancyReply, shown_vacancy
from employer_match.api.versions import (
    CREATED,
    VERSIONED,
    conditional,
    created,
    done_once,
    etag,
    repeatable,
    version_read,
)
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import whole
from employer_match.schemas.vacancy import (
    VacancyAnswer,
    VacancyFacts,
    VacancyInput,
    VacancyQuery,
    VacancyStep,
)
from employer_match.services.contacts.relation_to_workplaces import relation_to_workplaces
from employer_match.services.permissions import Action
from employer_match.services.vacancies.add_vacancy import add_vacancy
from employer_match.services.vacancies.answer_question import answer_question
from employer_match.services.vacancies.edit_vacancy import change_state, edit_vacancy
from employer_match.services.vacancies.read_vacancy import read_vacancy
from employer_match.services.vacancies.search_filters import Filters
from employer_match.services.vacancies.search_vacancies import LARGEST_PAGE, search_vacancies
from employer_match.services.vacancies.vacancy_content import VacancyContent

blueprint = Blueprint("api_vacancies", __name__, url_prefix="/vacancies", description=__doc__)

LISTS = ("licences", "languages", "must_have", "nice_to_have")
FILTERS = ("municipalities", "occupations", "kinds", "sources", "conditions")


class VacancySearch(VacancyQuery):
    """Words and facts; a list is given by repeating its name."""

    page_size = whole(1, LARGEST_PAGE, load_default=20)


@blueprint.get("")
@blueprint.arguments(VacancySearch, location="query")
@blueprint.response(200, paged(HitReply))
@needs(Action.SEARCH_VACANCIES)
def search(query: dict[str, Any]) -> dict[str, Any]:
    """Find vacancies by Swedish words and by facts, each with our relation to the workplace.

    Open ones, unless `closed_too`. Within one filter any value will do; all conditions must hold.
    What a vacancy does not say never leaves it out: `unknown` names what to ask.
    """
    session, actor = current.session(), current.actor()
    given: dict[str, Any] = {
        name: tuple(value) if name in FILTERS else value for name, value in asked(query).items()
    }
    words = given.pop("text")
    found = search_vacancies(
        session,
        actor,
        words,
        Filters(**given),
        page=query["page"],
        page_size=query["page_size"],
    )
    places = {hit.workplace_id for hit in found.hits if hit.workplace_id is not None}
    relations = relation_to_workplaces(session, actor, places)
    hits = [vars(hit) | {"relation": relations.get(hit.workplace_id or 0)} for hit in found.hits]
    return page_of(hits, found.total, query)


@blueprint.post("")
@repeatable
@blueprint.arguments(VacancyInput)
@blueprint.response(201, VacancyReply, headers=CREATED)
@blueprint.alt_response(200, schema=VacancyReply, description="Added before with this key.")
@needs(Action.ADD_VACANCY)
def add(body: dict[str, Any]) -> Answer:
    """Write down an opening that an employer told of; it is open at once.

    Any kind will do, a title is not needed, and what is not said is unknown.
    """
    session, actor = current.session(), current.actor()
    given = dict(body)
    place = given.pop("workplace_id")

    def make() -> int:
        return add_vacancy(session, actor, place, _content(given)).id

    vacancy_id, new = done_once("vacancy", body, make)
    shown = read_vacancy(session, actor, int(vacancy_id))
    headers = created(f"/vacancies/{vacancy_id}", shown.version)
    return shown_vacancy(shown), 201 if new else 200, headers


@blueprint.get("/<record:vacancy_id>")
@blueprint.response(200, VacancyReply, headers=VERSIONED)
@needs(Action.SEARCH_VACANCIES)
def read(vacancy_id: int) -> Answer:
    """One vacancy, in any state, with all that is known of it."""
    return _versioned(vacancy_id)


@blueprint.put("/<record:vacancy_id>")
@conditional
@blueprint.arguments(VacancyFacts)
@blueprint.response(200, VacancyReply, headers=VERSIONED)
@needs(Action.EDIT_VACANCY)
def change(body: dict[str, Any], vacancy_id: int) -> Answer:
    """Write what the vacancy says over what it said; its state stays.

    Start from `content`. An imported ad is changed where it came from: 409.
    """
    edit_vacancy(current.session(), current.actor(), vacancy_id, _content(body), version_read())
    return _versioned(vacancy_id)


@blueprint.post("/<record:vacancy_id>/answers")
@blueprint.arguments(VacancyAnswer)
@blueprint.response(200, VacancyReply, headers=VERSIONED)
@needs(Action.EDIT_VACANCY)
def answer(body: dict[str, Any], vacancy_id: int) -> Answer:
    """Write down what the employer answered about one condition; null: unknown after all.

    No import takes it back. If-Match is not needed: one fact overwrites no other.
    """
    answer_question(current.session(), current.actor(), vacancy_id, **body)
    return _versioned(vacancy_id)


@blueprint.post("/<record:vacancy_id>/steps")
@conditional
@blueprint.arguments(VacancyStep)
@blueprint.response(200, VacancyReply, headers=VERSIONED)
@needs(Action.EDIT_VACANCY)
def step(body: dict[str, Any], vacancy_id: int) -> Answer:
    """Say that a vacancy is filled, withdrawn or open again; `may` says which steps are open."""
    change_state(current.session(), current.actor(), vacancy_id, body["event"], version_read())
    return _versioned(vacancy_id)


def _content(given: dict[str, Any]) -> VacancyContent:
    plain: dict[str, Any] = {
        name: tuple(each) if name in LISTS else each for name, each in given.items()
    }
    holds, holds_not = plain.pop("conditions"), plain.pop("not_conditions")
    conditions = {**dict.fromkeys(holds, True), **dict.fromkeys(holds_not, False)}
    return VacancyContent(**plain, conditions=conditions)


def _versioned(vacancy_id: int) -> Answer:
    shown = read_vacancy(current.session(), current.actor(), vacancy_id)
    return shown_vacancy(shown), 200, etag(shown.version)
