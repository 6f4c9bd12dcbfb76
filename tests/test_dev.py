"""The two commands: what they say when something is missing, and that a second start is quick."""

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.house import ROOT


def _start(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "dev.py", *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py, pointed at an empty folder with a `.venv` that looks made."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    python = tmp_path / "python"
    python.touch()
    monkeypatch.setattr(made, "VENV", tmp_path)
    monkeypatch.setattr(made, "PYTHON", str(python))
    return made


@pytest.mark.parametrize("arguments", [(), ("deploy",)])
def test_a_wrong_word_gets_the_usage(arguments: tuple[str, ...]) -> None:
    done = _start(ROOT, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "demo|test" in done.stderr


def test_an_old_python_gets_one_line() -> None:
    code = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path('dev.py')"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Employer Match needs Python 3.11 or newer")
    assert len(done.stderr.splitlines()) == 1


def test_without_the_package_index_it_says_what_to_do(tmp_path: Path) -> None:
    for name in ("dev.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix)  # a usable one, to which nothing is added
    nothing = f"no-such-package-anywhere==1.0 --hash=sha256:{'0' * 64}\n"
    (tmp_path / "requirements.lock").write_text(nothing)
    done = _start(tmp_path, "demo", PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    assert done.returncode == 1
    assert "Installing 1 packages from requirements.lock" in done.stdout
    assert "Is the package index reachable from here?" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_made_environment_is_known_by_its_stamp(dev: ModuleType) -> None:
    assert not dev.is_made("demo")
    dev.stamp_file("demo").write_text(dev.wanted_stamp("demo"))
    assert dev.is_made("demo")
    assert not dev.is_made("test")


def test_what_serves_the_tests_serves_the_demo(dev: ModuleType) -> None:
    dev.stamp_file("test").write_text(dev.wanted_stamp("test"))
    assert dev.is_made("demo")


def test_another_lock_asks_for_another_environment(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.stamp_file("test").write_text(dev.wanted_stamp("test"))
    other = tmp_path / "other.lock"
    other.write_text("flask==0.1 --hash=sha256:00\n")
    monkeypatch.setitem(dev.LOCKS, "test", other)
    assert not dev.is_made("test")


@pytest.mark.parametrize(
    ("arguments", "parallel"),
    [
        ([], True),
        (["-k", "collision"], True),
        (["tests/guards"], False),
        (["tests/test_dev.py::test_a_wrong_word_gets_the_usage"], False),
        (["--pdb"], False),
        (["-n", "0"], False),
    ],
)
def test_many_tests_run_on_every_core(
    dev: ModuleType, arguments: list[str], parallel: bool
) -> None:
    command = dev.pytest(arguments)
    assert (command[3:4] == ["-n"]) == parallel or arguments[:1] == ["-n"]
    assert command[-len(arguments) :] == arguments if arguments else True


def test_a_second_start_is_quick() -> None:
    if not (ROOT / ".venv" / "made-for-test").exists():
        pytest.skip("these tests were not started by dev.py")
    started = time.perf_counter()
    assert _start(ROOT, "test", "--version").returncode == 0
    assert time.perf_counter() - started < 5
