"""The field's coded words as people read them, in the reader's language."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from flask_babel import gettext

from employer_match.http.coded_words import (
    actions,
    dealings,
    employers,
    openings,
    participants,
)

#: By kind first: members of two kinds may share a value ("no") and are then equal as keys.
WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    **actions.WORDS,
    **dealings.WORDS,
    **employers.WORDS,
    **openings.WORDS,
    **participants.WORDS,
}


def words_of(code: StrEnum) -> str:
    """A code in the reader's language."""
    return str(gettext(WORDS[type(code)][code]))


def choices(codes: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """(value, words) of each code, in the order given: what a select takes."""
    return [(code.value, words_of(code)) for code in codes]
