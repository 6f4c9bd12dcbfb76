"""One application for many tests: putting the faces together takes longer than most tests do.

It keeps nothing of a test but its settings and its engine, so they are all that is exchanged.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.support import words

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy import Engine

    from employer_match.config import Settings

_made: "dict[Settings, tuple[Flask, words.Untold]]" = {}


def app_for(settings: "Settings", engine: "Engine") -> "tuple[Flask, words.Untold]":
    """The whole application on this database, and what it says that has no Swedish."""
    alike = replace(settings, database_url="", instance="")
    if alike not in _made:
        from employer_match import create_app
        from tests.support.clients import CheckedClient

        app = create_app(settings, engine)
        app.test_client_class = CheckedClient
        _made[alike] = app, words.listen(app)
    app, untold = _made[alike]
    app.extensions["employer_match"].update(settings=settings, engine=engine)
    untold.messages.clear()
    return app, untold
