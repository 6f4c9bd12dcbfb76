"""`docs/formats.md` is true: its examples are read by the code, its lists are the code's lists."""

import json
import re
from typing import Any

from flask import Flask

from employer_match import create_app
from employer_match.config import Settings
from employer_match.ranking.profile_json import KEYS as PROFILE_KEYS
from employer_match.ranking.profile_json import profile_from_json
from employer_match.ranking.vacancy import Closed
from employer_match.ranking.vacancy_json import KEYS as VACANCY_KEYS
from employer_match.ranking.vacancy_json import is_own, vacancy_from_json
from employer_match.services.adverts.import_result import ImportResult, RejectedAd
from employer_match.services.contacts.contact_rows import NEEDED, OPTIONAL, ContactRow, read_rows
from employer_match.vocabulary import (
    Condition,
    GoOnReason,
    Mode,
    NextStep,
    Outcome,
    Purpose,
    Tier,
    VacancyKind,
)
from tests.support.house import ROOT

PAGE = (ROOT / "docs" / "formats.md").read_text()


def example(name: str) -> str:
    """The fenced example under a mark of that name."""
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
    assert found, name
    return found[1]


def codes_in(text: str) -> list[str]:
    """Everything that stands in backticks, examples aside."""
    return re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def test_the_profile_is_one_and_shows_every_key() -> None:
    value = json.loads(example("profile"))
    assert profile_from_json(value).id == "p1"
    assert set(value) == set(PROFILE_KEYS)


def test_the_vacancy_is_one_and_shows_every_key() -> None:
    value = json.loads(example("vacancy"))
    assert is_own(value)
    assert vacancy_from_json(value).id == "n1"
    assert set(value) == set(VACANCY_KEYS)
    for code in (*VacancyKind, *(each for each in Closed if each is not Closed.EMPLOYER_STOP)):
        assert f"`{code}`" in PAGE


def test_every_condition_and_tier_is_named() -> None:
    listed = PAGE.partition("<!-- conditions -->")[2].partition("\n## ")[0]
    assert codes_in(listed) == list(Condition)
    assert all(f"`{tier}`" in PAGE for tier in Tier)


def test_the_import_prints_this() -> None:
    shown = json.loads(example("import"))
    result = ImportResult(rejected=[RejectedAd(1, "a", "b")]).as_json()
    assert shown.keys() == result.keys()
    assert shown["rejected"][0].keys() == result["rejected"][0].keys()  # type: ignore[index]
    kept = sum(shown[name] for name in ("created", "updated", "unchanged", "removed"))
    assert shown["read"] == kept + len(shown["rejected"])


def test_the_contact_log_is_one_and_every_column_and_code_is_named() -> None:
    ((line, row),) = read_rows(example("contacts").splitlines(keepends=True))
    assert isinstance(row, ContactRow)
    assert line == 2
    told = PAGE.partition("## A contact log")[2].partition("\n## ")[0]
    named = set(codes_in(told))
    assert {*NEEDED, *OPTIONAL} <= named
    assert {*Mode, *Purpose, *Outcome, *NextStep, *GoOnReason} <= named


def test_every_path_of_the_api_is_named() -> None:
    app: Flask = create_app(
        Settings(database_url="sqlite://", secret_key="only for reading rules", faces="api")
    )
    document: dict[str, Any] = json.loads(app.test_client().get("/api/openapi.json").text)
    paths = {
        re.sub(r"\{[^}]+\}", "{id}", path.removeprefix("/api/v1")) for path in document["paths"]
    }
    table = PAGE.partition("<!-- resources -->")[2]
    named = {code.removeprefix("POST ") for code in codes_in(table) if "/" in code}
    assert paths - named == set(), "not in docs/formats.md"
    assert named - paths - {"/api/v1"} == set(), "in docs/formats.md and nowhere else"
