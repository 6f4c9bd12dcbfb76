"""Against lost and doubled writes: versions as ETag and If-Match, and Idempotency-Key."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import request

from employer_match import errors
from employer_match.api.base import Blueprint
from employer_match.http import current
from employer_match.services.idempotency import LONGEST_KEY, once

View = TypeVar("View", bound=Callable[..., Any])

_VERSION = re.compile('"([0-9]{1,9})"')
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "description": "The ETag of the version that was read.",
    "schema": {"type": "string", "pattern": f"^{_VERSION.pattern}$"},
}
KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "Any text of one's own: the same request with the same key is done once.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[!-~]+$"},
}
#: For `blueprint.response(…, headers=VERSIONED)`.
VERSIONED = {"ETag": {"description": "Its version.", "schema": {"type": "string"}}}
CREATED = {
    **VERSIONED,
    "Location": {"description": "Where it stands.", "schema": {"type": "string"}},
}


def conditional(view: View) -> View:
    """Declare that a view asks for If-Match: 428 without it, 412 where it names an old version."""
    marked: View = Blueprint.doc(parameters=[IF_MATCH])(view)
    return marked


def repeatable(view: View) -> View:
    """Declare that a view takes an Idempotency-Key."""
    marked: View = Blueprint.doc(parameters=[KEY])(view)
    return marked


def etag(version: int) -> dict[str, str]:
    """The header by which a later edit says which version it edits."""
    return {"ETag": f'"{version}"'}


def created(path: str, version: int | None = None) -> dict[str, str]:
    """The headers of what was just made: where it stands (below /api/v1), and its version."""
    where = {"Location": f"/api/v1{path}"}
    return where if version is None else where | etag(version)


def version_read() -> int | None:
    """The version named by If-Match; None where the header is missing.

    Raises Stale for one that is not a version of ours: it cannot be today's.
    """
    sent = request.headers.get("If-Match")
    if sent is None:
        return None
    version = _VERSION.fullmatch(sent.strip())
    if version is None:
        raise errors.Stale(version=None)
    return int(version[1])


def done_once(
    thing: str, body: Mapping[str, object], make: Callable[[], int | str]
) -> tuple[str, bool]:
    """What `services.idempotency.once` does, with the key of this request's header.

    Raises Invalid for a key that is not printable ASCII.
    """
    key = request.headers.get("Idempotency-Key")
    if key is not None and not (key.isascii() and key.isprintable() and key.strip()):
        raise errors.Invalid(fields={"idempotency_key": "Use printable letters and digits."})
    return once(current.session(), current.actor(), key, body, thing, make)
