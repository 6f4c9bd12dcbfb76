"""Which conditions of the work an ad's own text states, with the words it says them in.

Clear wording only: what is not said plainly, or is said both ways, is absent from the answer,
which means unknown and becomes a question to the employer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from employer_match.language.condition_phrases import OPPOSITE, STATED, TRIGGERS
from employer_match.language.negation import denied
from employer_match.language.sentences import excerpt, sentences
from employer_match.vocabulary import Condition


@dataclass(frozen=True, slots=True)
class Stated:
    """What the text says of one condition: true or false, and the ad's words for it."""

    value: bool
    quote: str


MOST_IN_ONE = 10
"""Mentions of one condition that are read in one sentence; nobody says it more often."""

# What somebody has done, likes, is tired of or is able to do is not yet what this work holds.
_EXPERIENCE = re.compile(
    r"(?<!\w)(?:erfarenhet(?:er)?|vana|merit\w*|intresse|utbildning|trött på) ", re.I
)
_ABILITY = re.compile(
    r"(?<!\w)(?:kan|kunna|förmåga\w*|såväl|både|trivs|gillar|tycker|är (?:van|flexibel|bekväm))\W",
    re.I,
)
_ABOUT_ABILITY = {Condition.ALONE, Condition.IN_TEAM, Condition.HOURS_ADAPTABLE}

# "Ring oss dagtid" and "intervjuer på distans" speak of the hiring, not of the work.
_HIRING = re.compile(
    r"(?<!\w)(?:ring|nås|kontakta|intervju\w*|ansökan|ansök|frågor|rekryteringsprocess\w*|telefontid)"
    r"(?!\w)",
    re.I,
)
_ABOUT_HIRING = {
    Condition.DAYTIME,
    Condition.EVENING,
    Condition.WEEKEND,
    Condition.PHONE_CALLS,
    Condition.FROM_HOME,
}


def stated_conditions(text: str) -> dict[Condition, Stated]:
    """The conditions that the text states, each with a short quotation of the text itself.

    In the vocabulary's order; where a text says both yes and no, the condition is left out.
    """
    said: dict[Condition, dict[bool, str]] = {}
    whole = text.lower()
    present = [(each, word) for each in Condition for word in TRIGGERS[each] if word in whole]
    for sentence in sentences(text) if present else ():
        lower = sentence.lower()
        for condition in dict.fromkeys(each for each, word in present if word in lower):
            for value, span in _statements(condition, sentence):
                said.setdefault(condition, {}).setdefault(value, excerpt(sentence, span))
    return {
        condition: Stated(value, quote)
        for condition in Condition
        if len(answers := said.get(condition, {})) == 1
        for value, quote in answers.items()
    }


def _statements(condition: Condition, sentence: str) -> Iterator[tuple[bool, tuple[int, int]]]:
    """Each plain statement of a condition in a sentence: its value and where it stands."""
    opposites: list[tuple[int, int]] = []
    if condition in OPPOSITE:
        for match in islice(OPPOSITE[condition].finditer(sentence), MOST_IN_ONE):
            opposites.append(match.span())
            if not denied(sentence, *match.span()) and not _aside(condition, sentence, match):
                yield False, match.span()
    for match in islice(STATED[condition].finditer(sentence), MOST_IN_ONE):
        inside = any(start <= match.start() < end for start, end in opposites)
        if not inside and not _aside(condition, sentence, match):
            yield not denied(sentence, *match.span()), match.span()


def _aside(condition: Condition, sentence: str, match: re.Match[str]) -> bool:
    """Whether the words stand in a sentence about something else than the work."""
    before = sentence[: match.start()]
    return bool(
        _EXPERIENCE.search(before)
        or (condition in _ABOUT_ABILITY and _ABILITY.search(before))
        or (condition in _ABOUT_HIRING and _HIRING.search(sentence))
    )
