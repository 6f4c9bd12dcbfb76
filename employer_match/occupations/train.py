"""Teaching the coder: weights per feature and group by ridge regression (scikit-learn).

The same examples give the same bytes: order is fixed, nothing is drawn at random, and weights are
rounded to signed bytes. Needs scikit-learn, which is imported when training starts.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from employer_match.occupations.examples import Example, Group
from employer_match.occupations.features import JOINT, SHARES, counted
from employer_match.occupations.model import Calibration, Family, Honesty, Model

PENALTY = 1.0
FEWEST_TEXTS = 2
"""A feature that stands in fewer texts is left out, unless it is a word of its own."""
SMALLEST_WEIGHT = 0.004
"""Smaller weights are dropped: they change no figure, and the file would be ten times as large."""
UNTRIED = Calibration(Honesty(16.0, 0.5), Honesty(16.0, 0.5))
"""Where there are too few ads to try on: what was found with some thousands of ads."""


@dataclass(frozen=True)
class Vocabulary:
    """The features of one family by name, and what each is worth."""

    places: Mapping[str, int]
    idf: NDArray[np.float32]


def fit(
    examples: Sequence[Example],
    groups: Sequence[Group],
    facts: Mapping[str, object],
    calibration: Calibration = UNTRIED,
) -> Model:
    """A model of these examples, whatever their order; groups without any are never guessed.

    Raises ValueError where there is nothing to learn from.
    """
    from sklearn.linear_model import Ridge

    column = {group.code: number for number, group in enumerate(groups)}
    usable = sorted(
        (each for each in examples if each.code in column),
        key=lambda each: (each.code, each.text, each.weight),
    )
    if not usable:
        raise ValueError("There is no example of any known group to learn from.")
    counts = counted(each.text for each in usable)
    by_family = list(zip(*counts, strict=True))
    known = [vocabulary(family) for family in by_family]
    table = sparse.hstack(
        [
            matrix(family, words) * share**0.5
            for family, words, share in zip(by_family, known, SHARES, strict=True)
        ],
        format="csr",
    )
    wanted = np.zeros((len(usable), len(groups)), np.float32)
    wanted[np.arange(len(usable)), [column[each.code] for each in usable]] = 1
    ridge = Ridge(alpha=PENALTY, fit_intercept=False, solver="cholesky")
    ridge.fit(table, wanted, sample_weight=np.array([each.weight for each in usable]))
    ends = np.cumsum([len(each.places) for each in known])[:-1]
    first, second = (
        _family(words, part)
        for words, part in zip(known, np.split(ridge.coef_, ends, axis=1), strict=True)
    )
    return Model(tuple(groups), (first, second), calibration, dict(facts))


def vocabulary(texts: Sequence[Counter[str]]) -> Vocabulary:
    """The features worth keeping, by name, with their inverse document frequency."""
    held: Counter[str] = Counter(name for text in texts for name in text)
    names = sorted(
        name for name, number in held.items() if number >= FEWEST_TEXTS or _is_word(name)
    )
    idf = [np.log((1 + len(texts)) / (1 + held[name])) + 1 for name in names]
    return Vocabulary({name: place for place, name in enumerate(names)}, np.array(idf, np.float32))


def _is_word(name: str) -> bool:
    """Whether a feature is one word, and neither two nor a run of letters at a word's end."""
    return JOINT not in name and " " not in name and len(name) > 5


def matrix(texts: Sequence[Counter[str]], known: Vocabulary) -> sparse.csr_array:
    """Texts by features (n × f): each row has length one, or is empty."""
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        for name, count in text.items():
            place = known.places.get(name)
            if place is not None:
                rows.append(row)
                columns.append(place)
                values.append((1 + np.log(count)) * known.idf[place])
    table = sparse.csr_array(
        (np.array(values, np.float32), (rows, columns)), shape=(len(texts), len(known.places))
    )
    lengths = np.sqrt(table.multiply(table).sum(axis=1))
    scale = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_array(sparse.diags_array(scale) @ table)


def _family(words: Vocabulary, weights: NDArray[np.float64]) -> Family:
    """The weights of one family (groups × features), small ones dropped, rounded to bytes."""
    by_feature = np.ascontiguousarray(weights.T, np.float32)
    by_feature[np.abs(by_feature) < SMALLEST_WEIGHT] = 0
    scale = np.abs(by_feature).max(axis=1, initial=0) / 127
    steps = np.rint(by_feature / np.where(scale > 0, scale, 1)[:, None]).astype(np.int8)
    rows, columns = np.nonzero(steps)
    kept = np.unique(rows)
    names = [name for name, _ in sorted(words.places.items(), key=lambda each: each[1])]
    starts = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=len(names))[kept])))
    return Family(
        tuple(names[place] for place in kept),
        words.idf[kept],
        scale[kept].astype(np.float32),
        starts.astype(np.int32),
        columns.astype(np.uint16),
        steps[rows, columns],
    )
