"""The order of concepts for some words: a sum of evidence, each column times a written weight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from employer_match.occupations.wishes.evidence import COLUMNS, NOTHING, Evidence, Hidden, nearest
from employer_match.occupations.wishes.likeness import Floats
from employer_match.occupations.wishes.named import Names

LOOKED_AT = 80
"""How many concepts a judged text teaches about: the right one, and the nearest wrong ones."""
BATCH = 150


@dataclass(frozen=True)
class Order:
    """Weights by column of evidence. Additive: what a concept owes to a column can be read off."""

    weights: Mapping[str, float]

    def over(self, evidence: Floats) -> Floats:
        """Per text and concept the sum that orders them; it means nothing by itself."""
        return evidence @ np.array([self.weights[name] for name in COLUMNS], np.float32)


WRITTEN = Order(
    dict.fromkeys(COLUMNS, 0.0)
    | {
        "letters": 6.0,
        "roots": 5.3,
        "spelling": -0.2,
        "ending": 0.3,
        "same": -0.2,
        "asked": -2.9,
        "told": -0.6,
        "group_named": 0.4,
        "group_kids": 2.2,
        "siblings": -4.6,
        "occupation_share": 3.6,
        "group_share": 2.2,
        "is_group": 3.8,
        "names": 0.2,
        "group_near": -1.6,
        "group_same": -0.9,
        "group_letters": -5.6,
    }
)
"""What `learn_from_names` found over ESCO's Swedish names, rounded. Nobody's judgement is in it, no
participant's least of all. `python -m benchmarks.quality_wishes` learns it anew and prints both."""


@dataclass(frozen=True)
class Judged:
    """A text and the concept that is right for it; `counts` how much it teaches."""

    text: str
    concept: int
    hidden: Hidden = NOTHING
    counts: float = 1.0


def rows_to_learn(
    evidence: Evidence, judged: Sequence[Judged]
) -> tuple[Floats, NDArray[np.bool_], Floats]:
    """Evidence of right and near wrong concepts, which are right, and how much each counts."""
    found, right, counts = [], [], []
    for start in range(0, len(judged), BATCH):
        part = judged[start : start + BATCH]
        values = evidence.of([each.text for each in part], [each.hidden for each in part])
        for row, (each, places) in enumerate(zip(part, nearest(values, LOOKED_AT), strict=True)):
            looked_at = np.unique([*places, each.concept])
            if each.hidden.concept is not None:
                looked_at = looked_at[looked_at != each.hidden.concept]
            found.append(values[row, looked_at])
            right.append(looked_at == each.concept)
            counts.append(np.full(len(looked_at), each.counts, np.float32))
    return np.concatenate(found), np.concatenate(right), np.concatenate(counts)


def weights_from(values: Floats, right: NDArray[np.bool_], counts: Floats) -> Floats:
    """Weights per column by logistic regression; the intercept orders nothing and is dropped."""
    from sklearn.linear_model import LogisticRegression

    spread = values.std(axis=0)
    spread[spread == 0] = 1
    model = LogisticRegression(C=0.3, max_iter=500)
    model.fit(values / spread, right, sample_weight=counts)
    return np.asarray(model.coef_[0] / spread, dtype=np.float32)


def learn(evidence: Evidence, judged: Sequence[Judged], without: Sequence[str] = ()) -> Order:
    """An order from judged texts; the same texts give the same order. `without`: columns unused."""
    values, right, counts = rows_to_learn(evidence, judged)
    used = [place for place, name in enumerate(COLUMNS) if name not in without]
    learned = weights_from(values[:, used], right, counts)
    weights = dict.fromkeys(COLUMNS, 0.0)
    weights |= {COLUMNS[place]: float(one) for place, one in zip(used, learned, strict=True)}
    return Order(weights)


def learn_from_names(evidence: Evidence) -> Order:
    """An order that no judgement of anybody went into.

    Names bear no slashes and commas as labels elsewhere do, so they cannot teach what the words are
    worth as they stand beside their variants.
    """
    return learn(evidence, hidden_names(evidence.names), without=("whole",))


def hidden_names(names: Names, each_kind: int = 900, seed: int = 1) -> list[Judged]:
    """Judged texts that nobody had to judge: names asked for as if they were somebody's words.

    Three kinds, drawn from the names alone: a name that its concept is not known by (the others
    must find it), a name of a concept that is not there (its group is then right), and a name as it
    stands. So an order is learned without a single judgement of a person.
    """
    chance = np.random.default_rng(seed)
    of_occupation = [
        place
        for place, owner in enumerate(names.owner)
        if not names.concepts[owner].is_group and names.group_of[owner] >= 0
    ]
    several = [
        place for place in of_occupation if len(names.concepts[names.owner[place]].names) > 1
    ]
    firsts = [place for place in of_occupation if names.starts[names.owner[place]] == place]
    owner, group = names.owner, names.groups[names.group_of[names.owner]]
    return [
        *(
            Judged(names.texts[place], int(owner[place]), Hidden(name=place))
            for place in _drawn(chance, several, each_kind)
        ),
        *(
            Judged(names.texts[place], int(group[place]), Hidden(concept=int(owner[place])), 0.5)
            for place in _drawn(chance, firsts, each_kind)
        ),
        *(
            Judged(names.texts[place], int(owner[place]), counts=3.0)
            for place in _drawn(chance, firsts, each_kind // 3)
        ),
    ]


def _drawn(chance: np.random.Generator, places: list[int], most: int) -> list[int]:
    return [int(each) for each in chance.permutation(places)[:most]]
