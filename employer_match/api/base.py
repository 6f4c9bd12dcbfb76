"""What every resource shares: JSON bodies only, pages of a list, versions as ETags."""

from collections.abc import Sequence
from typing import Any

import flask_smorest
from flask import Request, request
from marshmallow import Schema, fields, validate
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import UnsupportedMediaType

from employer_match import errors


class JsonOnly(FlaskParser):
    """Reads JSON bodies; anything else is a 415 rather than an empty body."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        """The body, or a refusal that says what to send."""
        if not req.is_json:
            raise UnsupportedMediaType()
        return super().load_json(req, schema)


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """A resource's blueprint."""

    ARGUMENTS_PARSER = JsonOnly()


class PageQuery(Schema):
    """Which page of a list; filters of a list stand beside these two."""

    page = fields.Integer(load_default=1, validate=validate.Range(1, 100_000))
    page_size = fields.Integer(load_default=20, validate=validate.Range(1, 100))


def paged(item: type[Schema]) -> type[Schema]:
    """The schema of a page of items, with the total in the body."""
    name = item.__name__.removesuffix("Schema") + "Page"
    return Schema.from_dict(
        {
            "total": fields.Integer(required=True),
            "page": fields.Integer(required=True),
            "page_size": fields.Integer(required=True),
            "items": fields.List(fields.Nested(item), required=True),
        },
        name=name,
    )


def page_of(items: Sequence[object], total: int, query: dict[str, Any]) -> dict[str, Any]:
    """One page as the body that `paged` describes."""
    return {
        "total": total,
        "page": query["page"],
        "page_size": query["page_size"],
        "items": list(items),
    }


def etag(version: int) -> dict[str, str]:
    """The header by which a later edit says which version it edits."""
    return {"ETag": f'"{version}"'}


def version_read() -> int | None:
    """The version named by If-Match; None where the header is missing.

    Raises Stale for one that is not a version of ours: it cannot be today's.
    """
    if "If-Match" not in request.headers:
        return None
    tags = request.if_match.as_set()
    if len(tags) != 1:
        raise errors.Stale(version=None)
    (tag,) = tags
    if not tag.isdecimal() or len(tag) > 9:
        raise errors.Stale(version=None)
    return int(tag)
