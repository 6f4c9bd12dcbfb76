"""Cookies: out of scripts' reach, over HTTPS only, and bound to this very host."""

from datetime import timedelta

from flask import request
from werkzeug.wrappers import Response

from employer_match.config import Settings
from employer_match.http import current


def name_of(name: str, settings: Settings) -> str:
    """The cookie's name: with the prefix by which browsers refuse it from any other host."""
    return f"__Host-{name}" if settings.https else name


def read(name: str) -> str | None:
    """What the browser kept under this name, or None."""
    return request.cookies.get(name_of(name, current.settings())) or None


def keep(response: Response, name: str, value: str, lasts: timedelta) -> None:
    """Let the browser keep a value; it sends it to us alone, and with links that lead here."""
    settings = current.settings()
    response.set_cookie(
        name_of(name, settings),
        value,
        max_age=int(lasts.total_seconds()),
        path="/",
        httponly=True,
        secure=settings.secure_cookies,
        samesite="Lax",
    )


def forget(response: Response, name: str) -> None:
    """Take a value out of the browser."""
    settings = current.settings()
    response.delete_cookie(
        name_of(name, settings),
        path="/",
        httponly=True,
        secure=settings.secure_cookies,
        samesite="Lax",
    )
