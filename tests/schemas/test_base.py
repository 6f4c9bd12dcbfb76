"""What every schema promises: unknown keys refused, text readable, numbers possible."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from marshmallow import RAISE, Schema, ValidationError

from employer_match import schemas
from employer_match.schemas.base import (
    MESSAGES,
    Strict,
    code,
    day,
    email,
    hours,
    known_or_not,
    many,
    phone,
    reference,
    rows,
    text,
    whole,
)
from employer_match.vocabulary import Mode
from tests.support.catalogues import messages


class Row(Strict):
    """A record inside another."""

    name = text(10, required=True)


class Sample(Strict):
    """One field of each sort."""

    name = text(10, required=True)
    mail = email()
    dial = phone(allow_none=True)
    number = whole(1, 5, load_default=None, allow_none=True)
    other_id = reference(load_default=None)
    weekly = hours()
    on = day()
    mode = code(Mode, load_default=None)
    sure = known_or_not()
    several = many(code(Mode), 2)
    inside = rows(Row, 2)
    note = text(10)


def every_schema() -> Iterator[type[Schema]]:
    """The schemas of every resource."""
    for found in pkgutil.iter_modules(schemas.__path__):
        module = importlib.import_module(f"employer_match.schemas.{found.name}")
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, Schema) and kind is not Schema:
                yield kind


def wrong(**sent: object) -> dict[str, object]:
    """What is said of each field."""
    with pytest.raises(ValidationError) as refused:
        Sample().load({"name": "x", **sent})
    return dict(refused.value.messages_dict)


def test_every_schema_refuses_unknown_keys() -> None:
    loose = [kind.__name__ for kind in every_schema() if kind().unknown != RAISE]
    assert loose == []


def test_every_message_has_its_swedish() -> None:
    assert [message for message in MESSAGES.values() if message not in messages()] == []


def test_no_field_answers_in_marshmallows_own_words() -> None:
    """Defaults like "Not a valid integer." are no sentences that tell what to do."""
    own = ("Not a", "Missing", "Field")
    found = [
        (kind.__name__, name, key)
        for kind in every_schema()
        for name, field in kind().fields.items()
        for key in ("invalid", *["required"][: field.required], *["null"][: not field.allow_none])
        if str(field.error_messages.get(key, "")).startswith(own)
    ]
    assert found == []


def test_what_is_left_out_has_its_default() -> None:
    loaded = Sample().load({"name": "  Siv  "})
    assert loaded["name"] == "Siv"
    assert (loaded["note"], loaded["mail"], loaded["dial"], loaded["several"]) == ("", "", None, [])


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "   "}, "required"),
        ({"name": "elva tecken"}, "long"),
        ({"note": "a\x00b"}, "unreadable"),
        ({"note": "\ud800"}, "unreadable"),
        ({"note": 5}, "text"),
        ({"mail": "siv.example.se"}, "email"),
        ({"dial": "ring mig"}, "phone"),
        ({"number": 6}, "possible"),
        ({"number": 1.5}, "whole"),
        ({"number": True}, "whole"),
        ({"other_id": 2**40}, "possible"),
        ({"weekly": "många"}, "number"),
        ({"weekly": 169}, "hours"),
        ({"weekly": float("nan")}, "number"),
        ({"on": "21/11 2026"}, "day"),
        ({"on": "0001-01-01"}, "day"),
        ({"mode": "carrier_pigeon"}, "choose"),
        ({"sure": "perhaps"}, "yes"),
        ({"several": ["visit"] * 3}, "many"),
        ({"several": "visit"}, "list"),
        ({"points": 1}, "unknown"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(sent: dict[str, object], said: str) -> None:
    assert wrong(**sent) == {next(iter(sent)): [MESSAGES[said]]}


def test_rows_name_the_row_that_is_wrong() -> None:
    assert wrong(inside=[{"name": "x"}, {"name": ""}]) == {
        "inside": {1: {"name": [MESSAGES["required"]]}}
    }


def test_a_decimal_comma_is_read() -> None:
    assert Sample().load({"name": "x", "weekly": "7,5"})["weekly"] == 7.5
