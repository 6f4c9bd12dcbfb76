"""A text in, up to five occupation groups out, each with an honest confidence."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from employer_match.language.normal import words
from employer_match.occupations.examples import Group
from employer_match.occupations.model import Model
from employer_match.occupations.shares import confidences

GUESSES = 5
LIKELY, UNKNOWN_BELOW = 0.5, 0.25
"""From the first a guess is called likely; below the second the answer is "don't know"."""
LONGEST_TEXT = 20_000
"""Characters that are read: an ad of any real length, and no text that holds others up."""
TITLE_WORDS, LONGEST_TITLE = 10, 15
"""Of a first line with more words than the second, the first so many are its title."""


@dataclass(frozen=True, slots=True)
class Guess:
    """An occupation group that a text may be about.

    `confidence`, 0 to 1: of a hundred guesses with 0.7, about seventy are right (docs/coder.md).
    """

    group: Group
    confidence: float


@dataclass(frozen=True)
class Coder:
    """Guesses occupation groups with a trained model."""

    model: Model

    @property
    def version(self) -> str:
        """Which model guessed: stored with every guess that is kept."""
        return self.model.version

    def code(self, text: str, number: int = GUESSES) -> tuple[Guess, ...]:
        """The likeliest groups of a headline, an ad or a list of tasks, best first.

        Empty where no word of the text is known: nothing can be said. A first line is read as the
        headline of what follows and counts as much as all of it.
        """
        scores, is_long = self.scores(text)
        if scores is None:
            return ()
        calibration = self.model.calibration
        sure = confidences(scores, calibration.long if is_long else calibration.short)
        best = np.argsort(-scores, kind="stable")[:number]
        fair = max(1.0, float(sure[best].sum()))  # five guesses are not right more than once
        groups = self.model.groups
        return tuple(Guess(groups[at], round(float(sure[at]) / fair, 3)) for at in best)

    def scores(self, text: str) -> tuple[NDArray[np.float64] | None, bool]:
        """The score of each group (None where no word is known), and whether the text is long."""
        said = text[:LONGEST_TEXT]
        whole, known = self.model.scores(said)
        title = title_of(said)
        if not known:
            return None, bool(title)
        if not title:
            return whole, False
        head, _ = self.model.scores(title)
        return (whole + head) / 2, True


def is_known(guesses: tuple[Guess, ...]) -> bool:
    """Whether the guesses say anything: below, the honest answer is "don't know"."""
    return bool(guesses) and guesses[0].confidence >= UNKNOWN_BELOW


def title_of(text: str) -> str:
    """What stands at the head of a longer text, "" where the text is short itself."""
    first, _, rest = text.strip().partition("\n")
    said = words(first)
    if not rest.strip() and len(said) <= LONGEST_TITLE:
        return ""
    return first if len(said) <= LONGEST_TITLE else " ".join(said[:TITLE_WORDS])
