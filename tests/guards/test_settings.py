"""Every setting stands in docs/deploy.md with its default, and nothing else stands there."""

import re
from dataclasses import fields

from employer_match.config import PREFIX, Settings
from tests.support.house import ROOT

ROW = re.compile(rf"^\| `{PREFIX}(\w+)` \| ([^|]*) \|", re.MULTILINE)


def test_the_table_is_that_of_the_code() -> None:
    documented = dict(ROW.findall((ROOT / "docs" / "deploy.md").read_text()))
    assert documented.keys() == {field.name.upper() for field in fields(Settings)}


def test_the_defaults_are_those_of_the_code() -> None:
    documented = dict(ROW.findall((ROOT / "docs" / "deploy.md").read_text()))
    told = {name: default.strip().strip("`") for name, default in documented.items()}
    real = {field.name.upper(): _as_typed(field.default) for field in fields(Settings)}
    fixed = {name: default for name, default in real.items() if default}
    assert {name: told[name] for name in fixed} == fixed


def _as_typed(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)
