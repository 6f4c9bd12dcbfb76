"""How well words find occupations: MELO's Swedish task and everyday wishes, beside what others do.

    python -m benchmarks.quality_wishes [--melo DIR] [--taxonomy DIR] [--postgresql URL]

The order of the product (`WRITTEN`) and the same learned anew have seen no judged title. `taught`
has seen four fifths of them and is measured on the fifth. Three presentations: all names of a
concept with the concept's sum (`together`), each name by its own letters too, as the published
systems do (`by itself`), and one name per concept before all others (`one first`). Baselines score
each name by itself anyway.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.melo import Melo, Scores, measure, read
from employer_match.integrations.jobtech import taxonomy_files
from employer_match.language.taxonomy import Taxonomy
from employer_match.occupations.own_words import own_words
from employer_match.occupations.wishes.evidence import Evidence
from employer_match.occupations.wishes.find import MOST, WishFinder
from employer_match.occupations.wishes.likeness import KINDS
from employer_match.occupations.wishes.named import names_of
from employer_match.occupations.wishes.order import (
    BATCH,
    WRITTEN,
    Judged,
    Order,
    learn_from_names,
)
from employer_match.occupations.wishes.precedents import Precedents

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
WISHES = ROOT / "tests" / "occupations" / "everyday_wishes.txt"
FOLDS = 5
PUBLISHED = (
    ("e5-mistral-7b-instruct", ".429   .346  .517  .577", "published, whole set, zero-shot"),
    ("text-embedding-3-large", ".427   .343  .510  .589", "published, whole set, zero-shot"),
)
Scorer = Callable[[Sequence[str]], Scores]


def main() -> None:
    """Measure and print every figure beside its baselines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--melo", type=Path, default=SHARED / "melo-sv")
    parser.add_argument("--taxonomy", type=Path, default=SHARED / "taxonomy")
    parser.add_argument("--wishes", type=Path, default=WISHES)
    parser.add_argument("--postgresql", help="a database whose own Swedish search is measured too")
    asked = parser.parse_args()
    if asked.melo.is_dir():
        titles(read(asked.melo), asked.postgresql)
    else:
        print(f"MELO is left out: {asked.melo} is not there")
    if asked.taxonomy.is_dir():
        everyday(taxonomy_files.load(asked.taxonomy), asked.wishes)
    else:
        print(f"Everyday wishes are left out: {asked.taxonomy} is not there")


def titles(task: Melo, postgresql: str | None) -> None:
    """The table of MELO's titles."""
    evidence = Evidence(task.names)
    everybody = np.arange(len(task.titles))
    decides = np.flatnonzero(task.decides)
    print(f"{len(everybody)} titles, {len(task.names.texts)} names; {len(decides)} decide")
    print(f"{'':44} MRR    A@1    A@5    A@10   group among 1, 3, 10")
    for name, figures, how in PUBLISHED:
        print(f"{name:44} {figures}   {how}")
    baselines: dict[str, Scorer] = {
        "character n-grams, TF-IDF (2-4)": lambda texts: evidence.likeness.of(texts)[
            KINDS.index("whole")
        ],
        "rapidfuzz ratio": lambda texts: evidence.likeness.of(texts)[KINDS.index("spelling")],
    }
    if postgresql:
        from benchmarks.postgresql_search import scorer

        baselines["PostgreSQL's Swedish search"] = scorer(postgresql, task.names.texts)
    for name, score in baselines.items():
        found = _by_batch(score, task.titles)
        _line(task, name, found, everybody)
        _line(task, f"{name}, one first", found, everybody, one_first=True)
        _line(task, "  of these the half that decides, one first", found, decides, one_first=True)
    letters = _by_batch(baselines["character n-grams, TF-IDF (2-4)"], task.titles)
    learned, seconds = _timed(lambda: learn_from_names(evidence))
    print(f"learned from names alone in {seconds:.0f} s: {_written(learned)}")
    for name, order in (("as written in the product", WRITTEN), ("learned anew", learned)):
        found = _by_batch(lambda texts, by=order: by.over(evidence.of(texts)), task.titles)
        _presentations(task, f"no judged title, {name}", found, letters, everybody)
        _presentations(task, "  of these the half that decides", found, letters, decides)
    _presentations(task, f"taught, {FOLDS} folds", _taught(task, evidence), letters, everybody)


def _taught(task: Melo, evidence: Evidence) -> Scores:
    """Sums by title and concept, each title's from an order that has not seen it."""
    fold = np.random.default_rng(0).permutation(len(task.titles)) % FOLDS
    found = np.zeros((len(task.titles), len(task.names.concepts)), np.float32)
    for each in range(FOLDS):
        seen, unseen = np.flatnonzero(fold != each), np.flatnonzero(fold == each)
        judged = tuple(Judged(task.titles[row], int(task.right[row])) for row in seen)
        order = Precedents(evidence, judged)
        found[unseen] = order.over([task.titles[row] for row in unseen])
    return found


def _presentations(
    task: Melo, name: str, by_concept: Scores, letters: Scores, rows: NDArray[np.intp]
) -> None:
    owner, starts = task.names.owner, task.names.starts
    together = by_concept[rows][:, owner]
    own = letters[rows]
    best = np.maximum.reduceat(own, starts, axis=1)[:, owner]
    by_itself = together + np.float32(WRITTEN.weights["letters"]) * (own - best)
    for how, scores, first in (
        ("together", together, False),
        ("by itself", by_itself, False),
        ("one first", by_itself, True),
    ):
        print(f"{f'{name}: {how}':44} {measure(task, scores, rows, first)}", flush=True)


def _line(
    task: Melo, name: str, found: Scores, rows: NDArray[np.intp], one_first: bool = False
) -> None:
    print(f"{name:44} {measure(task, found[rows], rows, one_first)}", flush=True)


def _by_batch(score: Scorer, texts: Sequence[str]) -> Scores:
    parts = [score(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
    return np.concatenate(parts)


def _timed(work: Callable[[], Order]) -> tuple[Order, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def _written(order: Order) -> str:
    return ", ".join(f"{name} {weight:.1f}" for name, weight in order.weights.items() if weight)


def read_wishes(path: Path) -> list[tuple[str, frozenset[str]]]:
    """The wishes of a file and the SSYK groups that are right for each."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    pairs = [line.split(" | ") for line in lines if line]
    return [(wish, frozenset(codes.split())) for wish, codes in pairs]


def everyday(taxonomy: Taxonomy, path: Path) -> None:
    """How often the right group is first, and among the three that are proposed."""
    finder = WishFinder(names_of(taxonomy, own_words()))
    wishes = read_wishes(path)
    places, missed = [], []
    for wish, right in wishes:
        wanted = [each for each in finder.propose(wish) if not each.part.ruled_out][:MOST]
        groups = [taxonomy.get(taxonomy.group_of(each.concept_id)) for each in wanted]
        hits = [place for place, group in enumerate(groups) if group and group.ssyk_code in right]
        places.append(hits[0] if hits else MOST)
        if not hits:
            missed.append(f"{wish} → {'; '.join(group.label for group in groups if group)}")
    found = np.array(places)
    print(
        f"{len(wishes)} everyday wishes: the right group first {np.mean(found == 0):.2f},"
        f" among {MOST} {np.mean(found < MOST):.2f}"
    )
    print("missed:", *missed, sep="\n  ")


if __name__ == "__main__":
    main()
