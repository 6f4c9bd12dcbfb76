"""Learning which words lie near each other: a truncated SVD over what is said of each group.

A document is all that is known of one occupation group: labels, definition, everyday words and ads.
Documents of single ads found less than half as much (`docs/language.md`).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
from scipy import sparse

from employer_match.language.analyse import terms
from employer_match.occupations.alike import LONGEST, Alike
from employer_match.occupations.examples import Example

DIMENSIONS = 64
"""More find nothing more once the occupation is taken into account as well."""
CUT = 0.995
"""Directions longer than all but this share are cut, so that a byte serves the others well."""


def learn(examples: Iterable[Example], dimensions: int = DIMENSIONS) -> Alike:
    """The directions of every term of the examples, the same for the same examples.

    Raises ValueError where there is nothing to learn from.
    """
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for each in sorted(examples, key=lambda one: (one.code, one.text, one.weight)):
        for term in terms(each.text):
            if not term.isdigit():
                said[each.code][term] += each.weight  # type: ignore[assignment]
    names = sorted({term for told in said.values() for term in told})
    if not names:
        raise ValueError("There is no example to learn from.")
    held = Counter(term for told in said.values() for term in told)
    idf = np.array([math.log((1 + len(said)) / (1 + held[name])) + 1 for name in names])
    table = _documents([said[code] for code in sorted(said)], names, idf)
    values, across = np.linalg.eigh((table @ table.T).toarray())
    kept = [at for at in np.argsort(-values, kind="stable")[:dimensions] if values[at] > 1e-9]
    across = across[:, kept] * np.sign(across[np.abs(across[:, kept]).argmax(axis=0), kept])
    found = (table.T @ across) / np.sqrt(np.sqrt(values[kept])) * idf[:, None]
    scale = LONGEST / np.quantile(np.abs(found).max(axis=1), CUT)
    whole = np.clip(np.rint(found * scale), -LONGEST, LONGEST).astype(np.int8)
    known = np.flatnonzero(whole.any(axis=1))
    return Alike(tuple(names[at] for at in known), whole[known])


def _documents(
    said: list[Counter[str]], names: list[str], idf: np.typing.NDArray[np.float64]
) -> sparse.csr_array:
    """Groups by terms, each row of length one."""
    place = {name: at for at, name in enumerate(names)}
    rows, columns, values = [], [], []
    for row, told in enumerate(said):
        for term, count in told.items():
            at = place[term]
            rows.append(row)
            columns.append(at)
            values.append((1 + math.log(count) if count >= 1 else count) * idf[at])
    table = sparse.csr_array((values, (rows, columns)), shape=(len(said), len(names)))
    lengths = np.sqrt(table.multiply(table).sum(axis=1))
    return sparse.csr_array(sparse.diags_array(1 / np.maximum(lengths, 1e-9)) @ table)
