"""What an opening says, alike for the public form and the coach: checked, then written down.

Only one thing is demanded: that it says something. Carved tasks need no title.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from employer_match import errors
from employer_match.integrations.geo import municipalities
from employer_match.language.conditions import stated_conditions
from employer_match.language.requirements import stated_requirements
from employer_match.language.taxonomy import Level, Taxonomy
from employer_match.models import Vacancy
from employer_match.ranking.languages import language_code
from employer_match.ranking.licences import licence_code
from employer_match.vocabulary import Condition, VacancyKind

#: Where a known condition comes from; the first is read again whenever the text changes.
TEXT, FORM, COACH, CONTACT = "text", "form", "coach", "contact"
LONGEST = {"headline": 300, "text": 20_000, "duration": 100, "pay": 200}


@dataclass(frozen=True, kw_only=True)
class VacancyContent:
    """The facts of an opening; None, or absence from `conditions`, means unknown.

    `occupation` is the concept id of an occupation, a group or a field. Hours are per week.
    `licences` are what the law demands: driving-licence classes and legitimations.
    """

    kind: VacancyKind = VacancyKind.JOB
    headline: str = ""
    text: str = ""
    occupation: str | None = None
    municipality_code: str | None = None
    hours_min: float | None = None
    hours_max: float | None = None
    starts_on: date | None = None
    duration: str | None = None
    permanent: bool | None = None
    pay: str | None = None
    collective_agreement: bool | None = None
    experience_required: bool | None = None
    conditions: Mapping[Condition, bool] = field(default_factory=dict)
    licences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    must_have: tuple[str, ...] = ()
    nice_to_have: tuple[str, ...] = ()
    webpage_url: str | None = None
    deadline: date | None = None


_AS_THEY_ARE = (
    "kind",
    "municipality_code",
    "hours_min",
    "hours_max",
    "starts_on",
    "duration",
    "permanent",
    "pay",
    "collective_agreement",
    "experience_required",
    "webpage_url",
    "deadline",
)
OCCUPATION = ("occupation_id", "group_id", "field_id", "occupation_label")
_LISTS = ("licences", "languages", "must_have", "nice_to_have")


def check(content: VacancyContent, taxonomy: Taxonomy, today: date) -> None:
    """Raise Invalid naming every field that cannot be used."""
    wrong = problems(content, taxonomy, today)
    if wrong:
        raise errors.Invalid(fields=wrong)


def problems(content: VacancyContent, taxonomy: Taxonomy, today: date) -> dict[str, str]:
    """What is wrong with each field that cannot be used; empty where all is well."""
    wrong: dict[str, str] = {}
    if not content.headline.strip() and not content.text.strip():
        wrong["text"] = "Write what there is to do, in a few words."
    for name, limit in LONGEST.items():
        if len(getattr(content, name) or "") > limit:
            wrong[name] = "This is too long."
    if content.occupation is not None and taxonomy.get(content.occupation) is None:
        wrong["occupation"] = "This occupation is not in the taxonomy."
    code = content.municipality_code
    if code is not None and code not in municipalities():
        wrong["municipality_code"] = "There is no municipality with this code."
    for name in ("hours_min", "hours_max"):
        hours = getattr(content, name)
        if hours is not None and not 0 <= hours <= 168:
            wrong[name] = "Write hours per week, from 0 to 168."
    low, high = content.hours_min, content.hours_max
    if low is not None and high is not None and low > high:
        wrong["hours_max"] = "The most must not be less than the least."
    if content.deadline is not None and content.deadline < today:
        wrong["deadline"] = "This day has passed."
    address = content.webpage_url
    if address and not (address.startswith(("https://", "http://")) and len(address) <= 500):
        wrong["webpage_url"] = "A web address begins with https://."
    for name in _LISTS:
        if len(getattr(content, name)) > 30 or any(len(x) > 200 for x in getattr(content, name)):
            wrong[name] = "This is too long."
    return wrong


def values_of(
    content: VacancyContent,
    taxonomy: Taxonomy,
    source: str,
    known: Mapping[str, Mapping[str, object]] | None = None,
) -> dict[str, object]:
    """Column → value for everything the content says, and for what its text plainly states.

    `known` are the vacancy's conditions so far: what a contact has taught us stays, unless the
    content itself says otherwise.
    """
    values: dict[str, object] = {name: getattr(content, name) for name in _AS_THEY_ARE}
    for name in ("must_have", "nice_to_have"):
        values[name] = [each.strip() for each in getattr(content, name) if each.strip()]
    values["languages"] = sorted({language_code(each) for each in content.languages})
    values["headline"], values["text"] = content.headline.strip(), content.text.strip()
    values |= coded(content.occupation, taxonomy)
    said = f"{content.headline}\n{content.text}"
    demanded = [each.code for each in stated_requirements(said)]
    values["licences"] = sorted({licence_code(each) for each in (*content.licences, *demanded)})
    values["conditions"] = {
        **conditions_in(said),
        **learnt(known or {}),
        **{
            condition.value: {"value": content.conditions[condition], "quote": "", "source": source}
            for condition in Condition
            if condition in content.conditions
        },
    }
    return values


def coded(concept_id: str | None, taxonomy: Taxonomy) -> dict[str, object]:
    """The four occupation columns for one concept of any level."""
    concept = taxonomy.get(concept_id)
    exact = concept is not None and concept.level is Level.OCCUPATION
    return {
        "occupation_id": concept_id if exact else None,
        "group_id": taxonomy.group_of(concept_id),
        "field_id": taxonomy.field_of(concept_id),
        "occupation_label": concept.label if concept else None,
    }


def confirmed_occupation(vacancy: Vacancy, values: Mapping[str, object]) -> dict[str, object]:
    """The occupation columns to keep over `values` that name none: one of us confirmed a guess."""
    if vacancy.guessed_by is None:
        return {}
    if values.get("group_id") or values.get("occupation_id"):
        return {"guessed_by": None}
    return {name: getattr(vacancy, name) for name in OCCUPATION}


def conditions_in(text: str) -> dict[str, dict[str, object]]:
    """The conditions that a text states, as the vacancy's column holds them."""
    return {
        condition.value: {"value": stated.value, "quote": stated.quote, "source": TEXT}
        for condition, stated in stated_conditions(text).items()
    }


