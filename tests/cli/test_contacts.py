"""`employer-match contacts`: what goes in, what comes out, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from employer_match import db
from employer_match.cli import main
from tests.support.databases import Database
from tests.support.factories import Factory, day

HEADER = "workplace,coach_email,date,mode,purpose,outcome,next_step\n"
ROW = "Kafé Kanel,anna@example.se,{day},visit,introduce,interested,call\n"


@pytest.fixture
def installed(database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Database:
    monkeypatch.setenv("EMPLOYER_MATCH_DATABASE_URL", database.url)
    monkeypatch.setenv("EMPLOYER_MATCH_INSTANCE", str(tmp_path / "instance"))
    with db.transaction(database.engine) as session:
        make = Factory(session)
        coach = make.coach(email="anna@example.se")
        make.workplace(name="Kafé Kanel")
        make.intention(make.workplace(), coach, days=1)
    return database


def run(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["contacts", *arguments], input=text)


@pytest.mark.usefixtures("installed")
def test_import_and_import_again(tmp_path: Path) -> None:
    file = tmp_path / "logg.csv"
    file.write_text(HEADER + ROW.format(day=day(1)), encoding="utf-8-sig")
    first = run("import", str(file))
    assert (first.exit_code, first.stdout) == (
        0,
        "1 read, 1 logged, 0 there already, 0 rejected.\n",
    )
    again = run("import", str(file), "--json")
    nothing = {"rejected": [], "advised": []}
    assert json.loads(again.stdout) == {"read": 1, "created": 0, "unchanged": 1, **nothing}


@pytest.mark.usefixtures("installed")
def test_rejected_rows_end_with_one_and_a_wrong_file_with_two() -> None:
    rejected = run("import", "-", text=HEADER + ROW.format(day=day(-1)))
    assert rejected.exit_code == 1
    assert rejected.stderr.startswith("line 2: happened_on")
    for text in ("a,b\n", HEADER.encode() + b"\xff\xff\n"):
        wrong = run("import", "-", text=text)
        assert wrong.exit_code == 2
        assert len(wrong.stderr.splitlines()) == 1
        assert wrong.stdout == ""
