"""How answers show a vacancy: in a list, whole, and as an employer posted it."""

from dataclasses import fields as parts
from typing import Any

from marshmallow import fields

from employer_match.api.relations import RelationReply
from employer_match.api.replies import Reply, coded, words
from employer_match.services.vacancies.edit_vacancy import BY_STAFF, OF_AN_AD
from employer_match.services.vacancies.read_vacancy import VacancyView
from employer_match.services.vacancies.vacancy_content import VacancyContent
from employer_match.vocabulary import (
    Condition,
    VacancyEvent,
    VacancyKind,
    VacancySource,
    VacancyState,
)


class HitReply(Reply):
    """A vacancy in a list. `unknown` names what was filtered by and is not known of it.

    Without a workplace there is no relation yet: null.
    """

    id = fields.Integer()
    headline = fields.String()
    employer = fields.String()
    municipality_code = words()
    kind = coded(VacancyKind)
    source = coded(VacancySource)
    state = coded(VacancyState)
    workplace_id = fields.Integer(allow_none=True)
    occupation_label = words()
    hours_min = fields.Float(allow_none=True)
    hours_max = fields.Float(allow_none=True)
    published_on = fields.Date(allow_none=True)
    deadline = fields.Date(allow_none=True)
    not_known = fields.List(fields.String(), attribute="unknown", data_key="unknown")
    relation = fields.Nested(RelationReply, allow_none=True)


class ContentReply(Reply):
    """What a vacancy says, in the form in which a change sends it back; null is unknown.

    `conditions` hold and `not_conditions` do not, as somebody said; what only the text states
    stands in the vacancy's own `conditions`. Hours are per week.
    """

    kind = coded(VacancyKind)
    headline = fields.String()
    text = fields.String()
    occupation = words()
    municipality_code = words()
    hours_min = fields.Float(allow_none=True)
    hours_max = fields.Float(allow_none=True)
    starts_on = fields.Date(allow_none=True)
    duration = words()
    permanent = fields.Boolean(allow_none=True)
    pay = words()
    collective_agreement = fields.Boolean(allow_none=True)
    experience_required = fields.Boolean(allow_none=True)
    conditions = fields.List(coded(Condition))
    not_conditions = fields.List(coded(Condition))
    licences = fields.List(fields.String())
    languages = fields.List(fields.String())
    must_have = fields.List(fields.String())
    nice_to_have = fields.List(fields.String())
    webpage_url = words()
    deadline = fields.Date(allow_none=True)


class ConditionReply(Reply):
    """A known condition of the work; `quote` are the opening's own words, or empty."""

    condition = coded(Condition)
    value = fields.Boolean()
    quote = fields.String()
    source = fields.String()


class VacancyReply(Reply):
    """A vacancy with all that is known; `may` are the steps that staff may let happen now."""

    id = fields.Integer()
    version = fields.Integer()
    title = fields.String()
    state = coded(VacancyState)
    source = coded(VacancySource)
    employer_name = fields.String()
    workplace_id = fields.Integer(allow_none=True)
    relation = fields.Nested(RelationReply, allow_none=True)
    occupation_id = words()
    group_id = words()
    field_id = words()
    occupation_label = words()
    contact_person_id = fields.Integer(allow_none=True)
    contact_name = words()
    published_on = fields.Date(allow_none=True)
    submitted_at = fields.AwareDateTime(allow_none=True)
    answered_at = fields.AwareDateTime(allow_none=True)
    closed_at = fields.AwareDateTime(allow_none=True)
    moderation_comment = fields.String()
    responsible_id = fields.Integer(allow_none=True)
    may = fields.List(coded(VacancyEvent))
    content = fields.Nested(ContentReply)
    conditions = fields.List(fields.Nested(ConditionReply))


def shown_vacancy(view: VacancyView) -> dict[str, Any]:
    """A vacancy as `VacancyReply` takes it."""
    shown = {name: getattr(view, name) for name in VacancyReply().fields}
    by_staff = OF_AN_AD if view.source is VacancySource.JOBTECH else BY_STAFF
    shown["may"] = [event for event in view.may if event in by_staff]
    shown["content"] = shown_content(view.content)
    return shown


def shown_content(content: VacancyContent) -> dict[str, Any]:
    """What a vacancy says as `ContentReply` takes it."""
    shown = {part.name: getattr(content, part.name) for part in parts(content)}
    shown["conditions"] = [each for each, holds in content.conditions.items() if holds]
    shown["not_conditions"] = [each for each, holds in content.conditions.items() if not holds]
    return shown
