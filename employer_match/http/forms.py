"""A page's form over a marshmallow schema: what was typed, what came of it, what is wrong.

Pages and API validate with the same schemas; this turns a browser's pairs into what they take and
their errors into one sentence a field, and keeps what was typed whatever went wrong.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

from flask import request
from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import Length
from werkzeug.datastructures import MultiDict

from employer_match import errors
from employer_match.http import current, problems
from employer_match.http.words import words_of

Typed = MultiDict[str, str]

#: More rows than anybody fills in; a longer list is somebody playing.
MOST_ROWS = 50


class Form:
    """One schema, filled in or not. `errors` maps a field's name to an English message id."""

    def __init__(self, schema: Schema, values: Mapping[str, Any] | None = None) -> None:
        """A form with these values to begin with; rows are lists of mappings."""
        self.schema = schema
        self.typed: Typed = MultiDict(list(_flat(values or {})))
        self.errors: dict[str, str] = {}
        self.problem: errors.Problem | None = None
        self.data: dict[str, Any] = {}

    def read(self, typed: Typed) -> bool:
        """Take what was typed; True when all of it can be used, and then stands in `data`.

        Names that begin with an underscore are buttons, not fields.
        """
        self.typed = MultiDict(
            (name, value)
            for name, value in typed.items(multi=True)
            if name != "csrf_token" and not name.startswith("_")
        )
        try:
            self.data = cast(dict[str, Any], self.schema.load(_shaped(self.schema, self.typed)))
        except ValidationError as wrong:
            self.errors = dict(_sentences(wrong.messages_dict))
            return False
        return True

    def refuse(self, problem: errors.Problem) -> None:
        """Mark the fields that a service refused; without any, its sentence stands alone."""
        self.problem = problem
        fields_of = {name.replace(".", "-"): message for name, message in problem.fields.items()}
        self.errors.update(fields_of or {"": problems.said(problem)})

    @contextmanager
    def refusals(self, *kinds: type[errors.Problem]) -> Iterator[None]:
        """Run a service; what it refuses is marked and undone, and the page is shown again.

        A text to be read again has a page of its own, the same for every form.
        """
        try:
            yield
        except errors.TextToRead:
            raise
        except errors.Problem as problem:
            if not isinstance(problem, kinds or (errors.Invalid, errors.Conflict)):
                raise
            current.session().rollback()
            self.refuse(problem)

    @property
    def status(self) -> int:
        """The status of a page that shows this form again."""
        return int(problems.status_of(self.problem)) if self.problem else 422

    def text(self, name: str) -> str:
        """What stands in a field of one line; of two, the last one (a tick after its "no")."""
        return (self.typed.getlist(name) or [""])[-1]

    def spoken(self, name: str) -> str:
        """What stands in a field, with a code in words."""
        found, text = self._field(name), self.text(name)
        if isinstance(found, fields.Enum):
            members: dict[str, Any] = {
                member.value: member for member in found.enum.__members__.values()
            }
            return words_of(members[text]) if text in members else text
        return text

    def chosen(self, name: str, value: object) -> bool:
        """Whether a choice is made; the empty choice is, when nothing else is."""
        made = self.typed.getlist(name)
        return str(value) in made or (value == "" and not any(made))

    @property
    def marks_optional(self) -> bool:
        """Whether optional fields are marked: not on a form where every field is optional."""
        fields_seen = self.schema.fields.items()  # an id is chosen before, and stands hidden
        return any(field.required and not name.endswith("_id") for name, field in fields_seen)

    def required(self, name: str) -> bool:
        """Whether the schema asks for the field."""
        found = self._field(name)
        return bool(found and found.required)

    def longest(self, name: str) -> int | None:
        """How many characters the field may hold at most."""
        found = self._field(name)
        rules = found.validators if found else []
        return next((rule.max for rule in rules if isinstance(rule, Length) and rule.max), None)

    def rows(self, name: str) -> int:
        """How many rows of a list of records were typed."""
        return _row_count(name, self.typed)

    def _field(self, name: str) -> fields.Field[Any] | None:
        parts = re.fullmatch(r"(\w+)-\d+-(\w+)", name)
        if parts:
            outer = self.schema.fields.get(parts[1])
            inner = outer.schema if isinstance(outer, fields.Nested) else None
            return inner.fields.get(parts[2]) if isinstance(inner, Schema) else None
        return self.schema.fields.get(name)


def words_asked(name: str, longest: int = 200) -> str:
    """Words of a search from the address: cut, and without characters that no database holds."""
    typed = request.args.get(name, "")
    return "".join(letter for letter in typed if letter.isprintable())[:longest].strip()


def _shaped(schema: Schema, typed: Typed) -> dict[str, Any]:
    """A browser's pairs as the schema takes them: blanks are None or absent, lists are lists."""
    shaped: dict[str, Any] = {}
    for name, field in schema.fields.items():
        if isinstance(field, fields.Nested) and field.many:
            inner = field.schema
            rows = [
                _shaped(inner, _row(name, number, typed))
                for number in range(_row_count(name, typed))
            ]
            shaped[name] = [row for row in rows if any(value is not None for value in row.values())]
        elif isinstance(field, fields.List):
            shaped[name] = [value for value in typed.getlist(name) if value.strip()]
        elif name in typed:
            value = typed.getlist(name)[-1].replace("\r\n", "\n")
            if value.strip():
                shaped[name] = value
            elif field.allow_none:
                shaped[name] = None
    rows_of = tuple(f"{name}-" for name, field in schema.fields.items() if _is_rows(field))
    for name in typed:
        if name not in schema.fields and not name.startswith(rows_of or ("\0",)):
            shaped[name] = typed[name]
    return shaped


def _is_rows(field: fields.Field[Any]) -> bool:
    return isinstance(field, fields.Nested) and bool(field.many)


def _row_count(name: str, typed: Typed) -> int:
    numbers = [
        int(found[1])
        for key in typed
        if (found := re.fullmatch(rf"{re.escape(name)}-(\d{{1,3}})-\w+", key))
    ]
    return min(max(numbers, default=-1) + 1, MOST_ROWS)


def _row(name: str, number: int, typed: Typed) -> Typed:
    start = f"{name}-{number}-"
    return MultiDict(
        (key.removeprefix(start), value)
        for key, value in typed.items(multi=True)
        if key.startswith(start)
    )


def _flat(values: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, list | tuple | set | frozenset):
            for number, item in enumerate(value):
                if isinstance(item, Mapping):
                    yield from _flat(item, f"{start}{name}-{number}-")
                else:
                    yield start + name, _plain(item)
        elif value is not None:
            yield start + name, _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}"
    return str(getattr(value, "value", value))


def _sentences(messages: Mapping[Any, Any], start: str = "") -> Iterator[tuple[str, str]]:
    """(field, first message): rows as name-0-part, a list's items under the list's own name."""
    for name, found in messages.items():
        if isinstance(found, Mapping):
            nested = any(isinstance(part, Mapping) for part in found.values())
            if nested or not all(isinstance(part, int) for part in found):
                yield from _sentences(found, f"{start}{name}-")
            else:
                yield f"{start}{name}", next(iter(found.values()))[0]
        else:
            yield f"{start}{name}", found[0]
