"""What speaks for each concept, given some words: its own names, its group, its kin."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from employer_match.occupations.wishes.likeness import KINDS, Floats, Likeness
from employer_match.occupations.wishes.named import Names

OWN = KINDS
KIN = ("group_named", "group_kids", "siblings", "occupation_share", "group_share")
FORM = ("is_group", "names", "group_near", "group_same", "group_letters")
COLUMNS = (*OWN, *KIN, *FORM)
"""Own names as in `likeness`; then the name of the concept's group, the best three occupations of a
group, those beside an occupation, and how much of all likeness its group has, for occupations and
groups apart; then whether it is a group, how many names it has (a logarithm), and for groups how
near any occupation comes, whether one is called exactly so, and how near the group's own names are.
"""

NEAREST_KIDS = 3


@dataclass(frozen=True)
class Hidden:
    """What a text may not see, to learn from names themselves: one name, or one whole concept."""

    name: int | None = None
    concept: int | None = None


NOTHING = Hidden()


@dataclass(frozen=True, eq=False)
class Evidence:
    """Evidence for every concept of some names."""

    names: Names
    likeness: Likeness = field(init=False)

    def __post_init__(self) -> None:
        """Read the names once."""
        object.__setattr__(self, "likeness", Likeness(self.names))

    def of(self, texts: Sequence[str], hidden: Sequence[Hidden] = ()) -> Floats:
        """Evidence by text, concept and column; float32, each column of the order of one."""
        by_name = self.likeness.of(texts)
        for row, each in enumerate(hidden):
            if each.name is not None:
                by_name[:, row, each.name] = 0
            if each.concept is not None:
                by_name[:, row, self.names.owner == each.concept] = 0
        return self.gathered(by_name)

    def gathered(self, by_name: Floats) -> Floats:
        """Evidence by text, concept and column from likeness by kind, text and name."""
        names = self.names
        own = np.maximum.reduceat(by_name, names.starts, axis=2)
        letters, roots, same = (own[KINDS.index(kind)] for kind in ("letters", "roots", "same"))
        near = np.float32(0.6) * letters + np.float32(0.4) * roots
        share = self._share(by_name)
        padded = np.concatenate([near, np.zeros((len(near), 1), np.float32)], axis=1)
        kids = -np.sort(-padded[:, names.kids], axis=2)[:, :, :NEAREST_KIDS].mean(axis=2)
        is_group = np.zeros(len(names.concepts), np.float32)
        is_group[names.groups] = 1
        has = (names.group_of >= 0).astype(np.float32)
        of_group = np.maximum(names.group_of, 0)
        count = np.log1p(np.bincount(names.owner, minlength=len(has))).astype(np.float32)
        ones = np.ones_like(letters)
        alone = 1 - is_group
        columns = [
            *own,
            near[:, names.groups][:, of_group] * has,
            kids[:, of_group] * has * is_group,
            kids[:, of_group] * has * alone,
            share[:, of_group] * has * alone,
            share[:, of_group] * has * is_group,
            ones * is_group,
            ones * count,
            letters.max(axis=1, keepdims=True) * is_group,
            same.max(axis=1, keepdims=True) * is_group,
            letters * is_group,
        ]
        return np.stack(columns, axis=2)

    def _share(self, by_name: Floats) -> Floats:
        """Per text and group how much of all likeness is the group's; the largest share is one."""
        letters, roots = (by_name[KINDS.index(kind)] for kind in ("letters", "roots"))
        weight = (np.float32(0.7) * letters + np.float32(0.3) * roots) ** 3
        of_name = self.names.group_of[self.names.owner]
        order = np.argsort(of_name, kind="stable")
        present, begins = np.unique(of_name[order], return_index=True)
        sums = np.add.reduceat(weight[:, order], begins, axis=1)
        found = np.zeros((len(weight), len(self.names.groups)), np.float32)
        found[:, present[present >= 0]] = sums[:, present >= 0]
        shares: Floats = found / (found.max(axis=1, keepdims=True) + np.float32(1e-9))
        return shares


def nearest(evidence: Floats, most: int) -> NDArray[np.intp]:
    """Per text the places of the concepts that any order would look at first; (texts, most)."""
    plain = evidence[:, :, [COLUMNS.index(name) for name in ("letters", "roots")]].sum(axis=2)
    kin = evidence[:, :, [COLUMNS.index(name) for name in ("group_kids", "group_share")]].sum(2)
    most = min(most, plain.shape[1])
    return np.argpartition(-(plain + kin), most - 1, axis=1)[:, :most]
