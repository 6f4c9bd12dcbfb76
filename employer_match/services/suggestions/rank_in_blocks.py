"""A large ranking split into blocks of people, each worked out by itself through joblib.

Nobody's list depends on anybody else's, so any split gives the same results in the same order. The
back end is a setting: `loky` (processes here), `threading`, or one that is registered with joblib,
such as `dask` or `ray` on several machines.
"""

import importlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypedDict

from employer_match.integrations.geo import Municipality
from employer_match.language.taxonomy import Taxonomy
from employer_match.ranking import Excluded, Openings, Profile, Ranked, rank

#: Modules that register a back end with joblib by a function; Dask's is known to joblib itself.
REGISTERS = {"ray": ("ray.util.joblib", "register_ray")}


class How(TypedDict, total=False):
    """The further arguments of `rank`."""

    taxonomy: Taxonomy
    today: date
    municipalities: dict[str, Municipality] | Any
    top: int
    language: str
    why_not: bool


def rank_in_blocks(
    profiles: Sequence[Profile], openings: Openings, how: How, *, jobs: int, backend: str = "loky"
) -> Iterator[Ranked | Excluded]:
    """As `rank`: the same results, in the same order, whatever the number of jobs or the back end.

    Raises ValueError where two profiles share an id, or where joblib does not know the back end.
    """
    ordered = sorted(profiles, key=lambda profile: profile.id)
    if len({each.id for each in ordered}) < len(ordered):
        yield from rank(ordered, openings, **how)  # which says whose id it is
    size = max(1, -(-len(ordered) // max(1, jobs)))
    blocks = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    if jobs <= 1 or len(blocks) <= 1:
        yield from rank(ordered, openings, **how)
        return
    import joblib

    _register(backend)
    with joblib.parallel_config(backend=backend, n_jobs=jobs):
        work = (joblib.delayed(_block)(block, openings, how) for block in blocks)
        done: list[list[Ranked | Excluded]] = joblib.Parallel()(work)
    for block in done:
        yield from block


def _block(block: Sequence[Profile], openings: Openings, how: How) -> list[Ranked | Excluded]:
    return list(rank(block, openings, **how))


def _register(backend: str) -> None:
    if backend not in REGISTERS:
        return
    module, function = REGISTERS[backend]
    try:
        getattr(importlib.import_module(module), function)()
    except ImportError:
        raise ValueError(f"the back end {backend!r} is not installed here") from None
