"""Wishes and what is ruled out, as rows of a form: words are turned into codes, or asked about.

A row is a kind and words. Words that are an occupation's own label become its code; where several
occupations may be meant, the row is shown again with a choice, and own words are always one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from employer_match.http import current
from employer_match.language.taxonomy import Concept, Level
from employer_match.services.occupations.find_occupation import find_occupation, same_words
from employer_match.services.participants.read_participant import Said
from employer_match.vocabulary import WishKind

LEVELS = {
    WishKind.OCCUPATION: Level.OCCUPATION,
    WishKind.GROUP: Level.GROUP,
    WishKind.FIELD: Level.FIELD,
}
KINDS = {level: kind for kind, level in LEVELS.items()}
MOST_ROWS = 20
Typed = MultiDict[str, str]


@dataclass(frozen=True)
class Row:
    """One row: what kind, in which words; `value` once a code is known, else `choices` to pick."""

    kind: WishKind = WishKind.OCCUPATION
    words: str = ""
    value: str = ""
    choices: tuple[Concept, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether the row can be written down, or is blank and left out."""
        return not self.words or bool(self.value)


def shown(said: Iterable[Said]) -> list[Row]:
    """Rows of what is recorded."""
    return [
        Row(each.kind, each.label, each.value) for each in said if each.kind in {*LEVELS, "text"}
    ]


def typed_rows(typed: Typed, name: str) -> list[Row]:
    """The rows of a form, each settled where its words leave no doubt."""
    rows = []
    for number in range(MOST_ROWS):
        words = typed.get(f"{name}-{number}-words")
        if words is None:
            break
        kind = typed.get(f"{name}-{number}-kind", "")
        row = Row(WishKind(kind) if kind in set(WishKind) else WishKind.TEXT, words.strip())
        rows.append(_settle(row, typed.get(f"{name}-{number}-pick")))
    return rows


def rearranged(rows: list[Row], typed: Typed, name: str) -> list[Row]:
    """The rows after a button: one more, one less, or one moved up."""
    rows = list(rows)
    removed, raised = (_number(typed.get(button, ""), name) for button in ("_remove", "_raise"))
    if removed is not None and removed < len(rows):
        del rows[removed]
    if raised is not None and 0 < raised < len(rows):
        rows[raised - 1], rows[raised] = rows[raised], rows[raised - 1]
    if typed.get("_add") == name and len(rows) < MOST_ROWS:
        rows.append(Row())
    return rows


def _number(button: str, name: str) -> int | None:
    start, _, number = button.rpartition("-")
    return int(number) if start == name and number.isdecimal() and len(number) < 4 else None


def _settle(row: Row, pick: str | None) -> Row:
    if not row.words:
        return row
    if row.kind not in LEVELS or pick == "":
        return replace(row, kind=WishKind.TEXT, value=row.words)
    level = LEVELS[row.kind]
    found = find_occupation(current.session(), current.actor(), row.words, level)
    if pick:
        found_pick = [each for each in found if each.id == pick]
        if found_pick:
            return replace(row, words=found_pick[0].label, value=pick)
    exact = [each for each in found if same_words(each, row.words)]
    if exact:
        return replace(row, words=exact[0].label, value=exact[0].id)
    return replace(row, choices=tuple(found))
