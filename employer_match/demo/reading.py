"""Read the programme's content: TOML files beside this module, each on one subject."""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).resolve().parent / "content"
SATURDAY = 5


@cache
def content(name: str) -> dict[str, Any]:
    """The content of `<name>.toml`; callers read it and leave it as it is."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def content_of_all(prefix: str, key: str) -> list[dict[str, Any]]:
    """The entries under `key` of every file that begins with the prefix, in the files' order."""
    names = sorted(path.stem for path in CONTENT.glob(f"{prefix}_*.toml"))
    return [entry for name in names for entry in content(name)[key]]


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend: nobody visits an employer on a Sunday."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))


def pair(text: str) -> tuple[float, float]:
    """A range of hours a week, as "10-20"."""
    low, high = text.split("-")
    return float(low), float(high)


def said(text: str) -> tuple[str, str]:
    """What stands before and after the first colon, for example a kind and its value."""
    kind, _, value = text.partition(":")
    return kind.strip(), value.strip()
