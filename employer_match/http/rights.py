"""Every endpoint declares its right; one that does not is refused before its view runs."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from flask.typing import RouteCallable

from employer_match.services.permissions import Action

View = TypeVar("View", bound=Callable[..., Any])

PUBLIC: Final = "public"
Right = Action | str


def needs(action: Action) -> Callable[[View], View]:
    """Declare that a view asks for this action; the services ask again, with the thing at hand."""

    def mark(view: View) -> View:
        view.right = action  # type: ignore[attr-defined]
        return view

    return mark


def public(view: View) -> View:
    """Declare that anybody may call a view; a guard test holds the short list of such endpoints."""
    view.right = PUBLIC  # type: ignore[attr-defined]
    return view


def right_of(view: RouteCallable, method: str) -> Right | None:
    """The right a view declares, looked up on the method of a class-based view; None if it forgot.

    HEAD asks what GET asks.
    """
    view_class = getattr(view, "view_class", None)
    if view_class is not None:
        name = "get" if method == "HEAD" else method.lower()
        view = getattr(view_class, name, view)
    found: Right | None = getattr(view, "right", None)
    return found
