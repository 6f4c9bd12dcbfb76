"""Real data to test against: it lies beside the project and is never part of it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def shared(*names: str) -> Path:
    """A file or folder of the shared data; skips the test, with the reason, where it is missing."""
    path = SHARED.joinpath(*names)
    if not path.exists():
        pytest.skip("the shared data is not on this machine")
    return path
