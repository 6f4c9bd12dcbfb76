"""How well verdicts agree with labels, and what plain string likeness does on the same pairs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from employer_match.duplicates import Likeness, compare
from tests.support.labelled_pairs import Pair


@dataclass(frozen=True)
class Quality:
    """Shares from 0 to 1; `said` is how many pairs were said to be one."""

    precision: float
    recall: float
    said: int

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def quality(pairs: Sequence[Pair], said: Callable[[Pair], bool]) -> Quality:
    """Precision and recall of what is said about the pairs."""
    told = [(pair.one, said(pair)) for pair in pairs]
    right = sum(one and yes for one, yes in told)
    yes, ones = sum(yes for _one, yes in told), sum(one for one, _yes in told)
    return Quality(right / yes if yes else 1.0, right / ones if ones else 1.0, yes)


def says_same(pair: Pair) -> bool:
    """Whether our verdict is "same"."""
    return compare(pair.a, pair.b).likeness is Likeness.SAME


def says_something(pair: Pair) -> bool:
    """Whether our verdict is "same" or "likely"."""
    return compare(pair.a, pair.b).likeness is not None


PLAIN: dict[str, Callable[..., float]] = {
    "WRatio": fuzz.WRatio,
    "token_set_ratio": fuzz.token_set_ratio,
    "token_sort_ratio": fuzz.token_sort_ratio,
}


def plain(
    pairs: Sequence[Pair], scorer: Callable[..., float], precision: float = 0.0
) -> tuple[int, Quality]:
    """The threshold, chosen on these very pairs, with the best F1 among those of such precision.

    The names alone decide, in lower case and without signs; nothing qualifies: recall 0 at 101.
    """
    likeness = {
        id(pair): scorer(pair.a.name, pair.b.name, processor=utils.default_process)
        for pair in pairs
    }
    tried = {
        bound: quality(pairs, lambda pair, bound=bound: likeness[id(pair)] >= bound)  # type: ignore[misc]
        for bound in range(40, 102)
    }
    good = {bound: each for bound, each in tried.items() if each.precision >= precision}
    best = max(good, key=lambda bound: (good[bound].f1, bound))
    return best, good[best]
