"""A JobTech ad as an opening for the ranking: what it leaves open stays unknown.

What its text plainly states of conditions and legal requirements is taken, with the text's own
words; a deadline is the earlier of the ad's own and its last day on Platsbanken.
"""

from functools import cache

from employer_match.integrations.geo import municipalities
from employer_match.integrations.jobtech.advert import Advert, Removal
from employer_match.language.conditions import stated_conditions
from employer_match.language.requirements import stated_requirements
from employer_match.ranking import Closed, Hours, Vacancy
from employer_match.ranking.languages import language_code
from employer_match.ranking.licences import ANY_CLASS, licence_code


def opening_of_advert(
    advert: Advert, removal: Removal | None = None, *, conditions: bool = True
) -> Vacancy:
    """An ad as the ranking takes it; a later removal, or the ad's own word, closes it.

    Without `conditions` the text is not searched for what the work is like.
    """
    text = "\n".join(part for part in (advert.text, advert.conditions_text) if part)
    stated = stated_conditions(text) if conditions else {}
    over = advert.removed or (removal is not None and _outdated(advert, removal))
    days = [day for day in (advert.deadline, advert.last_day) if day is not None]
    known_hours = advert.hours_min is not None or advert.hours_max is not None
    languages = (language.label for language in advert.must_have.languages)
    return Vacancy(
        id=advert.id,
        headline=advert.headline,
        text=text,
        occupation=advert.occupation.id,
        occupation_label=advert.occupation.label,
        group=advert.group.id,
        ssyk_code=advert.ssyk_code,
        field=advert.field.id,
        municipality=advert.municipality_code or _codes().get(advert.municipality or ""),
        hours=Hours(advert.hours_min, advert.hours_max) if known_hours else None,
        conditions={condition: each.value for condition, each in stated.items()},
        quotes={condition: each.quote for condition, each in stated.items()},
        licences=_licences(advert, text),
        languages=frozenset(language_code(label) for label in languages if label),
        employer=advert.organisation_number or advert.employer_name,
        closed=Closed.WITHDRAWN if over else None,
        published=advert.published_on,
        deadline=min(days, default=None),
    )


@cache
def _codes() -> dict[str, str]:
    """Municipality codes by name: some ads carry the name only."""
    return {place.name: code for code, place in municipalities().items()}


def _licences(advert: Advert, text: str) -> frozenset[str]:
    found = {licence_code(each) for each in advert.licences}
    if advert.licence_required and not found:
        found.add(ANY_CLASS)
    return frozenset(found | {licence_code(each.code) for each in stated_requirements(text)})


def _outdated(advert: Advert, removal: Removal) -> bool:
    """Whether the removal came after the ad; where the days are unknown, it did."""
    if removal.removed_at is None or advert.changed_at is None:
        return True
    return removal.removed_at >= advert.changed_at
