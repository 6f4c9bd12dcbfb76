"""Employer Match: employers, contacts, vacancies, and suggestions that start with the wish.

Importing this imports nothing else, so that the pure rooms below it run in a notebook.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy import Engine

    from employer_match.config import Settings


def create_app(settings: "Settings", engine: "Engine | None" = None) -> "Flask":
    """The core and the faces that the settings name, out of those that are installed."""
    from employer_match.http.compose import compose

    return compose(settings, engine)
