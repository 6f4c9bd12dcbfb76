"""Scores as shares that sum to one, and shares as honest confidences."""

import numpy as np
from numpy.typing import NDArray

from employer_match.occupations.model import Honesty


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The shares of scores (g values in, g values out); steeper scores give a clearer first."""
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum())


def confidences(scores: NDArray[np.float64], honesty: Honesty) -> NDArray[np.float64]:
    """Calibrated confidences (g values) in the order of the scores, each for itself."""
    odds = log_odds(softmax(scores * honesty.steepness))
    honest = 1 / (1 + np.exp(-(honesty.shift + honesty.slope * odds)))
    return np.asarray(honest)


def log_odds(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The log odds of shares, kept finite."""
    kept = np.clip(shares, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(kept / (1 - kept)))
