"""The locks hold everything with hashes, agree with each other, and name no registry."""

import re
import tomllib

from tests.support.house import ROOT

PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)(.*)$", re.MULTILINE)


def _pinned(name: str) -> dict[tuple[str, str], str]:
    found = PINNED.findall((ROOT / name).read_text())
    return {(package, marker.strip(" \\")): version for package, version, marker in found}


def test_the_tests_run_on_what_is_served() -> None:
    served, tested = _pinned("requirements.lock"), _pinned("requirements-test.lock")
    assert served.items() <= tested.items()


def test_every_package_has_its_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        for block in re.split(r"\n(?=\S)", text):
            assert "==" not in block or "--hash=sha256:" in block, block[:80]


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    groups = project["optional-dependencies"]
    for wanted, lock in [
        (project["dependencies"] + groups["build"], "requirements.lock"),
        (groups["test"], "requirements-test.lock"),
    ]:
        locked = {package for package, _marker in _pinned(lock)}
        names = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in wanted}  # type: ignore[index]
        assert names <= locked
