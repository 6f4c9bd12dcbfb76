"""Swedish that is missing shows in English on a Swedish page: here it fails the test instead."""

from gettext import NullTranslations
from typing import Any

from flask import Flask
from flask_babel import get_locale


class Untold(NullTranslations):
    """Stands behind the Swedish catalogue and notes what it did not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: set[str] = set()

    def gettext(self, message: str) -> str:
        """Note a message and leave it in English."""
        self.messages.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Note a message with a plural and leave it in English."""
        self.messages.add(msgid1)
        return msgid1 if n == 1 else msgid2


def listen(app: Flask) -> Untold:
    """Put a listener behind the app's Swedish catalogue and give it."""
    untold = Untold()
    with app.app_context():
        domain: Any = app.extensions["babel"].instance.domain_instance
    real = domain.get_translations

    def with_listener() -> Any:
        translations = real()
        if str(get_locale()) == "sv":
            translations._fallback = untold
        return translations

    domain.get_translations = with_listener
    return untold
