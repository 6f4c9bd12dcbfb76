"""Which conditions of the work an ad's own text states, with the words it says them in.

Clear wording only: what is not said plainly is absent from the answer, which means unknown.
"""

import re
from dataclasses import dataclass

from employer_match.language.condition_phrases import FALSE, TRUE
from employer_match.language.sentences import excerpt, sentences
from employer_match.vocabulary import Condition


@dataclass(frozen=True, slots=True)
class Stated:
    """What the text says of one condition: true or false, and the ad's words for it."""

    value: bool
    quote: str


def stated_conditions(text: str) -> dict[Condition, Stated]:
    """The conditions that the text states, each with a short quotation of the text itself.

    The first clear statement wins; a text that says both (dagtid here, natt there) states true,
    because the work then holds it. Conditions come in the vocabulary's order.
    """
    found: dict[Condition, Stated] = {}
    for sentence in sentences(text):
        for condition, pattern in FALSE.items():
            if condition not in found and (match := pattern.search(sentence)):
                found[condition] = Stated(False, excerpt(sentence, match.span()))
        for condition, pattern in TRUE.items():
            earlier = found.get(condition)
            if earlier is None or not earlier.value:
                match = _plain(pattern, FALSE.get(condition), sentence)
                if match:
                    found[condition] = Stated(True, excerpt(sentence, match.span()))
    return {condition: found[condition] for condition in Condition if condition in found}


def _plain(
    said: re.Pattern[str], denied: re.Pattern[str] | None, sentence: str
) -> re.Match[str] | None:
    """The first place where the sentence says it and does not deny it."""
    taken = [match.span() for match in denied.finditer(sentence)] if denied else []
    for match in said.finditer(sentence):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            return match
    return None
