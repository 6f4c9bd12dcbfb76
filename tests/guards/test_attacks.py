"""Every attack names the tests that keep trying it, and every test that is named exists."""

import ast
import re

from tests.support.house import ROOT, tree

ATTACKS = (ROOT / "docs/attacks.md").read_text("utf-8")


def test_the_list_is_numbered_and_each_attack_has_its_tests() -> None:
    rows = re.findall(r"^\| (\d+) \|(.*)\|$", ATTACKS, re.MULTILINE)
    assert [int(number) for number, _row in rows] == list(range(1, len(rows) + 1))
    for number, row in rows:
        cells = row.split("|")
        assert len(cells) == 3, f"attack {number}: {len(cells)} columns"
        assert "::test_" in cells[2], f"attack {number} has no test"


def test_the_named_tests_exist() -> None:
    for path, name in sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", ATTACKS))):
        nodes = ast.walk(tree(ROOT / path))
        assert name in {n.name for n in nodes if isinstance(n, ast.FunctionDef)}, f"{path}::{name}"


def test_the_named_measurements_exist() -> None:
    for name in set(re.findall(r"python -m benchmarks\.(\w+)", ATTACKS)):
        assert (ROOT / "benchmarks" / f"{name}.py").is_file(), name
