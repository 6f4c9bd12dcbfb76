"""The occupation taxonomy as one read-only object: field, group, occupation, and what is near.

Levels follow JobTech: occupation-field → ssyk-level-4 (the group) → occupation-name. Ids are
concept ids and stay when labels change; a group may also be named by its SSYK 2012 code.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

NOTHING: Mapping[str, int] = MappingProxyType({})


class Level(StrEnum):
    """The levels of the occupation tree, and the words beside it."""

    FIELD = "occupation-field"
    GROUP = "ssyk-level-4"
    OCCUPATION = "occupation-name"


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of the tree; `synonyms` are other words people use for the same work."""

    id: str
    level: Level
    label: str
    parent: str | None = None
    definition: str = ""
    ssyk_code: str | None = None
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taxonomy:
    """Concepts by id and, per occupation, the occupations near it with a percentage (25 or 75).

    `related[a][b] == 75` says: who wished for `a` may well find `b` near (JobTech's
    substitutability, where b substitutes a).
    """

    concepts: Mapping[str, Concept]
    related: Mapping[str, Mapping[str, int]]
    version: str = ""

    @classmethod
    def of(
        cls,
        concepts: Iterable[Concept],
        related: Iterable[tuple[str, str, int]] = (),
        version: str = "",
    ) -> "Taxonomy":
        """Build the tree from its concepts and (occupation, near occupation, percentage)."""
        near: dict[str, dict[str, int]] = defaultdict(dict)
        for occupation, other, percentage in related:
            near[occupation][other] = percentage
        return cls({concept.id: concept for concept in concepts}, dict(near), version)

    def get(self, concept_id: str | None) -> Concept | None:
        """The concept with this id, or None: an unknown id is never an error here."""
        return self.concepts.get(concept_id) if concept_id else None

    def label(self, concept_id: str | None) -> str | None:
        """The concept's label, or None where it is unknown."""
        concept = self.get(concept_id)
        return concept.label if concept else None

    def group_id(self, code_or_id: str | None) -> str | None:
        """The group's concept id from its id or its four-digit SSYK code; None where unknown."""
        if not code_or_id:
            return None
        if code_or_id in self._group_by_code:
            return self._group_by_code[code_or_id]
        concept = self.concepts.get(code_or_id)
        return concept.id if concept and concept.level is Level.GROUP else None

    def group_of(self, concept_id: str | None) -> str | None:
        """The group that an occupation belongs to; a group is its own."""
        concept = self.get(concept_id)
        if concept is None or concept.level is Level.FIELD:
            return None
        return concept.id if concept.level is Level.GROUP else concept.parent

    def field_of(self, concept_id: str | None) -> str | None:
        """The field that an occupation or a group belongs to; a field is its own."""
        concept = self.get(concept_id)
        while concept is not None and concept.level is not Level.FIELD:
            concept = self.get(concept.parent)
        return concept.id if concept else None

    def children(self, concept_id: str) -> tuple[str, ...]:
        """Ids right below a field or a group, by Swedish-agnostic label order."""
        return self._children.get(concept_id, ())

    def at(self, level: Level) -> tuple[Concept, ...]:
        """Every concept of one level, ordered by label and id."""
        found = (concept for concept in self.concepts.values() if concept.level is level)
        return tuple(sorted(found, key=lambda concept: (concept.label.casefold(), concept.id)))

    def near(self, occupation_id: str) -> Mapping[str, int]:
        """Occupations near this one with JobTech's percentage."""
        return self.related.get(occupation_id, NOTHING)

    @cached_property
    def _group_by_code(self) -> dict[str, str]:
        return {
            concept.ssyk_code: concept.id
            for concept in self.concepts.values()
            if concept.level is Level.GROUP and concept.ssyk_code
        }

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[Concept]] = defaultdict(list)
        for concept in self.concepts.values():
            if concept.parent:
                found[concept.parent].append(concept)
        return {
            parent: tuple(c.id for c in sorted(below, key=lambda c: (c.label.casefold(), c.id)))
            for parent, below in found.items()
        }
