"""Labels and synonyms of a taxonomy as phrases that a query can be looked up in."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from employer_match.language.normal import words
from employer_match.language.roots import root
from employer_match.language.taxonomy import Concept, Level, Taxonomy

Phrase = tuple[str, ...]
Found = tuple[int, frozenset[str], tuple[Phrase, ...]]
NOTHING: Found = (0, frozenset(), ())
_SLASH = re.compile(r"\s*/\s*")


@dataclass(frozen=True)
class Expansion:
    """Phrases of a taxonomy by their roots, with what each brings in."""

    by_roots: dict[Phrase, tuple[frozenset[str], tuple[Phrase, ...]]]
    longest_phrase: int

    def longest(self, asked: tuple[str, ...]) -> Found:
        """The longest known phrase that `asked` begins with: its length, concepts and labels."""
        for length in range(min(self.longest_phrase, len(asked)), 0, -1):
            hit = self.by_roots.get(tuple(root(word) for word in asked[:length]))
            if hit:
                return length, *hit
        return NOTHING


@lru_cache(maxsize=4)
def _expansion(key: "_ByIdentity") -> Expansion:
    taxonomy = key.taxonomy
    brought: dict[Phrase, set[str]] = defaultdict(set)
    for level in (Level.OCCUPATION, Level.GROUP):
        for concept in taxonomy.at(level):
            for phrase in phrases(concept):
                brought[tuple(root(word) for word in phrase)].add(concept.id)
    by_roots = {
        key: (ids, labels)
        for key, found in brought.items()
        for ids, labels in [_brings(taxonomy, found)]
    }
    return Expansion(by_roots, max(map(len, by_roots), default=0))


def expansion_of(taxonomy: Taxonomy) -> Expansion:
    """The phrases of a taxonomy, built once per taxonomy object."""
    return _expansion(_ByIdentity(taxonomy))


@dataclass(frozen=True, eq=False)
class _ByIdentity:
    taxonomy: Taxonomy

    def __hash__(self) -> int:
        return id(self.taxonomy)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.taxonomy is self.taxonomy


def phrases(concept: Concept) -> tuple[Phrase, ...]:
    """The ways to say a concept: its label, each side of a slash, its synonyms."""
    said: dict[Phrase, None] = {}
    for label in (concept.label, *concept.synonyms):
        for variant in (label, *_SLASH.split(label)):
            phrase = words(variant)
            if phrase:
                said[phrase] = None
    return tuple(said)


def _brings(taxonomy: Taxonomy, found: Iterable[str]) -> tuple[frozenset[str], tuple[Phrase, ...]]:
    ids = set(found)
    for concept_id in tuple(ids):
        concept = taxonomy.concepts[concept_id]
        if concept.level is Level.GROUP:
            ids.update(taxonomy.children(concept_id))
    labels = {phrase for i in ids for phrase in phrases(taxonomy.concepts[i])}
    return frozenset(ids), tuple(sorted(labels))
