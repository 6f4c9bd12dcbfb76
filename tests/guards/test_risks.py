"""Every risk names its tests, and every test that is named exists."""

import ast
import re

import pytest

from tests.support.house import ROOT, tree

RISKS = (ROOT / "docs/risks.md").read_text("utf-8")
ROWS = re.findall(r"^\| (\d+) \|(.*)\|$", RISKS, re.MULTILINE)
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", RISKS)))


def test_the_register_is_numbered_and_each_risk_has_a_test() -> None:
    assert [int(number) for number, _ in ROWS] == list(range(1, len(ROWS) + 1))
    for number, row in ROWS:
        cells = row.split("|")
        assert len(cells) == 5, f"risk {number}: {len(cells)} columns"
        assert all(cell.strip() for cell in cells[:4]), f"risk {number} leaves something out"
        assert "::test_" in cells[3], f"risk {number} has no test"


@pytest.mark.parametrize(("path", "name"), NAMED, ids=lambda each: each.rpartition("/")[2])
def test_the_named_test_exists(path: str, name: str) -> None:
    file = ROOT / path
    assert file.is_file(), path
    functions = {each.name for each in ast.walk(tree(file)) if isinstance(each, ast.FunctionDef)}
    assert name in functions, f"docs/risks.md names {path}::{name}"


def test_commands_in_the_model_card_are_there() -> None:
    card = (ROOT / "docs/model-card.md").read_text("utf-8")
    for name in set(re.findall(r"python -m benchmarks\.(\w+)", card + RISKS)):
        assert (ROOT / "benchmarks" / f"{name}.py").is_file(), name
