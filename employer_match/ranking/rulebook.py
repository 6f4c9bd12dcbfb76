"""The rules' own file (`rules.toml`), read once: version, date, tiers, tie-breakers, figures.

What each means for an opening stands in `rules`, which takes its figures from here.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from employer_match.vocabulary import Tier


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What the file says; `hash` is SHA-256 (hex) over it. `changes` tells of each version."""

    version: str
    date: date
    tiers: tuple[Tier, ...]
    tie_breakers: tuple[str, ...]
    close_percentage: int
    sure: tuple[int, ...]
    faint: tuple[int, ...]
    like: tuple[int, ...]
    most_pluses: int
    most_minuses: int
    related: bool
    changes: Mapping[str, str]
    hash: str


@cache
def rulebook() -> Rulebook:
    """The rules that this version of the program follows."""
    written = (files("employer_match.ranking") / "rules.toml").read_bytes()
    return read_rules(written)


def read_rules(written: bytes) -> Rulebook:
    """Rules from a file's bytes; raises ValueError where a tier is missing or a key unknown."""
    said = tomllib.loads(written.decode())
    said["tiers"] = tuple(map(Tier, said["tiers"]))
    if sorted(said["tiers"]) != sorted(Tier):
        raise ValueError("each tier must stand once among the rules' tiers")
    if said["version"] not in said["changes"]:
        raise ValueError(f"`changes` does not say what version {said['version']} means for people")
    said |= {name: tuple(value) for name, value in said.items() if isinstance(value, list)}
    try:
        return Rulebook(**said, hash=hashlib.sha256(written).hexdigest())
    except TypeError as wrong:
        raise ValueError(f"the rules' file does not fit: {wrong}") from None
