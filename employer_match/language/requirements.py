"""What the law asks for a job and the ad says it demands: driving licences and legitimation.

Only plain demands ("krävs", "krav", "måste", or a list under such a heading). What is a merit, or
a certificate that an employer may waive (truckkort), is no requirement here but a question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from employer_match.language.legitimation import LEGITIMATION, code
from employer_match.language.licences import LICENCE, classes
from employer_match.language.sentences import excerpt, sentences


@dataclass(frozen=True, slots=True)
class Requirement:
    """A code ("B", "CE", "legitimation:sjuksköterska") and the ad's words that demand it."""

    code: str
    quote: str


_DEMAND = re.compile(
    r"(?<!\w)(?:kräver|krävs|krav(?:et)?|ska-?krav|skallkrav|måste|obligatorisk\w*)(?!\w)", re.I
)
_NOT_DEMANDED = re.compile(
    r"(?<!\w)(?:merit\w*|fördel\w*|plus|önskvärt|önskas|gärna|vissa|saknar du|om du (?:inte )?har"
    r"|har du inte|ta körkort|(?:inget|inga|inte (?:ett|något)|ej(?: ett)?|utan) (?:\w+ )?krav"
    r"|(?:inte|ej) (?:krävs|behövs|obligatorisk\w*|måste)|(?:krävs|kräver|måste|behövs)"
    r"(?: \w+){0,2} (?:inte|ej))(?!\w)",
    re.I,
)
_WORTH_READING = re.compile(r"kort|legitim|\bleg\b", re.I)
MOST_IN_ONE = 10
"""Mentions that are read in one sentence."""

LONGEST_HEADING, MOST_WORDS = 120, 6
"""Characters in a line that may be a heading, and words where no colon says that it is one."""

# "legitimerad sjuksköterska eller barnmorska": either will do, so neither is demanded.
_OR_AFTER = re.compile(r"\s*(?:/|eller\s+(?!högre|mer|bättre))", re.I)
_OR_BEFORE = re.compile(r"(?:/|(?<!\w)eller)\s*$", re.I)
_HEADING = re.compile(
    r"(?<!\w)(?:om (?:oss|jobbet|tjänsten|rollen|dig)|vi (?:erbjuder|söker)|arbetsuppgifter|villkor"
    r"|kvalifikationer|kontakt|ansökan|övrigt|din profil|bakgrund|anställning\w*)(?!\w)",
    re.I,
)
_CLAUSE = re.compile(r"[,;]\s+|\s+(?:men|medan)\s+")


def stated_requirements(text: str) -> tuple[Requirement, ...]:
    """The legal requirements that the text demands, each once, in the order they are said."""
    found: dict[str, Requirement] = {}
    if not _WORTH_READING.search(text):
        return ()
    for sentence, under_demand in _with_heading(text):
        for asked, span in _mentions(sentence):
            if asked not in found and _demanded(sentence, span, under_demand=under_demand):
                found[asked] = Requirement(asked, excerpt(sentence, span))
    return tuple(found.values())


def _with_heading(text: str) -> Iterator[tuple[str, bool]]:
    """Each sentence, and whether it stands in a list under a heading that demands.

    The list ends with the next heading, or with an empty line after its first item.
    """
    under_demand = begun = False
    for line in text.splitlines():
        if _is_heading(line):
            under_demand = bool(_DEMAND.search(line)) and not _NOT_DEMANDED.search(line)
            begun = False
        elif line.strip():
            begun = True
        elif begun:
            under_demand = False
        for sentence in sentences(line):
            yield sentence, under_demand


def _is_heading(line: str) -> bool:
    """Whether a line opens a list: it ends with a colon, or is short and says what such lines say.

    A line that names a licence itself is an item, not a heading.
    """
    line = line.strip()
    if not line or len(line) > LONGEST_HEADING or any(_mentions(line)):
        return False
    said = _DEMAND.search(line) or _NOT_DEMANDED.search(line) or _HEADING.search(line)
    return line.endswith(":") or (bool(said) and len(line.split()) <= MOST_WORDS)


def _mentions(sentence: str) -> Iterator[tuple[str, tuple[int, int]]]:
    if not _WORTH_READING.search(sentence):
        return
    for mention in islice(LICENCE.finditer(sentence), MOST_IN_ONE):
        for licence in classes(mention):
            yield licence, mention.span()
    for mention in islice(LEGITIMATION.finditer(sentence), MOST_IN_ONE):
        profession = code(mention)
        if profession:
            yield profession, mention.span()


def _demanded(sentence: str, span: tuple[int, int], *, under_demand: bool) -> bool:
    """Whether the clause around the mention demands it; else the sentence, else the heading."""
    clause = _clause_at(sentence, span[0])
    if _OR_AFTER.match(sentence[span[1] :]) or _OR_BEFORE.search(sentence[: span[0]]):
        return False
    if _NOT_DEMANDED.search(clause):
        return False
    if _DEMAND.search(clause):
        return True
    if _NOT_DEMANDED.search(sentence):
        return False
    return bool(_DEMAND.search(sentence)) or under_demand


def _clause_at(sentence: str, position: int) -> str:
    start = 0
    for cut in _CLAUSE.finditer(sentence):
        if cut.start() >= position:
            return sentence[start : cut.start()]
        start = cut.end()
    return sentence[start:]
