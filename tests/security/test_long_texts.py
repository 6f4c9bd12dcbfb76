"""No text takes longer than its length is worth, read from how the patterns are built.

A repeat within a repeat may try every way to share a text between the two; a pattern that begins
with a repeat tries again from each place of a long run. Both are told by the pattern's structure,
so that nothing has to be timed.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

from employer_match import duplicates, language, occupations
from employer_match.occupations.wishes.spoken import pieces

UNBOUNDED = codes.MAXREPEAT
REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT}
#: Pattern → why a repeat within a repeat does no harm there.
WITHIN = {
    "language.analyse._SUSPENDED": "each round needs a comma and a dash of its own",
    "language.licences.LICENCE": "each round needs a class; asked of sentences of 1000 characters",
    "language.requirements.LICENCE": "the same pattern",
    "language.negation._BEFORE": "each round needs a word of the list, in one sentence",
    "language.negation._AFTER": "the same",
}
#: Pattern → how long the texts are that it looks through, where it begins with a repeat.
BEGINS = {
    "duplicates.name_parts._STOPPED": "names of 200 characters",
    "language.analyse._LAST_WORD": "as many characters as the longest word has",
    "language.around._BREAK": "a run that it begins with is taken whole, whatever follows",
    "language.expansion._SLASH": "labels of the taxonomy",
    "language.requirements._CLAUSE": "a sentence, its blanks made single",
    "language.requirements._OR_AFTER": "the same, and only from its start",
    "language.sentences._SPACE": "taken whole, whatever follows",
    "occupations.examples._ELSEWHERE": "definitions of the taxonomy",
    "occupations.wishes.likeness._SLASH": "labels of the taxonomy",
    "occupations.wishes.named._AND_OTHERS": "the same",
    "occupations.wishes.named._ELSEWHERE": "the same",
    "occupations.wishes.named._SLASH": "the same",
    "occupations.wishes.spoken._AND": "pieces whose blanks are single",
    "occupations.wishes.spoken._BLANKS": "taken whole, whatever follows",
    "occupations.wishes.spoken._CLAUSE": "signs, taken whole; blanks are single by then",
}


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """A package's modules."""
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that a module of the language rooms keeps, by its name."""
    return {
        f"{module.__name__.removeprefix('employer_match.')}.{name}": value
        for package in (language, occupations, duplicates)
        for module in modules(package)
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }


def inner(argument: Any) -> Iterator[Any]:
    """The parts within a part of a pattern."""
    for each in argument if isinstance(argument, list | tuple) else ():
        if isinstance(each, parser.SubPattern):
            yield each
        else:
            yield from inner(each)


def unbounded(parsed: Any) -> Iterator[Any]:
    """What is repeated without an end, anywhere in it."""
    for kind, argument in parsed:
        if kind in REPEATS and argument[1] == UNBOUNDED:
            yield argument[2]
        for part in inner(argument):
            yield from unbounded(part)


def begins_with_repeat(parsed: Any) -> bool:
    """Whether it, or one of its alternatives, begins with a repeat that has no end."""
    for kind, argument in parsed:
        if kind in REPEATS:
            return argument[1] == UNBOUNDED or begins_with_repeat(argument[2])
        if kind is codes.BRANCH:
            return any(begins_with_repeat(each) for each in argument[1])
        if kind is codes.SUBPATTERN:
            return begins_with_repeat(argument[3])
        return False
    return False


def test_no_repeat_stands_within_a_repeat() -> None:
    found = {
        name
        for name, pattern in patterns().items()
        for repeated in unbounded(parser.parse(pattern.pattern, pattern.flags))
        if any(unbounded(repeated))
    }
    assert found == WITHIN.keys()


def test_what_begins_with_a_repeat_looks_through_short_texts_only() -> None:
    found = {
        name
        for name, pattern in patterns().items()
        if begins_with_repeat(parser.parse(pattern.pattern, pattern.flags))
    }
    assert found == BEGINS.keys()


@pytest.mark.parametrize("run", [" ", "\t", " \n", "\r\n", "\n\t"])
def test_a_run_of_blanks_is_one_in_what_somebody_says(run: str) -> None:
    """Two thousand of them, as a form lets through, took as long as their number squared."""
    said = [piece for piece, _no in pieces(f"djur{run * 1000}barn")]
    assert " ".join(" ".join(said).split()) == "djur barn"
    assert max(map(len, said)) < 20
