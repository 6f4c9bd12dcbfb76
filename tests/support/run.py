"""One folder for the whole run, shared by all of pytest's processes, and a lock across them."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "EMPLOYER_MATCH_TEST_RUN"
CI_VARIABLE = "EMPLOYER_MATCH_TEST_CI"


def in_ci() -> bool:
    """True where a missing tool or a skipped test is a failure."""
    return os.environ.get(CI_VARIABLE, "") not in {"", "0"}


def begin() -> None:
    """Make the folder; called once, by the process that starts the others, which inherit it.

    It stands directly in the temporary folder: a Unix socket's path has at most 107 characters.
    """
    path = Path(tempfile.mkdtemp(prefix="em-test-"))
    path.chmod(0o711)  # the database server may run as another user and must reach its own folder
    os.environ[VARIABLE] = str(path)


def end() -> None:
    """Remove the folder with everything that was left in it."""
    shutil.rmtree(os.environ.pop(VARIABLE), ignore_errors=True)


def folder() -> Path:
    """The folder of this run."""
    return Path(os.environ[VARIABLE])


@contextlib.contextmanager
def locked(name: str) -> Iterator[None]:
    """Hold a lock among all processes of the run."""
    with (folder() / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
