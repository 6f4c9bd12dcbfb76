#!/usr/bin/env python3
"""The two commands of this project, with nothing but Python's standard library.

    python3 dev.py demo [arguments of `employer-match demo`]
    python3 dev.py test [arguments of pytest]

Both make `.venv` and install exactly what the hash lock names, once: a stamp in `.venv` remembers
the lock, so that the next start takes well under a second. Whatever fails ends in one line that
says what to do. The exit code is that of the command that was run.
"""

import contextlib
import hashlib
import os
import pathlib
import subprocess
import sys
import time
from collections.abc import Iterator

if sys.version_info < (3, 11):  # noqa: UP036 - told in words rather than as a traceback
    sys.exit("Employer Match needs Python 3.11 or newer; this is " + sys.version.split()[0])

ROOT = pathlib.Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / ("python.exe" if os.name == "nt" else "python"))
LOCKS = {"demo": ROOT / "requirements.lock", "test": ROOT / "requirements-test.lock"}
USAGE = "usage: python3 dev.py demo|test [arguments]"


class StepError(Exception):
    """A step that could not be done; the text says what to do about it."""


@contextlib.contextmanager
def step(what: str) -> Iterator[None]:
    """Print one line for a step, and the seconds it took when it is done."""
    print(f"· {what} … ", end="", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print("failed", flush=True)
        raise
    print(f"{time.monotonic() - started:.1f} s", flush=True)


def run(command: list[str | pathlib.Path], advice: str) -> None:
    """Run quietly; on failure raise StepError with the last lines of the output and the advice."""
    done = subprocess.run(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        tail = "\n".join(done.stdout.rstrip().splitlines()[-15:])
        raise StepError(f"{tail}\n\n{advice}")


def pip_install(arguments: list[str | pathlib.Path], advice: str) -> None:
    """Let the environment's own pip install; Python compiles later what is really imported."""
    pip = ["-m", "pip", "install", "--quiet", "--no-input", "--no-compile", "--no-deps"]
    run([PYTHON, *pip, *arguments], advice)


def wanted_stamp(name: str) -> str:
    """What an environment must have been made from to serve this command."""
    digest = hashlib.sha256(f"{sys.version_info[:3]} {ROOT}".encode())
    for file in (LOCKS[name], ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def stamp_file(name: str) -> pathlib.Path:
    """Where the environment remembers what it was made from."""
    return VENV / f"made-for-{name}"


def is_made(name: str) -> bool:
    """True when `.venv` serves this command; what serves the tests also serves the demo."""
    for kind in {name, "test"}:
        with contextlib.suppress(OSError):
            if os.path.exists(PYTHON) and stamp_file(kind).read_text() == wanted_stamp(kind):
                return True
    return False


def usable() -> bool:
    """True when `.venv` holds a Python of this very version that starts and has pip."""
    probe = "import sys, pip; print(sys.version_info[:3])"
    try:
        done = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True)
    except OSError:
        return False
    return done.stdout.strip() == str(sys.version_info[:3])


def make(name: str) -> None:
    """Make `.venv` and install the lock and the project into it."""
    if not usable():
        with step(f"Making {VENV.name} with Python {sys.version.split()[0]}"):
            run(
                [sys.executable, "-m", "venv", "--clear", VENV],
                "Python could not make an environment. On Debian and Ubuntu its venv module is a "
                "package of its own: install python3-venv, then start again.",
            )
    lock = LOCKS[name]
    packages = sum(1 for line in lock.read_text().splitlines() if "==" in line)
    with step(f"Installing {packages} packages from {lock.name} (a minute or so)"):
        pip_install(
            ["--require-hashes", "--only-binary=:all:", "--requirement", lock],
            "The packages could not be installed. Is the package index reachable from here? "
            "Behind a proxy, set HTTPS_PROXY; then start again, what is done stays done.",
        )
    with step("Installing Employer Match itself"):
        pip_install(
            ["--no-build-isolation", "--editable", ROOT],
            "The project could not be installed; the lines above say why.",
        )
    stamp_file(name).write_text(wanted_stamp(name))


def compile_catalogues() -> None:
    """Compile each translation whose text is newer than what was compiled from it."""
    for text in sorted(ROOT.glob("employer_match/translations/*/LC_MESSAGES/*.po")):
        binary = text.with_suffix(".mo")
        if binary.exists() and binary.stat().st_mtime >= text.stat().st_mtime:
            continue
        language = text.parent.parent.name
        babel = "import sys; from babel.messages.frontend import main; main()"
        with step(f"Compiling the {language} texts"):
            run(
                [PYTHON, "-c", babel, "compile", "-l", language, "-i", text, "-o", binary],
                f"{text.relative_to(ROOT)} could not be read; the lines above say where.",
            )


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let two starts at the same time make one environment, where the system can lock a file."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with open(__file__) as me:
        fcntl.flock(me, fcntl.LOCK_EX)
        yield


def pytest(arguments: list[str]) -> list[str]:
    """Pytest on every core; on one where the arguments name files or ask for a debugger."""
    own_way = ("-n", "--numprocesses", "--pdb", "-s")
    few = any(a.startswith(own_way) or (ROOT / a.split("::")[0]).exists() for a in arguments if a)
    if few:
        return [PYTHON, "-m", "pytest", *arguments]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    shared_out = ["-n", str(min(cores or 1, 8)), "--dist", "worksteal"]
    return [PYTHON, "-m", "pytest", *shared_out, *arguments]


def become(command: list[str]) -> int:
    """Turn into the command where the system can, so that signals and exit codes are its own."""
    os.chdir(ROOT)
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    return subprocess.run(command).returncode


def main(arguments: list[str]) -> int:
    """Prepare, then become the command; its exit code is ours."""
    if not arguments or arguments[0] not in LOCKS:
        print(USAGE, file=sys.stderr)
        return 2
    name, *rest = arguments
    try:
        with alone():
            if not is_made(name):
                make(name)
            compile_catalogues()
    except StepError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    if name == "demo":
        return become([str(BIN / "employer-match"), "demo", *rest])
    return become(pytest(rest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
