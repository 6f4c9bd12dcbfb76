"""What every resource shares on the way in: strict JSON, known query keys, ids that can exist."""

import json
from typing import Any, NoReturn

import flask_smorest
from flask import Request
from marshmallow import RAISE, Schema
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, UnsupportedMediaType
from werkzeug.routing import BaseConverter, IntegerConverter, Map

from employer_match.schemas.base import LONGEST_ID

#: What a view answers: the thing shown, its status, its headers.
Answer = tuple[Any, int, dict[str, str]]


class Parser(FlaskParser):
    """Reads JSON bodies and queries; whatever it does not know, it refuses by name."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {  # noqa: RUF012 - as webargs has it
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": RAISE,  # a filter with a slip in its name would otherwise answer with everything
    }

    def load_json(self, req: Request, schema: Schema) -> Any:
        """The body; a 415 for anything but JSON, a 400 for what is none."""
        if not req.is_json:
            raise UnsupportedMediaType()
        try:
            return json.loads(req.get_data(), parse_constant=_no_number)
        except (ValueError, RecursionError) as broken:  # also numbers of thousands of digits
            raise BadRequest() from broken


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """A resource's blueprint; its views are named by the verbs that the document shows."""

    ARGUMENTS_PARSER = Parser()


class RecordId(IntegerConverter):
    """`<record:…>`: the number of a record; what no database could hold is simply not found."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, min=1, max=LONGEST_ID)


class ParticipantId(BaseConverter):
    """`<participant:…>`: the random id of a participant."""

    regex = "[0-9a-f]{16}"


def pattern_of(converter: BaseConverter) -> dict[str, Any]:
    """How the document describes an id that is text."""
    return {"type": "string", "pattern": f"^{converter.regex}$"}
