"""Municipalities as they are sent in: SCB's four digits, or the name that people know."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from marshmallow import ValidationError, fields

from employer_match.integrations.geo import municipalities


class Municipality(fields.String):
    """A municipality by code or name; what is loaded is the code."""

    default_error_messages = {  # noqa: RUF012 - marshmallow declares it so
        "null": "Fill this in.",
        "required": "Fill this in.",
        "invalid": "Write the name of a municipality.",
    }

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **rest: Any
    ) -> str:
        text = super()._deserialize(value, attr, data, **rest).strip()
        code = code_of(text)
        if code is None:
            raise ValidationError("There is no municipality of this name.")
        return code


def code_of(text: str) -> str | None:
    """The code of a municipality from its code or its name, or None."""
    return text if text in municipalities() else _codes().get(_key(text))


def name_of(code: str | None) -> str:
    """The name of a municipality; a code that is unknown shows itself."""
    found = municipalities().get(code or "")
    return found.name if found else code or ""


def _key(name: str) -> str:
    return " ".join(name.casefold().removesuffix("kommun").removesuffix("stad").split())


@cache
def _codes() -> dict[str, str]:
    return {_key(place.name): code for code, place in municipalities().items()}
