"""The real data that tests may read in place; whoever has none sees the skip and its reason."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def shared(path: str) -> Path:
    """A file or folder of the shared data, for example `data/taxonomy`; skips where it lacks."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"the shared data is not here: {path}")
    return found
