"""A JobTech ad as the columns of a vacancy. Pure: the same ad gives the same facts everywhere."""

from datetime import date
from functools import cache

from employer_match.integrations.geo import municipalities
from employer_match.integrations.jobtech.advert import Advert, Term
from employer_match.integrations.jobtech.windows import happened_at
from employer_match.language.taxonomy import Taxonomy
from employer_match.services.adverts.opening_of_advert import opening_of_advert
from employer_match.services.vacancies.vacancy_content import TEXT
from employer_match.vocabulary import VacancyKind, VacancySource, VacancyState


def facts_of(advert: Advert, taxonomy: Taxonomy) -> dict[str, object]:
    """Column → value for everything the ad itself says; the state and the workplace come apart.

    What the ranking needs is read by the same function as from files, so that both rank alike.
    """
    opening = opening_of_advert(advert)
    occupation = taxonomy.get(advert.occupation.id)
    group_id = (
        advert.group.id
        or taxonomy.group_id(advert.ssyk_code)
        or taxonomy.group_of(advert.occupation.id)
    )
    beside = advert.nice_to_have
    return {
        "kind": VacancyKind.JOB,
        "source": VacancySource.JOBTECH,
        "external_id": advert.id,
        "headline": opening.headline,
        "text": opening.text,
        "employer_name": advert.employer_name or advert.workplace_name or "",
        "occupation_id": advert.occupation.id,
        "group_id": group_id,
        "field_id": advert.field.id or taxonomy.field_of(advert.occupation.id or group_id),
        "occupation_label": occupation.label if occupation else advert.occupation.label,
        "municipality_code": advert.municipality_code or _codes().get(advert.municipality or ""),
        "hours_min": advert.hours_min,
        "hours_max": advert.hours_max,
        "duration": _cut(advert.duration, 100),
        "permanent": advert.permanent,
        "pay": _cut(advert.pay, 200),
        "experience_required": advert.experience_required,
        "conditions": {
            condition.value: {"value": value, "quote": opening.quotes[condition], "source": TEXT}
            for condition, value in opening.conditions.items()
        },
        "licences": sorted(opening.licences),
        "languages": sorted(opening.languages),
        "must_have": _labels(advert.must_have.skills, advert.must_have.experience),
        "nice_to_have": _labels(beside.skills, beside.experience, beside.languages),
        "webpage_url": advert.webpage_url,
        "published_on": opening.published,
        "deadline": opening.deadline,
        "content_hash": advert.content_hash,
        "source_changed_at": happened_at(advert),
    }


def state_of(advert: Advert, today: date) -> VacancyState:
    """Whether the ad is open on that day, withdrawn by its employer, or past its last day."""
    if advert.removed:
        return VacancyState.WITHDRAWN
    over = any(day is not None and day < today for day in (advert.deadline, advert.last_day))
    return VacancyState.EXPIRED if over else VacancyState.OPEN


def unknown_codes(advert: Advert, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The concept ids by which the ad is coded and which the taxonomy does not know."""
    coded = (advert.occupation.id, advert.group.id, advert.field.id)
    return tuple(each for each in coded if each and taxonomy.get(each) is None)


@cache
def _codes() -> dict[str, str]:
    """Municipality codes by name: some ads carry the name only."""
    return {place.name: code for code, place in municipalities().items()}


def _labels(*kinds: tuple[Term, ...]) -> list[str]:
    return [each.label for terms in kinds for each in terms if each.label]


def _cut(text: str | None, limit: int) -> str | None:
    return text if text is None or len(text) <= limit else text[: limit - 1] + "…"
