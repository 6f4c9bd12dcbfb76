"""Openings to code, one JSON object a line: read one by one, a bad line refused with its reason."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_LINE = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Opening:
    """A text to code, and the id it came with, which is given back as it was."""

    id: str | int
    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that cannot be used: its number from one, and what to mend."""

    line: int
    reason: str


def read(lines: Iterable[bytes]) -> Iterator[Opening | Refused]:
    """One outcome for each line that is not blank."""
    for number, line in enumerate(lines, 1):
        content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if content.strip():
            outcome = _opening(content)
            yield Refused(number, outcome) if isinstance(outcome, str) else outcome


def _opening(line: bytes) -> Opening | str:
    if len(line) > LONGEST_LINE:
        return "the line is longer than a million bytes"
    try:
        given = json.loads(line)
    except UnicodeDecodeError:
        return "not UTF-8"
    except (ValueError, RecursionError):
        return "not JSON: write one object a line"
    if not isinstance(given, dict):
        return "write an object with id and text"
    name, text = given.get("id"), given.get("text")
    if isinstance(name, bool) or not isinstance(name, str | int):
        return "id is missing: a text or a number"
    if not isinstance(text, str):
        return "text is missing: the words of the opening"
    return Opening(name, text.encode("utf-8", "replace").decode())