def learnt(conditions: Mapping[str, Mapping[str, object]]) -> dict[str, dict[str, object]]:
    """Of a vacancy's conditions, those that somebody told us: no text may overwrite them."""
    return {
        name: dict(known) for name, known in conditions.items() if known.get("source") == CONTACT
    }


def content_of(vacancy: Vacancy) -> VacancyContent:
    """What a vacancy says, to be filled into a form again: what its text states is left out."""
    given = {
        condition: bool(known["value"])
        for condition in Condition
        if (known := vacancy.conditions.get(condition.value)) and known["source"] != TEXT
    }
    return VacancyContent(
        headline=vacancy.headline,
        text=vacancy.text,
        occupation=vacancy.occupation_id or vacancy.group_id or vacancy.field_id,
        conditions=given,
        licences=tuple(vacancy.licences),
        languages=tuple(vacancy.languages),
        must_have=tuple(vacancy.must_have),
        nice_to_have=tuple(vacancy.nice_to_have),
        **{name: getattr(vacancy, name) for name in _AS_THEY_ARE},
    )


def title_of(vacancy: Vacancy) -> str:
    """What an opening is called in a list: its headline, else its occupation or its first words."""
    first_line = vacancy.text.strip().partition("\n")[0]
    short = first_line if len(first_line) <= 80 else first_line[:77].rsplit(" ", 1)[0] + " …"
    return vacancy.headline or vacancy.occupation_label or short
