"""The texts of which the demo's openings are made, each written by hand for its trades."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from employer_match.demo.participants import concept_id
from employer_match.demo.reading import content_of_all, pair, said
from employer_match.integrations.jobtech import taxonomy_files
from employer_match.language.taxonomy import Level, Taxonomy
from employer_match.vocabulary import Condition, VacancyKind


@dataclass(frozen=True, slots=True)
class Opening:
    """One text, for workplaces of its trades. `quotes` are the text's own words for a condition.

    `hours` are the ranges a week that fit the text; `legal` is what the law demands to be shown.
    """

    key: str
    kind: VacancyKind
    occupation_id: str
    group_id: str | None
    field_id: str | None
    occupation_label: str
    trades: frozenset[str]
    headline: str
    body: str
    hours: tuple[tuple[float, float], ...]
    conditions: Mapping[Condition, bool]
    quotes: Mapping[Condition, str]
    licences: tuple[str, ...]
    legal: tuple[str, ...]
    must_have: tuple[str, ...]
    nice_to_have: tuple[str, ...]
    experience_required: bool | None


def openings() -> list[Opening]:
    """Every text, in the order of the content."""
    taxonomy = taxonomy_files.bundled()
    return [_opening(raw, taxonomy) for raw in content_of_all("openings", "opening")]


def _opening(raw: dict[str, Any], taxonomy: Taxonomy) -> Opening:
    occupation = concept_id(taxonomy, Level.OCCUPATION, raw["occupation"])
    yes = [said(text) for text in raw["yes"]]
    no = [said(text) for text in raw["no"]]
    return Opening(
        key=raw["key"],
        kind=VacancyKind(raw.get("kind", VacancyKind.JOB)),
        occupation_id=occupation,
        group_id=taxonomy.group_of(occupation),
        field_id=taxonomy.field_of(occupation),
        occupation_label=raw["occupation"],
        trades=frozenset(raw["trades"]),
        headline=raw["headline"],
        body=raw["body"],
        hours=tuple(pair(text) for text in raw["hours"]),
        conditions={
            **{Condition(code): True for code, _quote in yes},
            **{Condition(code): False for code, _quote in no},
        },
        quotes={
            Condition(code): as_written(quote, raw["body"]) for code, quote in [*yes, *no] if quote
        },
        licences=tuple(raw.get("licences", [])),
        legal=tuple(raw.get("legal", [])),
        must_have=tuple(raw.get("must", [])),
        nice_to_have=tuple(raw.get("nice", [])),
        experience_required=raw.get("experience"),
    )


def as_written(quote: str, text: str) -> str:
    """The quote with the text's own capitals; raises LookupError where the text lacks it."""
    start = text.lower().find(quote.lower())
    if start < 0:
        raise LookupError(f"The text does not say {quote!r}.")
    return text[start : start + len(quote)]
