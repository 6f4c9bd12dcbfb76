"""The project's own vacancy JSON: one object an opening, every key but the id optional.

    {"id": "n1", "kind": "tasks", "headline": "…", "text": "…", "occupation": "concept id",
     "occupation_label": "…", "group": "SSYK-4 or concept id", "field": "concept id",
     "municipality": "0180", "hours": {"min": 10, "max": 20},
     "conditions": {"daytime": true, "night": {"value": false, "quote": "inga nätter"}},
     "licences": ["B", "legitimation:läkare"], "languages": ["sv"], "closed": "filled",
     "employer_id": "e7", "employer_stop": false, "published": "2026-11-01",
     "deadline": "2026-12-01"}

A missing fact is unknown. `kind` is job, tasks, internship, study_visit or upcoming.
"""

from collections.abc import Mapping

from employer_match.ranking.languages import language_code
from employer_match.ranking.licences import licence_code
from employer_match.ranking.profile_json import hours_from_json
from employer_match.ranking.reading import Reader
from employer_match.ranking.vacancy import Closed, Vacancy
from employer_match.vocabulary import Condition, VacancyKind

KEYS = (
    "id",
    "kind",
    "headline",
    "text",
    "occupation",
    "occupation_label",
    "group",
    "field",
    "municipality",
    "hours",
    "conditions",
    "licences",
    "languages",
    "closed",
    "employer_id",
    "employer_stop",
    "published",
    "deadline",
)
_OTHERS = ("description", "employer", "workplace_address", "removed", "hits")
LONGEST = 100_000


def is_own(value: object) -> bool:
    """Whether an object is the project's own form rather than an ad of JobTech's.

    Told by a key that only ours has, or a code written as plain text; a JobTech key speaks against.
    """
    if not isinstance(value, dict) or any(key in value for key in _OTHERS):
        return False
    ours = set(KEYS) - {"id", "headline", "occupation"}
    return any(key in ours for key in value) or isinstance(value.get("occupation"), str)


def vacancy_from_json(value: object, where: str = "vacancy") -> Vacancy:
    """One opening; raises WrongInput, naming the key, for whatever is unknown or of wrong type."""
    reader = Reader.of(value, where, KEYS)
    conditions, quotes = _conditions(reader)
    kind, closed = reader.raw.get("kind"), reader.raw.get("closed")
    return Vacancy(
        id=reader.identity(),
        kind=VacancyKind.JOB
        if kind is None
        else reader.member("kind", kind, VacancyKind, list(VacancyKind)),
        headline=reader.text("headline") or "",
        text=reader.text("text", LONGEST) or "",
        occupation=reader.text("occupation"),
        occupation_label=reader.text("occupation_label"),
        group=reader.text("group"),
        field=reader.text("field"),
        municipality=reader.text("municipality"),
        hours=hours_from_json(reader),
        conditions=conditions,
        quotes=quotes,
        licences=frozenset(map(licence_code, reader.texts("licences"))),
        languages=frozenset(map(language_code, reader.texts("languages"))),
        closed=None if closed is None else reader.member("closed", closed, Closed, list(Closed)),
        employer=reader.text("employer_id"),
        employer_stop=reader.flag("employer_stop"),
        published=reader.day("published"),
        deadline=reader.day("deadline"),
    )


def _conditions(reader: Reader) -> tuple[Mapping[Condition, bool], Mapping[Condition, str]]:
    if not reader.present("conditions"):
        return {}, {}
    where = f"{reader.where}: conditions"
    inner = Reader.of(reader.raw["conditions"], where, list(Condition))
    values, quotes = {}, {}
    for key, value in inner.raw.items():
        if isinstance(value, dict):
            stated = Reader.of(value, f"{where}: {key}", ("value", "quote"))
            quote, value = stated.text("quote"), value.get("value")
            if quote:
                quotes[Condition(key)] = quote
        if value is None:
            continue
        if not isinstance(value, bool):
            raise inner.wrong(key, "expected true or false", "Leave it out where it is unknown.")
        values[Condition(key)] = value
    return values, quotes
