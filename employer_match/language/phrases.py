"""Lists of words and turns of phrase in text files, turned into one expression a file.

Phrases are parted by commas; a line that begins with "-- " is a comment. In a phrase, `*` is any
ending, `#` a number in digits, and a blank any run of white space.
"""

import re
from functools import cache
from importlib import resources


@cache
def phrases_of(package: str, file: str) -> tuple[str, ...]:
    """The phrases of a file, the longest first."""
    text = resources.files(package).joinpath(file).read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("-- "))
    phrases = {phrase.strip() for line in lines for phrase in line.split(",")} - {""}
    return tuple(sorted(phrases, key=lambda one: (-len(one), one)))


@cache
def pattern_of(package: str, file: str) -> re.Pattern[str]:
    """One expression for all phrases of a file, at the borders of words; case does not matter."""
    parts = "|".join(map(_expression, phrases_of(package, file)))
    return re.compile(rf"(?<!\w)(?:{parts})(?!\w)", re.IGNORECASE)


def plain_words(package: str, file: str) -> frozenset[str]:
    """The single words of a file without their endings, as a plain list would hold them."""
    return frozenset(one.rstrip("*") for one in phrases_of(package, file) if " " not in one)


def places(
    text: str, pattern: re.Pattern[str], harmless: re.Pattern[str]
) -> tuple[tuple[int, int], ...]:
    """Where the pattern stands in the text, but for what lies inside something harmless."""
    free = [match.span() for match in harmless.finditer(text)]
    return tuple(
        match.span()
        for match in pattern.finditer(text)
        if not any(start <= match.start() and match.end() <= end for start, end in free)
    )


def _expression(phrase: str) -> str:
    escaped = re.escape(phrase)
    return escaped.replace(r"\*", r"\w*").replace(r"\#", r"\d+").replace(r"\ ", r"\s+")
