"""The tools that read the code find nothing."""

import pytest

from tests.support.house import ROOT, tool


def test_ruff_finds_nothing() -> None:
    tool("ruff", "check", "--no-cache", ".")


def test_the_code_is_formatted() -> None:
    tool("ruff", "format", "--no-cache", "--check", ".")


@pytest.mark.slow
def test_the_types_hold() -> None:
    tool("mypy")
    tool("mypy", str(ROOT / "dev.py"))


def test_the_layers_hold() -> None:
    tool("lint-imports", "--no-cache", "--no-logo")


def test_each_import_is_a_declared_dependency() -> None:
    tool("deptry", ".")
