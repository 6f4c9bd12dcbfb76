"""Read a note before it is saved, and point at what tells something of a person."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from employer_match.language.notes.identity_numbers import identity_numbers
from employer_match.language.notes.names import names_in
from employer_match.language.notes.words import FILES, HARMLESS, pattern_of
from employer_match.vocabulary import Remark

_BREAK = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at [start, end) of the text, as it was written.

    `around` are the parts of its sentence before and after it. `sure` is True of what is never
    allowed there: a personal identity number that checks.
    """

    remark: Remark
    start: int
    end: int
    words: str
    around: tuple[str, str]
    sure: bool = False


def lint_note(text: str, names: Collection[str] = ()) -> tuple[Found, ...]:
    """Everything found, in the order of the text; `names` are those of the writer's participants.

    What it finds may be harmless and what it does not find may be a secret: it advises a person.
    """
    places = sorted(_places(text, names), key=lambda place: (place[1], -place[2]))
    found: list[Found] = []
    for remark, start, end, sure in places:
        if found and start < found[-1].end:
            continue
        found.append(Found(remark, start, end, text[start:end], _sentence(text, start, end), sure))
    return tuple(found)


def _places(text: str, names: Collection[str]) -> Iterator[tuple[Remark, int, int, bool]]:
    for number in identity_numbers(text):
        yield Remark.IDENTITY_NUMBER, number.start, number.end, number.sure
    for start, end in names_in(text, names):
        yield Remark.NAME, start, end, False
    harmless = [match.span() for match in pattern_of(HARMLESS).finditer(text)]
    for remark, file in FILES.items():
        for match in pattern_of(file).finditer(text):
            if not any(start <= match.start() and match.end() <= end for start, end in harmless):
                yield remark, *match.span(), False


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    begins, ends = 0, len(text)
    for gap in _BREAK.finditer(text):
        if gap.end() <= start:
            begins = gap.end()
        elif gap.start() >= end:
            ends = gap.start()
            break
    return text[begins:start].lstrip(), text[end:ends].rstrip()
