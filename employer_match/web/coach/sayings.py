"""Wishes and what is ruled out, as rows of a form: words are turned into codes, or asked about.

A row is a kind and words. Words that are an occupation's own label become its code. Others bring up
to three proposals, each with its because, to choose from with the person; own words are always one
of the choices. A "no" in a wish becomes a row of its own among what is ruled out, to be answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from employer_match.http import current
from employer_match.http.languages import chosen
from employer_match.language.taxonomy import Concept, Level
from employer_match.occupations.wishes.conditions_said import conditions_said
from employer_match.occupations.wishes.spoken import Part, parts
from employer_match.services.occupations.find_occupation import find_occupation, same_words
from employer_match.services.occupations.propose_occupations import propose_occupations
from employer_match.services.participants.read_participant import Said
from employer_match.vocabulary import Condition, WishKind

LEVELS = {
    WishKind.OCCUPATION: Level.OCCUPATION,
    WishKind.GROUP: Level.GROUP,
    WishKind.FIELD: Level.FIELD,
}
KINDS = {level: kind for kind, level in LEVELS.items()}
MOST_ROWS = 20
Typed = MultiDict[str, str]


@dataclass(frozen=True)
class Choice:
    """Something that a row's words may mean; `because` is empty where only the name has them."""

    concept: Concept
    because: str = ""

    @property
    def kind(self) -> WishKind:
        """What the row becomes when this is chosen."""
        return KINDS[self.concept.level]


@dataclass(frozen=True)
class Row:
    """One row: what kind, in which words; `value` once it is known what is meant, else `choices`.

    `more` are further concepts whose names have the words.
    """

    kind: WishKind = WishKind.OCCUPATION
    words: str = ""
    value: str = ""
    choices: tuple[Choice, ...] = ()
    more: tuple[Choice, ...] = ()

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
        asked = typed.get("_propose") == f"{name}-{number}"
        rows.append(_settle(row, typed.get(f"{name}-{number}-pick"), asked))
    return rows


def noes_apart(wishes: list[Row], ruled_out: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows with each "no" of a wish moved to what is ruled out, there to be answered."""
    kept: list[Row] = []
    for row in wishes:
        said = parts(row.words) if row.kind is WishKind.TEXT or not row.value else ()
        noes = [part for part in said if part.ruled_out]
        if not noes:
            kept.append(row)
            continue
        kept += [_asked_about(part) for part in said if not part.ruled_out]
        ruled_out = [*ruled_out, *map(_asked_about, noes)]
    return kept[:MOST_ROWS], _without_blanks(ruled_out)[:MOST_ROWS]


def from_own_words(
    text: str, wishes: list[Row], must_nots: list[Row]
) -> tuple[list[Row], list[Row]]:
    """The rows, and after them one for each part of the person's own words, with proposals."""
    known = {row.words.casefold() for row in (*wishes, *must_nots)}
    said = [part for part in parts(text) if part.said.casefold() not in known]
    wanted = [_asked_about(part) for part in said if not part.ruled_out]
    noes = [_asked_about(part) for part in said if part.ruled_out]
    return (
        (_without_blanks(wishes) + wanted)[:MOST_ROWS] or [Row()],
        (_without_blanks(must_nots) + noes)[:MOST_ROWS] or [Row()],
    )


def _without_blanks(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.words]


def _asked_about(part: Part) -> Row:
    choices, more = _proposals(part.telling, part.telling)
    return Row(WishKind.TEXT, part.said, "", choices, more)


def mentioned(typed: Typed, rows: dict[str, list[Row]]) -> dict[str, list[Condition]]:
    """Conditions that the words mention, to be ticked by whoever means them; by the form's list."""
    said = dict(conditions_said(typed.get("own_words", "")))
    for row in rows["wishes"]:
        said |= conditions_said(row.words if row.kind is WishKind.TEXT else "")
    for row in rows["must_nots"]:
        own = conditions_said(row.words if row.kind is WishKind.TEXT else "")
        said |= dict.fromkeys(own, False)
    found: dict[str, list[Condition]] = {"conditions": [], "not_conditions": []}
    ticked = {*typed.getlist("conditions"), *typed.getlist("not_conditions")}
    for condition, wanted in said.items():
        if condition.value not in ticked:
            found["conditions" if wanted else "not_conditions"].append(condition)
    return found


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


def _settle(row: Row, pick: str | None, asked: bool) -> Row:
    if not row.words:
        return row
    if pick:
        for concept in find_occupation(current.session(), current.actor(), pick):
            if concept.id == pick and concept.level in KINDS:
                return replace(row, kind=KINDS[concept.level], words=concept.label, value=pick)
    if pick == "":
        return replace(row, kind=WishKind.TEXT, value=row.words)
    if row.kind not in LEVELS and not asked:
        return replace(row, kind=WishKind.TEXT, value=row.words)
    level = LEVELS.get(row.kind)
    found = find_occupation(current.session(), current.actor(), row.words, level)
    exact = [each for each in found if same_words(each, row.words)]
    if exact and not asked:
        return replace(row, words=exact[0].label, value=exact[0].id)
    if level is Level.FIELD:
        return replace(row, choices=tuple(map(Choice, found)))
    choices, more = _proposals(row.words, row.words)
    return replace(row, choices=choices, more=more)


def _proposals(wish: str, name: str) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Up to three concepts for a wish in words, and others that have them in their names."""
    session, actor = current.session(), current.actor()
    proposed = propose_occupations(session, actor, wish, chosen())
    choices = tuple(Choice(each.concept, each.because) for each in proposed)
    held = {each.concept.id for each in choices}
    named = find_occupation(session, actor, name)
    return choices, tuple(
        Choice(each) for each in named if each.id not in held and each.level is not Level.FIELD
    )
