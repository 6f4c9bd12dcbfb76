"""Confidence made honest: how steeply scores turn into shares, tried on texts not learned from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from employer_match.occupations.model import Honesty
from employer_match.occupations.shares import log_odds, softmax

TRIED = tuple(round(1.08**step, 2) for step in range(10, 65))
"""From 2 to 140."""
BINS = 10


@dataclass(frozen=True)
class Scored:
    """What each group scored for one text (g values), and the place of the one that was right."""

    by_group: NDArray[np.float64]
    right: int


LOOKED_AT = 5
FLATTEST = 0.05
"""The order of confidences stays that of the scores."""


def honesty(tried: Sequence[Scored]) -> Honesty:
    """The steepness, and the line through the log odds of the best five guesses of each text."""
    from sklearn.linear_model import LogisticRegression

    steep = steepness(tried)
    odds, right = [], []
    for each in tried:
        told = log_odds(softmax(each.by_group * steep))
        for place in np.argsort(-each.by_group, kind="stable")[:LOOKED_AT]:
            odds.append(float(told[place]))
            right.append(bool(place == each.right))
    if len(set(right)) < 2:
        return Honesty(steep)
    line = LogisticRegression(C=1e3).fit(np.array(odds)[:, None], right)
    slope, shift = float(line.coef_[0][0]), float(line.intercept_[0])
    return Honesty(steep, round(max(slope, FLATTEST), 4), round(shift, 4))


def steepness(tried: Sequence[Scored]) -> float:
    """The steepness under which the right groups are the least surprising (log loss)."""
    losses = [(_loss(tried, each), each) for each in TRIED]
    return min(losses)[1]


def _loss(tried: Sequence[Scored], steep: float) -> float:
    surprise = (
        -np.log(max(float(softmax(each.by_group * steep)[each.right]), 1e-9)) for each in tried
    )
    return float(sum(surprise) / len(tried))


@dataclass(frozen=True, slots=True)
class Bin:
    """Guesses of about one confidence: how many, their mean, and the share that was right."""

    number: int
    confidence: float
    right: float


def reliability(guesses: Iterable[tuple[float, bool]], bins: int = BINS) -> list[Bin]:
    """The calibration curve of (confidence, was it right), by confidence; empty bins left out."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in guesses:
        held.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, right))
    return [
        Bin(
            len(those),
            sum(confidence for confidence, _ in those) / len(those),
            sum(right for _, right in those) / len(those),
        )
        for _, those in sorted(held.items())
    ]


def expected_error(curve: Sequence[Bin]) -> float:
    """How far confidence and truth lie apart on average over the guesses, 0 to 1."""
    total = sum(each.number for each in curve)
    return sum(each.number * abs(each.confidence - each.right) for each in curve) / total
