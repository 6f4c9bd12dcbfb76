"""Swedish first, English complete: which of the two the reader gets."""

from flask import Flask, g, has_request_context, request
from flask_babel import Babel

from employer_match.services.actor import Actor

COOKIE = "language"
LANGUAGES = ("sv", "en")


def chosen() -> str:
    """The reader's language: the page's choice, the account's, the browser's, or Swedish."""
    if not has_request_context():
        return "sv"
    cookie = request.cookies.get(COOKIE)
    if cookie in LANGUAGES:
        return str(cookie)
    actor: Actor | None = g.get("actor")
    if actor is not None and actor.signed_in:
        return actor.language if actor.language in LANGUAGES else "sv"
    return request.accept_languages.best_match(LANGUAGES) or "sv"


def speak(app: Flask) -> None:
    """Let the app translate; times are shown in Stockholm."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "translations"
    Babel(
        app,
        locale_selector=chosen,
        timezone_selector=lambda: "Europe/Stockholm",
        default_locale="sv",
        default_timezone="Europe/Stockholm",
    )
    app.jinja_env.globals["language"] = chosen
