"""`employer-match export`: each list as JSON, CSV and XLSX, and `db recount` for its counts."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from sqlalchemy import select

from employer_match import db
from employer_match.cli import main
from employer_match.models import ContactTally, Unit
from employer_match.services.actor import SYSTEM
from employer_match.services.overview.export_rows import VERSION
from tests.support.databases import Database
from tests.support.factories import Factory, day

LISTS = {"workplaces": 1, "contacts": 2, "coverage": 1, "collisions": 0, "meeting": 2}


@pytest.fixture
def database_kind() -> str:
    """The services behind the command are tested on both databases."""
    return "sqlite"


@pytest.fixture
def installed(database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Database:
    monkeypatch.setenv("EMPLOYER_MATCH_DATABASE_URL", database.url)
    monkeypatch.setenv("EMPLOYER_MATCH_INSTANCE", str(tmp_path / "instance"))
    with db.transaction(database.engine) as session:
        make = Factory(session)
        coach = make.coach(name="Anna")
        place = make.workplace(name="=Kafé", municipality_code="0180")
        make.contact(place, coach, days_ago=2)
        make.contact(place, coach, days_ago=40)
        make.workplace(name="Aldrig", municipality_code="0180")
        make.vacancy(place)
    return database


def run(database: Database, *arguments: str) -> Result:
    if arguments[0] == "meeting":
        with db.transaction(database.engine, read_only=True) as session:
            unit_id = session.scalar(select(Unit.id))
        arguments = (*arguments, "--unit", str(unit_id))
    return CliRunner().invoke(main, ["export", *arguments])


@pytest.mark.parametrize("name", LISTS)
def test_each_list_in_every_form(installed: Database, tmp_path: Path, name: str) -> None:
    told = run(installed, name, "--json")
    document = json.loads(told.stdout)
    assert (document["list"], document["version"], len(document["rows"])) == (
        name,
        VERSION,
        LISTS[name],
    )
    assert told.stderr == f"{LISTS[name]} rows.\n"
    text = run(installed, name).stdout_bytes.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    heads, *found = rows[rows.index([]) + 1 :]
    assert len(found) == LISTS[name]
    file = tmp_path / f"{name}.xlsx"
    assert run(installed, name, "--out", str(file)).exit_code == 0
    leaf = load_workbook(file).worksheets[0]
    assert [cell.value for cell in leaf[1]] == heads
    assert leaf.max_row == LISTS[name] + 1


def test_the_filter_is_obeyed_and_written_down(installed: Database) -> None:
    since = day(10).isoformat()
    told = json.loads(run(installed, "contacts", "--from", since, "--json").stdout)
    assert told["filter"] == {"period_from": since}
    assert [row["day"] for row in told["rows"]] == [day(2).isoformat()]
    never = run(installed, "workplaces", "--shown", "never_asked", "--size", "unknown", "--json")
    assert [row["workplace"] for row in json.loads(never.stdout)["rows"]] == ["Aldrig"]
    assert "'=Kafé" in run(installed, "workplaces").stdout


@pytest.mark.parametrize(
    "arguments",
    [["workplaces", "--out", "x.pdf"], ["contacts", "--from", "nyss"], ["meeting"], ["nothing"],
     ["workplaces", "--out", "/nowhere/x.csv"]],
)  # fmt: skip
def test_wrong_use_ends_with_two(installed: Database, arguments: list[str]) -> None:
    wrong = CliRunner().invoke(main, ["export", *arguments])
    assert wrong.exit_code == 2
    assert wrong.stdout == ""


def test_a_wrong_tally_is_counted_anew(installed: Database) -> None:
    with db.transaction(installed.engine, actor=SYSTEM) as session:
        session.scalars(select(ContactTally)).one().contacts = 7
    first = CliRunner().invoke(main, ["db", "recount"])
    again = CliRunner().invoke(main, ["db", "recount"])
    assert (first.stdout, again.stdout) == (
        "Counted 1 workplaces anew.\n",
        "Counted 0 workplaces anew.\n",
    )
