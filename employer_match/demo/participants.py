"""Thirty invented participants under code names, with profiles of every kind.

There is nothing here that a profile may not hold: no name, age, health, benefit or origin.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from employer_match.demo.reading import content_of_all, pair, said
from employer_match.integrations.jobtech import taxonomy_files
from employer_match.language.taxonomy import Level, Taxonomy
from employer_match.vocabulary import Condition, Goal, Pace, WishKind


@dataclass(frozen=True, slots=True)
class DemoSaying:
    """A wish, or something ruled out: a concept id, an SSYK code, words, or a condition's code."""

    kind: WishKind
    value: str


@dataclass(frozen=True, slots=True)
class DemoProfile:
    """One version of what a participant has said; wishes stand in their order."""

    valid_from: date
    own_words: str
    strengths: str
    wishes: tuple[DemoSaying, ...]
    must_nots: tuple[DemoSaying, ...]
    conditions: tuple[Condition, ...]
    hours: tuple[int, int] | None
    municipalities: tuple[str, ...]
    from_municipality: str | None
    max_km: int | None
    licences: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoParticipant:
    """A participant and the profile's versions, oldest first; the last is in force."""

    code_name: str
    coach: str
    deputy: str | None
    goal: Goal
    pace: Pace
    pace_reviewed_on: date | None
    enrolled_on: date
    related_wanted: bool
    profiles: tuple[DemoProfile, ...]

    @property
    def profile(self) -> DemoProfile:
        """The version in force."""
        return self.profiles[-1]


def participants(today: date) -> list[DemoParticipant]:
    """The thirty, as they stand on the day."""
    taxonomy = taxonomy_files.bundled()
    found = content_of_all("participants", "participant")
    return [_participant(raw, today, taxonomy) for raw in found]


def _participant(raw: dict[str, Any], today: date, taxonomy: Taxonomy) -> DemoParticipant:
    enrolled = today - timedelta(days=raw["enrolled"])
    earlier = raw.get("earlier", [])
    versions = [
        _profile(old, today - timedelta(days=old["valid_from"]), taxonomy) for old in earlier
    ]
    latest = today - timedelta(days=raw["enrolled"] // 2) if earlier else enrolled
    reviewed = raw.get("pace_reviewed")
    return DemoParticipant(
        code_name=raw["code"],
        coach=raw["coach"],
        deputy=raw.get("deputy"),
        goal=Goal(raw.get("goal", Goal.WORK)),
        pace=Pace(raw.get("pace", Pace.NONE)),
        pace_reviewed_on=None if reviewed is None else today - timedelta(days=reviewed),
        enrolled_on=enrolled,
        related_wanted=raw.get("related", True),
        profiles=(*versions, _profile(raw, latest, taxonomy)),
    )


def _profile(raw: dict[str, Any], valid_from: date, taxonomy: Taxonomy) -> DemoProfile:
    low, high = pair(raw["hours"]) if "hours" in raw else (0, 0)
    return DemoProfile(
        valid_from=valid_from,
        own_words=raw.get("own_words", ""),
        strengths=raw.get("strengths", ""),
        wishes=tuple(_saying(text, taxonomy) for text in raw.get("wishes", [])),
        must_nots=tuple(_saying(text, taxonomy) for text in raw.get("must_not", [])),
        conditions=tuple(Condition(code) for code in raw.get("conditions", [])),
        hours=(int(low), int(high)) if "hours" in raw else None,
        municipalities=tuple(raw.get("municipalities", [])),
        from_municipality=raw.get("from"),
        max_km=raw.get("max_km"),
        licences=tuple(raw.get("licences", [])),
        languages=tuple(raw.get("languages", [])),
    )


def _saying(text: str, taxonomy: Taxonomy) -> DemoSaying:
    kind, value = said(text)
    levels = {WishKind.OCCUPATION: Level.OCCUPATION, WishKind.FIELD: Level.FIELD}
    level = levels.get(WishKind(kind))
    return DemoSaying(WishKind(kind), concept_id(taxonomy, level, value) if level else value)


def concept_id(taxonomy: Taxonomy, level: Level, label: str) -> str:
    """The id of the concept with this label; raises LookupError where the tree has none."""
    for concept in taxonomy.at(level):
        if concept.label == label:
            return concept.id
    raise LookupError(f"The bundled taxonomy has no {level} called {label!r}.")
