"""The words that tell of somebody's health, addiction, crime or benefits, and their look-alikes.

They stand in text files beside this one, written for this project: words and turns of phrase parted
by commas, `*` for any ending, `#` before a comment.
"""

import re
from functools import cache
from importlib import resources

from employer_match.vocabulary import Remark

#: What is told, in the order in which it is looked for.
FILES: dict[Remark, str] = {
    Remark.HEALTH: "health.txt",
    Remark.ADDICTION: "addiction.txt",
    Remark.CRIME: "crime.txt",
    Remark.BENEFIT: "benefit.txt",
}
HARMLESS = "harmless.txt"


@cache
def phrases_of(file: str) -> tuple[str, ...]:
    """The words and turns of phrase of a file, the longest first."""
    text = resources.files(__package__).joinpath(file).read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    phrases = {phrase.strip() for line in lines for phrase in line.split(",")} - {""}
    return tuple(sorted(phrases, key=lambda one: (-len(one), one)))


@cache
def pattern_of(file: str) -> re.Pattern[str]:
    """One expression for all words of a file; case does not matter."""
    parts = "|".join(map(_expression, phrases_of(file)))
    return re.compile(rf"(?<!\w)(?:{parts})(?!\w)", re.IGNORECASE)


def plain_words(file: str) -> frozenset[str]:
    """The single words of a file without their endings, as a plain list would hold them."""
    return frozenset(one.rstrip("*") for one in phrases_of(file) if " " not in one)


def _expression(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
