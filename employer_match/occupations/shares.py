"""Scores as shares that sum to one."""

import numpy as np
from numpy.typing import NDArray


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The shares of scores (g values in, g values out); steeper scores give a clearer first."""
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum())
