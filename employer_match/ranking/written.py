"""A profile in one written form, to be hashed and kept with a run, and read back just as it was."""

import hashlib
import json
import types
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from employer_match.ranking.profile import Profile


def written(profile: Profile) -> dict[str, Any]:
    """All that the order reads of a profile, in JSON's own kinds; sets are sorted."""
    found: dict[str, Any] = json.loads(json.dumps(asdict(profile), default=_plain))
    return found


def read_back(kept: Mapping[str, Any]) -> Profile:
    """The profile that was written.

    Raises ValueError for whatever this version of the program does not know.
    """
    try:
        profile: Profile = _read(Profile, kept)
    except (TypeError, KeyError, ValueError) as wrong:
        raise ValueError(f"this profile was written by another version: {wrong}") from None
    return profile


def digest(value: object) -> str:
    """SHA-256 (hex) over a value in JSON's own kinds, whatever the order of its keys."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no written form")


@cache
def _kinds(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, value: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return (
            None if value is None else _read(next(a for a in inner if a is not type(None)), value)
        )
    if origin in (frozenset, tuple):
        return origin(_read(inner[0], each) for each in value)
    if isinstance(kind, type) and is_dataclass(kind):
        known = {field.name for field in fields(kind)}
        if unknown := sorted(set(value) - known):
            raise ValueError(f"{unknown[0]} is unknown")
        return kind(**{name: _read(_kinds(kind)[name], each) for name, each in value.items()})
    if kind is date:
        return date.fromisoformat(value)
    return kind(value) if issubclass(kind, Enum) else value
