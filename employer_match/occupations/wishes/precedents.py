"""Judged words as precedents: what was right for words like these?

Who has judged texts of the kind that will be asked can let them speak: they teach the order, and
each is a precedent for whatever resembles it. Without any, `order.hidden_names` teaches alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from employer_match.occupations.wishes.evidence import COLUMNS, NOTHING, Evidence, nearest
from employer_match.occupations.wishes.likeness import Floats
from employer_match.occupations.wishes.order import BATCH, LOOKED_AT, Judged, weights_from

HEARD = 12
"""How many of the nearest precedents are heard."""

PRECEDENTS = ("concept", "group_share", "group_near", "share_of_group", "near_of_group", "level")


@dataclass(frozen=True, eq=False)
class Precedents:
    """An order taught by judged texts, which it also hears as precedents."""

    evidence: Evidence
    judged: tuple[Judged, ...]

    def over(self, texts: Sequence[str]) -> Floats:
        """Per text and concept the sum that orders them."""
        found = []
        for start in range(0, len(texts), BATCH):
            part = texts[start : start + BATCH]
            values = self.evidence.of(part)
            found.append(values @ self._weights[: len(COLUMNS)])
            found[-1] += self._heard(self._near(part)) @ self._weights[len(COLUMNS) :]
        return np.concatenate(found)

    @cached_property
    def _right(self) -> NDArray[np.intp]:
        return np.array([each.concept for each in self.judged], dtype=np.intp)

    def _near(self, texts: Sequence[str]) -> Floats:
        return self.evidence.likeness.between(texts, [each.text for each in self.judged])

    def _heard(self, near: Floats) -> Floats:
        """By text, concept and column what the nearest precedents say."""
        names = self.evidence.names
        group_of, is_group = names.group_of, np.zeros(len(names.concepts), np.float32)
        is_group[names.groups] = 1
        found = np.zeros((len(near), len(names.concepts), len(PRECEDENTS)), np.float32)
        for row, alike in enumerate(near):
            heard = np.argsort(-alike, kind="stable")[:HEARD]
            right, weight = self._right[heard], alike[heard] ** 3
            total = weight.sum() + np.float32(1e-9)
            concept = np.zeros(len(is_group), np.float32)
            np.maximum.at(concept, right, alike[heard])
            share = np.zeros(len(names.groups) + 1, np.float32)  # the last is for no group
            closest = np.zeros_like(share)
            np.add.at(share, group_of[right], weight / total)
            np.maximum.at(closest, group_of[right], alike[heard])
            share[-1] = closest[-1] = 0
            for_groups = (weight * is_group[right]).sum() / total
            share_of, near_of = share[group_of], closest[group_of]
            level = np.where(is_group > 0, for_groups, 1 - for_groups)
            columns = (concept, share_of, near_of, share_of * is_group, near_of * is_group, level)
            found[row] = np.stack(columns, axis=1)
        return found

    @cached_property
    def _weights(self) -> Floats:
        values, right = [], []
        for start in range(0, len(self.judged), BATCH):
            part = self.judged[start : start + BATCH]
            texts = [each.text for each in part]
            evidence = self.evidence.of(texts, [NOTHING] * len(part))
            near = self._near(texts)
            near[np.arange(len(part)), np.arange(start, start + len(part))] = 0  # not its own
            heard = self._heard(near)
            for row, (each, places) in enumerate(
                zip(part, nearest(evidence, LOOKED_AT), strict=True)
            ):
                at = np.unique([*places, each.concept])
                values.append(np.concatenate([evidence[row, at], heard[row, at]], axis=1))
                right.append(at == each.concept)
        counts = np.ones(sum(map(len, right)), np.float32)
        return weights_from(np.concatenate(values), np.concatenate(right), counts)
