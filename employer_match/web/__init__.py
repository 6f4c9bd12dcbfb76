"""The people's face: coaches' pages, the employers' public form, and the look of every page."""

import importlib

from flask import Flask

from employer_match.http import pages
from employer_match.http.pages import Entry
from employer_match.services.permissions import Action

#: One subject a file; each has a `blueprint`.
SUBJECTS = (
    "about",
    "coach.account",
    "coach.sign_in",
)

MENU = (
    Entry("/", "Start", Action.OWN_ACCOUNT),
    Entry("/participants", "Participants", Action.READ_PARTICIPANTS),
    Entry("/vacancies", "Vacancies", Action.SEARCH_VACANCIES),
    Entry("/workplaces", "Workplaces", Action.READ_EMPLOYERS),
    Entry("/queue", "Who has waited longest", Action.READ_QUEUE),
)


def mount(app: Flask) -> None:
    """Mount every subject's pages."""
    for name in SUBJECTS:
        app.register_blueprint(importlib.import_module(f"employer_match.web.{name}").blueprint)
    pages.add_to_menu(app, MENU)
