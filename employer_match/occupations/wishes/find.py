"""From a wish in words to the occupations and groups it may mean, three at a time."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

import numpy as np

from employer_match.occupations.wishes.because import Because, Why
from employer_match.occupations.wishes.evidence import Evidence
from employer_match.occupations.wishes.likeness import KINDS, Floats, spoken_terms
from employer_match.occupations.wishes.named import Names
from employer_match.occupations.wishes.order import WRITTEN, Order
from employer_match.occupations.wishes.spoken import Part, parts

MOST = 3
"""In a benchmark the right group was among three for two wishes of three, first for one of two."""

FROM_TASKS = np.float32(1.0)
"""What the words of a definition weigh beside the written order; they tell of a whole group."""

ALIKE = 0.35
"""A name without a root of the words is like them from here on: a misspelling, a kindred word. What
neither shares a root, nor is alike, nor has the words among its tasks is not proposed: "don't
know" is an answer."""

TOLD = 0.3
"""The share of the words that a definition must hold to be a reason."""

LOOKED_THROUGH = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """A concept that words may mean. Nothing follows from it until somebody chooses it."""

    concept_id: str
    part: Part
    because: Because


@dataclass(frozen=True, eq=False)
class WishFinder:
    """Reads the names once (seconds for a whole taxonomy); then a wish takes milliseconds."""

    names: Names
    order: Order = WRITTEN
    evidence: Evidence = field(init=False)

    def __post_init__(self) -> None:
        """Make the evidence of the names."""
        object.__setattr__(self, "evidence", Evidence(self.names))

    def propose(self, text: str, most: int = MOST) -> tuple[Proposal, ...]:
        """For what is wanted at most `most` concepts, and as many for each "no", likeliest first.

        No two of one group, so that three proposals are three directions; wishes take turns.
        """
        said = parts(text)
        if not said:
            return ()
        by_name = self.evidence.likeness.of([part.telling for part in said])
        tasks = np.stack([self._tasks(part.telling) for part in said])
        scores = self.order.over(self.evidence.gathered(by_name)) + FROM_TASKS * tasks
        lists = [
            list(self._of_part(part, by_name[:, row], tasks[row], scores[row], most))
            for row, part in enumerate(said)
        ]
        wanted = [one for part, one in zip(said, lists, strict=True) if not part.ruled_out]
        out = [one for part, one in zip(said, lists, strict=True) if part.ruled_out]
        return (*self._turns(wanted, most), *(each for one in out for each in one))

    def _turns(self, lists: list[list[Proposal]], most: int) -> tuple[Proposal, ...]:
        found: dict[str, Proposal] = {}
        for turn in zip_longest(*lists):
            for each in turn:
                if each is not None:
                    place = self.names.place[each.concept_id]
                    found.setdefault(self.names.concepts[place].group, each)
        return tuple(found.values())[: max(most, len(lists))]

    def _of_part(
        self, part: Part, by_name: Floats, tasks: Floats, scores: Floats, most: int
    ) -> Iterator[Proposal]:
        near = 0.6 * by_name[KINDS.index("letters")] + 0.4 * by_name[KINDS.index("roots")]
        met: set[str] = set()
        for place in np.argsort(-scores, kind="stable")[:LOOKED_THROUGH]:
            concept = self.names.concepts[place]
            because = self._because(int(place), part, near, tasks)
            if because is None or concept.group in met:
                continue
            met.add(concept.group)
            yield Proposal(concept.id, part, because)
            if len(met) == most:
                return

    def _because(self, place: int, part: Part, near: Floats, tasks: Floats) -> Because | None:
        own = np.flatnonzero(self.names.owner == place)
        best = int(own[np.argmax(near[own])])
        name = self.names.texts[best]
        if name.casefold() in {part.telling, part.said.casefold()}:
            return Because(Why.CALLED, part.said, name)
        held = set(spoken_terms(name))
        shared = [word for word in part.telling.split() if held & set(spoken_terms(word))]
        if shared:
            return Because(Why.SAID, " ".join(shared), name)
        if tasks[place] >= TOLD:
            return Because(Why.TASKS, part.telling)
        return Because(Why.LIKE, part.telling, name) if near[best] >= ALIKE else None

    @cached_property
    def _task_words(self) -> tuple[dict[str, float], list[frozenset[str]]]:
        """How much each root of the definitions tells, and the roots of each group's definition."""
        groups = [self.names.concepts[place] for place in self.names.groups]
        told = [frozenset(spoken_terms(group.about)) for group in groups]
        held = Counter(root for each in told for root in each)
        return {root: math.log((len(told) + 1) / count) for root, count in held.items()}, told

    def _tasks(self, text: str) -> Floats:
        """Per concept the share of the words' weight that the definition of its group holds."""
        weights, told = self._task_words
        asked = set(spoken_terms(text))
        rarest = math.log(len(told) + 1)
        total = sum(weights.get(root, rarest) for root in asked)
        by_group = [sum(weights[root] for root in asked & each) / (total or 1) for each in told]
        padded = np.array([*by_group, 0.0], np.float32)  # the last is for no group
        return padded[self.names.group_of]
