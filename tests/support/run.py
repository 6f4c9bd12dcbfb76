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
#: Linux's folder in memory: thousands of databases are copied and dropped, and none needs a disk.
IN_MEMORY, WANTED_BYTES = Path("/dev/shm"), 2 * 1024**3  # noqa: S108


def in_ci() -> bool:
    """True where a missing tool or a skipped test is a failure."""
    return os.environ.get(CI_VARIABLE, "") not in {"", "0"}


def begin() -> None:
    """Make the folder; called once, by the process that starts the others, which inherit it.

    It stands directly in memory or in the temporary folder: a Unix socket's path has at most 107
    characters.
    """
    roomy = os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free >= WANTED_BYTES
    parent = IN_MEMORY if roomy else Path(tempfile.gettempdir())
    _sweep(parent)
    path = Path(tempfile.mkdtemp(prefix=f"em-test-{os.getpid()}-", dir=parent))
    path.chmod(0o711)  # the database server may run as another user and must reach its own folder
    os.environ[VARIABLE] = str(path)


def _sweep(parent: Path) -> None:
    """Remove the folders of runs that were killed before they could do so themselves."""
    for left in parent.glob("em-test-*-*"):
        with contextlib.suppress(PermissionError):  # somebody else's run
            try:
                os.kill(int(left.name.split("-")[2]), 0)
            except ProcessLookupError:
                shutil.rmtree(left, ignore_errors=True)


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
