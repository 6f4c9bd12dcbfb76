"""Occupations and groups with every name they go by: what a wish is held against."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from employer_match.language.taxonomy import Level, Taxonomy

Ints = NDArray[np.intp]

_SLASH = re.compile(r"\s*/\s*")
_AND_OTHERS = re.compile(r"\s+m\.\s?(?:fl|m)\.$")
_ELSEWHERE = re.compile(r"\s*Hit hör inte\b.*", re.DOTALL)
"""A definition ends with what belongs to other groups; those words would lead astray."""


@dataclass(frozen=True, slots=True)
class Named:
    """A concept to be found. `group` is its own id where it is a group; "" where it has none.

    `names` are what it is called, the first being its label; `about` is text that tells of it.
    """

    id: str
    names: tuple[str, ...]
    group: str = ""
    about: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it is a group and not one occupation."""
        return self.group == self.id


@dataclass(frozen=True, eq=False)
class Names:
    """Every concept with its names run together; positions in arrays follow these orders."""

    concepts: tuple[Named, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every name; those of one concept stand together."""
        return tuple(name for each in self.concepts for name in each.names)

    @cached_property
    def starts(self) -> Ints:
        """Where each concept's names begin among `texts`."""
        lengths = [len(each.names) for each in self.concepts]
        return np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.intp)

    @cached_property
    def owner(self) -> Ints:
        """For each name, the place of its concept."""
        lengths = [len(each.names) for each in self.concepts]
        return np.repeat(np.arange(len(self.concepts)), lengths)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Concept id → its place."""
        return {each.id: place for place, each in enumerate(self.concepts)}

    @cached_property
    def groups(self) -> Ints:
        """The places of the groups, in order."""
        return np.array([i for i, each in enumerate(self.concepts) if each.is_group], dtype=np.intp)

    @cached_property
    def group_of(self) -> Ints:
        """For each concept the position of its group among `groups`; -1 where it has none."""
        at = {self.concepts[place].id: n for n, place in enumerate(self.groups)}
        return np.array([at.get(each.group, -1) for each in self.concepts], dtype=np.intp)

    @cached_property
    def kids(self) -> Ints:
        """Per group the places of its occupations, padded with `len(concepts)`."""
        below: list[list[int]] = [[] for _ in self.groups]
        for place, group in enumerate(self.group_of):
            if group >= 0 and not self.concepts[place].is_group:
                below[group].append(place)
        widest = max((len(each) for each in below), default=0)
        padded = np.full((len(below), max(widest, 1)), len(self.concepts), dtype=np.intp)
        for row, each in enumerate(below):
            padded[row, : len(each)] = each
        return padded


def names_of(taxonomy: Taxonomy, own_words: Iterable[tuple[str, str]] = ()) -> Names:
    """Every occupation and group of a taxonomy; `own_words` are (SSYK code, everyday phrase).

    Both sides of a slash are names of an occupation, and so are its synonyms. An everyday phrase is
    a name of its group.
    """
    spoken: dict[str, list[str]] = {}
    for code, phrase in own_words:
        spoken.setdefault(code, []).append(phrase)
    found = []
    for concept in (*taxonomy.at(Level.GROUP), *taxonomy.at(Level.OCCUPATION)):
        label = _AND_OTHERS.sub("", concept.label)
        names = dict.fromkeys((label, *_SLASH.split(label), *concept.synonyms))
        if concept.level is Level.GROUP:
            names |= dict.fromkeys(spoken.get(concept.ssyk_code or "", ()))
        found.append(
            Named(
                concept.id,
                tuple(name for name in names if name),
                taxonomy.group_of(concept.id) or "",
                _ELSEWHERE.sub("", concept.definition),
            )
        )
    return Names(tuple(found))
