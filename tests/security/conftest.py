"""What is attacked here lies above the database, so one kind of it is enough, and quick."""

import pytest


@pytest.fixture
def database_kind() -> str:
    """SQLite; the wall itself is tried on both in `tests/services/test_scoping.py`."""
    return "sqlite"
