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


def before_second_factor(view: View) -> View:
    """Let a view be called while a demanded second factor is still to be set up."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view


def opens_before_second_factor(view: RouteCallable) -> bool:
    """Whether a view may be called by whoever has yet to set up a demanded second factor."""
    return bool(getattr(view, "before_second_factor", False))


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
