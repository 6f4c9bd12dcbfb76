"""Everyday words for each occupation group, written for this project: titles and tasks.

The taxonomy names occupations; employers name tasks ("skala potatis"), short forms ("usk") and
English titles. A line of `words/*.txt` opens with the group's SSYK code, indented lines go on, and
a semicolon ends each phrase.
"""

import re
from functools import cache
from importlib.resources import files

_OPENS = re.compile(r"([0-9]{4}) (.*)")


@cache
def own_words() -> tuple[tuple[str, str], ...]:
    """(SSYK code, phrase) for every phrase, in the order of the files."""
    folder = files("employer_match.occupations").joinpath("words")
    texts = {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()}
    return tuple(
        pair for name in sorted(texts) if name.endswith(".txt") for pair in phrases(texts[name])
    )


def phrases(text: str) -> list[tuple[str, str]]:
    """The phrases of one file; raises ValueError where a line stands before any group."""
    found, code = [], ""
    for number, line in enumerate(text.splitlines(), 1):
        opens = _OPENS.fullmatch(line)
        if opens:
            code, line = opens[1], opens[2]
        elif line.strip() and not (code and line.startswith(" ")):
            raise ValueError(f"line {number}: a group's four-digit code must come first")
        found += [(code, phrase.strip()) for phrase in line.split(";") if phrase.strip()]
    return found
