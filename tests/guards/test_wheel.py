"""What is installed elsewhere is whole: migrations, templates, pictures and texts."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.house import PACKAGES, ROOT, files

pytestmark = pytest.mark.slow
SHIPPED = (
    ".py",
    ".html",
    ".txt",
    ".css",
    ".js",
    ".svg",
    ".mo",
    ".mako",
    ".json",
    ".gz",
    ".npz",
    ".toml",
    ".jsonl",
    ".csv",
)


def test_the_wheel_holds_all_that_the_packages_hold(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        held = set(opened.namelist())
    wanted = {
        path.relative_to(package.parent).as_posix()
        for package in PACKAGES
        for path in files(*SHIPPED, under=(package,))
    }
    assert wanted - held == set()
    assert any(name.startswith("employer_match/migrations/versions/") for name in held)
    assert "employer_match/translations/sv/LC_MESSAGES/messages.mo" in held
    assert "employer_match/web/templates/base.html" in held
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert not any("tests/" in name or name.startswith("admin/") for name in held)
