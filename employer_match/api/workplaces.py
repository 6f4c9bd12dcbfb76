"""Workplaces: where people work, and where contacts, wishes and vacancies hang."""

from typing import Any

from marshmallow import fields

from employer_match.api.base import Answer, Blueprint
from employer_match.api.contact_persons import ContactPersonReply
from employer_match.api.contact_rules import ContactRuleReply, shown_rule
from employer_match.api.contacts import ContactReply
from employer_match.api.employers import PlaceReply
from employer_match.api.needs import NeedReply
from employer_match.api.relations import FindingsReply, RelationReply
from employer_match.api.replies import Reply, coded, cut, paged, words
from employer_match.api.versions import VERSIONED, conditional, etag, version_read
from employer_match.http import current
from employer_match.http.rights import needs
from employer_match.schemas.base import Strict, code, day, reference
from employer_match.schemas.employer import WorkplaceInput, WorkplaceSearch
from employer_match.services.contacts.find_collisions import find_collisions
from employer_match.services.employers.add_employer import WorkplaceDraft
from employer_match.services.employers.edit_employer import edit_workplace
from employer_match.services.employers.find_workplace import MOST, find_workplace
from employer_match.services.employers.read_workplace import WorkplaceView, read_workplace
from employer_match.services.permissions import Action
from employer_match.vocabulary import Mode, Purpose, VacancyKind

blueprint = Blueprint("api_workplaces", __name__, url_prefix="/workplaces", description=__doc__)


class FoundReply(Reply):
    """A workplace in a list of hits."""

    id = fields.Integer()
    name = fields.String()
    employer_id = fields.Integer()
    employer = fields.String(attribute="employer.name")
    municipality_code = words()
    from_advert = fields.Boolean()


class OpeningReply(Reply):
    """An open vacancy at the workplace."""

    id = fields.Integer()
    kind = coded(VacancyKind)
    headline = fields.String()
    deadline = fields.Date(allow_none=True)


class WorkplaceReply(PlaceReply):
    """A workplace with our relation to it, and all that a coach sees of it.

    `contacts` are the newest of `contacts_total`; the rest stands in `/contacts?workplace_id=…`.
    `now` is what the reader would meet when calling today.
    """

    employer = fields.String()
    organisation_number = words()
    other_workplaces = fields.Integer()
    relation = fields.Nested(RelationReply)
    contact_rule = fields.Nested(ContactRuleReply)
    contact_persons = fields.List(fields.Nested(ContactPersonReply))
    needs_sheet = fields.List(fields.Nested(NeedReply))
    contacts = fields.List(fields.Nested(ContactReply))
    contacts_total = fields.Integer()
    vacancies = fields.List(fields.Nested(OpeningReply))
    now = fields.Nested(FindingsReply)


class CollisionQuery(Strict):
    """The contact that one has in mind; today's first visit where nothing is said."""

    purpose = code(Purpose, load_default=Purpose.INTRODUCE)
    day = day()
    mode = code(Mode, load_default=None)
    vacancy_id = reference(load_default=None)


@blueprint.get("")
@blueprint.arguments(WorkplaceSearch, location="query")
@blueprint.response(200, paged(FoundReply))
@needs(Action.READ_EMPLOYERS)
def search(query: dict[str, Any]) -> dict[str, Any]:
    """Find workplaces by words of their own or their employer's name, or by number.

    Words may stand anywhere in a name, in any order. At most 500 are found; without `text`, none.
    """
    found = find_workplace(
        current.session(),
        current.actor(),
        query["text"],
        municipality_code=query["municipality_code"],
        limit=MOST,
    )
    return cut(found, query)


@blueprint.get("/<record:workplace_id>")
@blueprint.response(200, WorkplaceReply, headers=VERSIONED)
@needs(Action.READ_EMPLOYERS)
def read(workplace_id: int) -> Answer:
    """A workplace with relation, people, needs, wishes, newest contacts and open vacancies."""
    return _versioned(workplace_id)


@blueprint.put("/<record:workplace_id>")
@conditional
@blueprint.arguments(WorkplaceInput)
@blueprint.response(200, WorkplaceReply, headers=VERSIONED)
@needs(Action.EDIT_EMPLOYER)
def change(body: dict[str, Any], workplace_id: int) -> Answer:
    """Change what is registered of a workplace; the earlier version is kept."""
    edit_workplace(
        current.session(), current.actor(), workplace_id, WorkplaceDraft(**body), version_read()
    )
    return _versioned(workplace_id)


@blueprint.get("/<record:workplace_id>/collisions")
@blueprint.arguments(CollisionQuery, location="query")
@blueprint.response(200, FindingsReply)
@needs(Action.READ_EMPLOYERS)
def collisions(query: dict[str, Any], workplace_id: int) -> object:
    """What one would meet: who else was there, what the employer wishes, any stop.

    Asked before a contact; logging or announcing it asks again.
    """
    return find_collisions(
        current.session(), current.actor(), workplace_id, rest=current.rest_periods(), **query
    )


def _versioned(workplace_id: int) -> Answer:
    view = read_workplace(
        current.session(), current.actor(), workplace_id, rest=current.rest_periods()
    )
    return _shown(view), 200, etag(view.workplace.version)


def _shown(view: WorkplaceView) -> dict[str, Any]:
    place = view.workplace
    registered = {name: getattr(place, name) for name in PlaceReply().fields}
    return registered | {
        "employer": place.employer.name,
        "organisation_number": view.number,
        "other_workplaces": view.siblings,
        "relation": view.relation,
        "contact_rule": shown_rule(view),
        "contact_persons": view.people,
        "needs_sheet": view.needs,
        "contacts": view.timeline,
        "contacts_total": view.timeline_total,
        "vacancies": view.vacancies,
        "now": view.now,
    }
