"""Read a note before it is saved, and point at what tells something of a person."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from employer_match.language.around import around
from employer_match.language.notes.identity_numbers import identity_numbers
from employer_match.language.notes.names import names_in
from employer_match.language.phrases import pattern_of, places
from employer_match.vocabulary import Remark

#: What is told, in the order in which it is looked for, and where its words stand.
FILES: dict[Remark, str] = {
    Remark.HEALTH: "health.txt",
    Remark.ADDICTION: "addiction.txt",
    Remark.CRIME: "crime.txt",
    Remark.BENEFIT: "benefit.txt",
}
#: Workplaces, occupations, things and turns of phrase that share a word with those.
HARMLESS = "harmless.txt"
PACKAGE = __package__


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at [start, end) of the text, as it was written.

    `around` are the parts of its sentence before and after it.
    """

    remark: Remark
    start: int
    end: int
    words: str
    around: tuple[str, str]


def lint_note(text: str, names: Collection[str] = ()) -> tuple[Found, ...]:
    """Everything found, in the order of the text; `names` are those of the writer's participants.

    What it finds may be harmless and what it does not find may be a secret: it advises a person.
    """
    found: list[Found] = []
    for remark, start, end in sorted(_places(text, names), key=lambda at: (at[1], -at[2])):
        if not found or start >= found[-1].end:
            words = text[start:end]
            found.append(Found(remark, start, end, words, around(text, start, end)))
    return tuple(found)


def _places(text: str, names: Collection[str]) -> Iterator[tuple[Remark, int, int]]:
    for number in identity_numbers(text):
        yield Remark.IDENTITY_NUMBER, number.start, number.end
    for start, end in names_in(text, names):
        yield Remark.NAME, start, end
    harmless = pattern_of(PACKAGE, HARMLESS)
    for remark, file in FILES.items():
        for start, end in places(text, pattern_of(PACKAGE, file), harmless):
            yield remark, start, end
