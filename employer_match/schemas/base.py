"""What every schema shares: unknown keys are refused, and each refusal says what to do.

Messages are English message ids; the faces translate them. Text is stripped, and characters that a
database cannot hold are refused here, so that they never become an error of the server.
"""

import datetime
import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from marshmallow import RAISE, Schema, fields, validate

#: What is said of each fault; English message ids.
MESSAGES = {
    "required": "Fill this in.",
    "choose": "Choose one of the alternatives.",
    "unknown": "There is no field of this name.",
    "object": "Send an object with fields.",
    "list": "Send a list.",
    "text": "Write this as text.",
    "unreadable": "Take away characters that cannot be read.",
    "long": "Shorten this.",
    "many": "That is too many.",
    "email": "Write an e-mail address, like name@place.se.",
    "phone": "Write a telephone number, like 08-123 45 67.",
    "whole": "Write a whole number.",
    "number": "Write a number.",
    "possible": "Write a number that is possible here.",
    "hours": "Write hours a week, between 0 and 168.",
    "day": "Write a day as year-month-day, for example 2026-11-21.",
    "yes": "Answer yes or no.",
}
LONGEST_ID = 2**31 - 1


class Strict(Schema):
    """A schema that refuses keys it does not know."""

    error_messages = {  # noqa: RUF012 - marshmallow declares it so
        "unknown": MESSAGES["unknown"],
        "type": MESSAGES["object"],
    }

    class Meta:
        """Refuse what is not declared."""

        unknown = RAISE


def _messages(required: str = MESSAGES["required"], **others: str) -> dict[str, Any]:
    return {"required": required, "null": required, **others}


class _Words(fields.String):
    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **rest: Any
    ) -> str:
        text = super()._deserialize(value, attr, data, **rest)
        if any(_unreadable(letter) for letter in text):
            raise self.make_error("characters")
        return text.strip()


def _unreadable(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\r\t"


def text(
    longest: int, *rules: validate.Validator, required: bool = False, **rest: Any
) -> fields.String:
    """Words of at most `longest` characters; unless required, absent means blank (or None)."""
    length: list[validate.Validator] = [validate.Length(max=longest, error=MESSAGES["long"])]
    if required:
        length.append(validate.Length(min=1, error=MESSAGES["required"]))
    elif "load_default" not in rest:
        rest["load_default"] = None if rest.get("allow_none") else ""
    messages = _messages(
        invalid=MESSAGES["text"],
        invalid_utf8=MESSAGES["text"],
        characters=MESSAGES["unreadable"],
    )
    return _Words(required=required, validate=[*length, *rules], error_messages=messages, **rest)


def email(**rest: Any) -> fields.String:
    """An e-mail address, or blank where it is not required."""
    rule = validate.Regexp(r"(?:[^@\s]+@[^@\s]+\.[^@\s.]+)?\Z", error=MESSAGES["email"])
    return text(254, rule, **rest)


def phone(**rest: Any) -> fields.String:
    """A telephone number as people write it, or blank where it is not required."""
    rule = validate.Regexp(r"(?:\+?[\d\s()/.-]{5,})?\Z", error=MESSAGES["phone"])
    return text(40, rule, **rest)


class _Whole(fields.Integer):
    """A whole number; a form sends it as digits, and 2.5 or true is none."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **rest: Any
    ) -> int:
        if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,18}\s*", value, re.ASCII):
            value = int(value)
        if isinstance(value, bool):
            raise self.make_error("invalid")
        return super()._deserialize(value, attr, data, **rest)


def whole(least: int = 0, most: int = LONGEST_ID, **rest: Any) -> fields.Integer:
    """A whole number between the two, both included."""
    rule = validate.Range(min=least, max=most, error=MESSAGES["possible"])
    messages = _messages(invalid=MESSAGES["whole"], too_large=MESSAGES["possible"])
    return _Whole(strict=True, validate=rule, error_messages=messages, **rest)


def reference(**rest: Any) -> fields.Integer:
    """The id of another record."""
    return whole(1, **rest)


def version() -> fields.Integer:
    """Which version of the record is being changed; the guard against lost updates."""
    return whole(1, load_default=None, allow_none=True)


class _Number(fields.Float):
    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **rest: Any
    ) -> float:
        plain = value.strip().replace(",", ".") if isinstance(value, str) else value
        return super()._deserialize(plain, attr, data, **rest)


def hours(**rest: Any) -> fields.Float:
    """Hours a week, 0 to 168, with a decimal comma or point; None is not known."""
    rule = validate.Range(min=0, max=168, error=MESSAGES["hours"])
    messages = _messages(
        invalid=MESSAGES["number"], special=MESSAGES["number"], too_large=MESSAGES["number"]
    )
    return _Number(
        validate=rule, error_messages=messages, load_default=None, allow_none=True, **rest
    )


def day(required: bool = False, **rest: Any) -> fields.Date:
    """A day as YYYY-MM-DD, between 1900 and 2199; None unless required."""
    rule = validate.Range(
        min=datetime.date(1900, 1, 1), max=datetime.date(2199, 12, 31), error=MESSAGES["day"]
    )
    if not required:
        rest = {"load_default": None, "allow_none": True, **rest}
    messages = _messages(invalid=MESSAGES["day"], format=MESSAGES["day"])
    return fields.Date(
        "%Y-%m-%d", validate=rule, error_messages=messages, required=required, **rest
    )


def yes(**rest: Any) -> fields.Boolean:
    """Yes or no, and None (not known) where that is allowed."""
    return fields.Boolean(error_messages=_messages(invalid=MESSAGES["yes"]), **rest)


def known_or_not(**rest: Any) -> fields.Boolean:
    """Yes, no, or None: not known."""
    return yes(load_default=None, allow_none=True, **rest)


def code(kind: type[StrEnum], **rest: Any) -> fields.Enum[Any]:
    """One of the vocabulary's codes, by its value."""
    messages = _messages(MESSAGES["choose"], unknown=MESSAGES["choose"])
    return fields.Enum(kind, by_value=True, error_messages=messages, **rest)


def many(inner: fields.Field[Any], most: int = 50, **rest: Any) -> fields.List[Any]:
    """A list of at most `most` things; absent means empty."""
    rule = validate.Length(max=most, error=MESSAGES["many"])
    rest.setdefault("load_default", list)
    messages = _messages(invalid=MESSAGES["list"])
    return fields.List(inner, validate=rule, error_messages=messages, **rest)


def rows(inner: type[Schema], most: int = 50) -> fields.Nested:
    """A list of at most `most` records, in the order given; absent means empty."""
    rule = validate.Length(max=most, error=MESSAGES["many"])
    return fields.Nested(
        inner,
        many=True,
        validate=rule,
        load_default=list,
        error_messages=_messages(type=MESSAGES["list"]),
    )


class Page(Strict):
    """Which page of a list is asked for."""

    page = whole(1, 1_000_000, load_default=1)
    page_size = whole(1, 200, load_default=50)
