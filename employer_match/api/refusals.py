"""Refusals that the document cannot guess from a path and a method."""

from collections.abc import Callable
from typing import Any, TypeVar

from employer_match.api.base import Blueprint
from employer_match.api.document import FOR_EDITING, FOR_WRITING

View = TypeVar("View", bound=Callable[..., Any])
_SCHEMA = {"$ref": "#/components/schemas/Problem"}


def refuses(*statuses: str) -> Callable[[View], View]:
    """Declare that a view may also answer with these, as RFC 9457 problems."""
    said = {**FOR_WRITING, **FOR_EDITING}
    responses = {
        status: {
            "description": said[status],
            "content": {"application/problem+json": {"schema": _SCHEMA}},
        }
        for status in statuses
    }

    def declare(view: View) -> View:
        marked: View = Blueprint.doc(responses=responses)(view)
        return marked

    return declare
