"""The pure rooms run in a notebook: importing them loads no web, no database, no network."""

import subprocess
import sys

import pytest

from tests.support.house import ROOT

HEAVY = ("flask", "werkzeug", "sqlalchemy", "marshmallow", "alembic", "psycopg", "requests")


@pytest.mark.parametrize("room", ["ranking", "outreach", "duplicates", "language", "occupations"])
def test_a_pure_room_loads_nothing_of_the_service(room: str) -> None:
    code = (
        f"import pkgutil, importlib, sys, employer_match.{room} as room\n"
        "for found in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "    importlib.import_module(found.name)\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
