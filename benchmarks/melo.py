"""MELO's Swedish task: occupation titles, ESCO's Swedish names, and which concept is right.

Files as published by Avature/melo-benchmark (MIT), with `isco.tsv` beside them (a unit group for
each ESCO occupation). Measured by its rule: five decimals, ties by document id descending, the
first hundred; a hit is any name of the right concept.
"""

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from employer_match.occupations.wishes.named import Named, Names

LOOKED_AT = 100
WHOLE_GROUP = 4
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Melo:
    """Titles with the place of the right concept; `documents[i]` is the id of name i of `names`."""

    titles: tuple[str, ...]
    right: NDArray[np.intp]
    decides: NDArray[np.bool_]
    names: Names
    documents: tuple[str, ...]
    codes: tuple[str, ...]


def read(folder: Path) -> Melo:
    """Read the task. Titles are halved by their id: nothing may be chosen by the half that decides.

    Concepts above the unit groups of ISCO-08 are left out: they are never what a title means here.
    """
    label = dict(_rows(folder / "corpus_elements.tsv"))
    concept_of = dict(_rows(folder / "concept_mapping.tsv"))
    isco = dict(_rows(folder / "isco.tsv"))
    held: dict[str, list[str]] = defaultdict(list)
    for document, concept in concept_of.items():
        held[concept].append(document)
    code = {each: each.partition("/isco/C")[2] or isco.get(each, "") for each in held}
    groups = {code[each]: each for each in held if "/isco/C" in each}
    kept = [
        each for each in sorted(held) if "/isco/C" not in each or len(code[each]) == WHOLE_GROUP
    ]
    names = Names(
        tuple(
            Named(each, tuple(label[one] for one in held[each]), groups.get(code[each], ""))
            for each in kept
        )
    )
    right_of = {
        query: names.place[concept_of[document]]
        for query, _, document, _ in _rows(folder / "annotations.tsv")
        if concept_of[document] in names.place
    }
    titles = [row for row in _rows(folder / "queries.tsv") if row[0] in right_of]
    digests = [hashlib.sha256(query.encode()).digest()[-1] for query, _ in titles]
    return Melo(
        tuple(title for _, title in titles),
        np.array([right_of[query] for query, _ in titles], dtype=np.intp),
        np.array(digests) % 2 == 1,
        names,
        tuple(document for each in kept for document in held[each]),
        tuple(code[each] for each in kept),
    )


def _rows(path: Path) -> Iterator[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from map(tuple, csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@dataclass(frozen=True)
class Measured:
    """Mean reciprocal rank, hits among the first 1, 5, 10, and the right group among 1, 3, 10."""

    mrr: float
    hits: tuple[float, float, float]
    groups: tuple[float, float, float]

    def __str__(self) -> str:
        """One line of a table."""
        numbers = (self.mrr, *self.hits, *self.groups)
        return "  ".join(f"{each:.3f}" for each in numbers)


def measure(
    task: Melo, scores: Scores, rows: NDArray[np.intp], one_first: bool = False
) -> Measured:
    """Measure scores by title of `rows` and name. `one_first`: each concept's best name first."""
    descending = -np.argsort(np.argsort(np.array(task.documents)))
    owner = task.names.owner
    ranks, group_ranks = [], []
    for values, row in zip(np.round(scores, 5), rows, strict=True):
        order = np.lexsort((descending, -values))
        if one_first:
            _, firsts = np.unique(owner[order], return_index=True)
            later = np.ones(len(order), bool)
            later[firsts] = False
            order = order[np.argsort(later, kind="stable")]
        seen = owner[order[:LOOKED_AT]]
        ranks.append(_place(seen == task.right[row]))
        codes = list(dict.fromkeys(task.codes[each] for each in seen if task.codes[each]))
        right = task.codes[task.right[row]]
        group_ranks.append(codes.index(right) + 1 if right in codes else 0)
    found, by_group = np.array(ranks), np.array(group_ranks)
    return Measured(
        float(np.mean(np.where(found > 0, 1 / np.maximum(found, 1), 0))),
        (_among(found, 1), _among(found, 5), _among(found, 10)),
        (_among(by_group, 1), _among(by_group, 3), _among(by_group, 10)),
    )


def _place(right: NDArray[np.bool_]) -> int:
    at = np.flatnonzero(right)
    return int(at[0]) + 1 if len(at) else 0


def _among(ranks: NDArray[np.intp], most: int) -> float:
    return float(np.mean((ranks > 0) & (ranks <= most)))
