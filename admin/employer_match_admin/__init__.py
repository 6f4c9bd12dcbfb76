"""The coordinators' back office: a face that mounts itself at /admin, on top of the core."""

import importlib

from flask import Blueprint, Flask

from employer_match.http import pages
from employer_match.http.pages import Entry
from employer_match.services.permissions import Action
from employer_match_admin import waiting

#: One subject a file; each has a `blueprint` with its own address under /admin.
SUBJECTS = (
    "accounts",
    "coverage",
    "duplicates",
    "merges",
    "moderation",
    "overview",
    "signing_in",
    "tokens",
    "week",
)

MENU = (
    Entry(
        "/admin/overview",
        "Overview",
        Action.READ_OVERVIEW,
        also=("/admin/coverage", "/admin/collisions", "/admin/contacts"),
    ),
    Entry("/admin/week", "Everybody's week", Action.READ_PLANS),
    Entry(
        "/admin/moderation",
        "Posted by employers",
        Action.MODERATE_VACANCY,
        waiting=waiting.posted,
    ),
    Entry(
        "/admin/duplicates",
        "Registered twice?",
        Action.MERGE_EMPLOYERS,
        waiting=waiting.doubles,
    ),
    Entry("/admin/accounts", "Accounts", Action.MANAGE_USERS),
    Entry("/admin/signing-in", "Signing in", Action.HELP_SIGN_IN),
    Entry("/admin/tokens", "Tokens", Action.MANAGE_TOKENS),
)

#: Carries the templates; its pages extend the core's frame.
templates = Blueprint("admin", __name__, template_folder="templates")


def mount(app: Flask) -> None:
    """Mount every subject's pages at /admin and add them to the menu."""
    app.register_blueprint(templates)
    for name in SUBJECTS:
        app.register_blueprint(importlib.import_module(f"employer_match_admin.{name}").blueprint)
    pages.add_to_menu(app, MENU)
