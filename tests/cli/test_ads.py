"""`ads`, `taxonomy` and `search`: what goes in, what comes out, and how they end."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from employer_match import db
from employer_match.cli import main
from employer_match.integrations.jobtech import taxonomy_files
from employer_match.services.actor import SYSTEM
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from tests.services.adverts.test_import_ads import ad
from tests.support.databases import Database
from tests.support.jobtech_server import Fault, JobTechServer


@pytest.fixture
def installed(database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Database:
    monkeypatch.setenv("EMPLOYER_MATCH_DATABASE_URL", database.url)
    monkeypatch.setenv("EMPLOYER_MATCH_INSTANCE", str(tmp_path / "instance"))
    return database


def run(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=text)


def result_of(*arguments: str, text: str | bytes | None = None) -> Any:
    """The one JSON document on stdout."""
    ran = run(*arguments, "--json", text=text)
    assert ran.exit_code in (0, 1), ran.stderr
    return json.loads(ran.stdout)


ADS = [
    ad("1"),
    ad(
        "2",
        headline="Trädgårdshjälp",
        occupation={"label": "Trädgårdsarbetare"},
        description={"text": "Du rensar rabatter.", "conditions": None},
        workplace_address={"municipality_code": "0181"},
    ),
]
LINES = "\n".join(map(json.dumps, ADS))
SHAPES = {
    "array.json": json.dumps(ADS).encode(),
    "hits.json": json.dumps({"total": {"value": 2}, "hits": ADS}).encode(),
    "lines.jsonl": LINES.encode(),
}


@pytest.mark.usefixtures("installed")
def test_every_shape_is_read_and_nothing_comes_twice(tmp_path: Path) -> None:
    files = []
    for name, content in SHAPES.items():
        for packed in (False, True):
            path = tmp_path / (name + ".gz" * packed)
            path.write_bytes(gzip.compress(content) if packed else content)
            files.append(str(path))
    done = result_of("ads", "import", *files)
    assert done == {
        "read": 12,
        "created": 2,
        "updated": 0,
        "unchanged": 10,
        "removed": 0,
        "rejected": [],
    }
    assert result_of("ads", "import", "-", text=LINES)["unchanged"] == 2


@pytest.mark.usefixtures("installed")
def test_rejected_rows_end_with_one_and_the_rest_is_kept() -> None:
    ran = run("ads", "import", "-", "--json", text=LINES + '\n{"id": "3"}\nnot json')
    assert ran.exit_code == 1
    done = json.loads(ran.stdout)
    assert (done["created"], len(done["rejected"])) == (2, 2)
    assert done["rejected"][0] == {"line": 3, "id": "3", "reason": "headline: missing"}
    assert "line 3: id 3: headline: missing" in ran.stderr
    assert run("ads", "import", "-", text=LINES).stdout.startswith("2 ads read: 0 created")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("content", [b"PK\x03\x04", b"hello"])
def test_what_is_no_file_of_ads_ends_with_two_and_one_line(tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_bytes(content)
    for name in (str(wrong), str(tmp_path), str(tmp_path / "nowhere")):
        ran = run("ads", "import", name, "--json")
        assert ran.exit_code == 2
        assert ran.stdout == ""
        assert len(ran.stderr.splitlines()) == 1
        assert name in ran.stderr


@pytest.mark.usefixtures("installed")
def test_codes_that_nobody_knows_are_told() -> None:
    told = run("ads", "import", "-", text=LINES).stderr
    assert "occ1_aaa_aaa (2)" in told
    assert "taxonomy load" in told


@pytest.mark.usefixtures("installed")
def test_search_prints_one_document() -> None:
    run("ads", "import", "-", text=LINES)
    found = result_of("search", "lagermedarbetare")
    assert found == {
        "total": 1,
        "hits": [
            {
                "id": found["hits"][0]["id"],
                "headline": "Lagermedarbetare på Påhittade lagret",
                "employer": "Påhittade Lager AB",
                "municipality_code": "0184",
            }
        ],
    }
    for places in (["0181", "0184"], ["Södertälje", "--municipality", "Solna"]):
        assert result_of("search", "--municipality", *places)["total"] == 2
    assert result_of("search", "trädgård", "--municipality", "0184")["total"] == 0
    limited = result_of("search", "--limit", "1")
    assert (limited["total"], len(limited["hits"])) == (2, 1)
    assert "Trädgårdshjälp" in run("search", "trädgård").stdout


@pytest.mark.usefixtures("installed")
def test_a_place_that_does_not_exist_is_wrong_use() -> None:
    for option, value in (("--municipality", "9999"), ("--occupation", "none"), ("--kind", "x")):
        ran = run("search", option, value)
        assert ran.exit_code == 2
        assert ran.stdout == ""


@pytest.mark.usefixtures("installed")
def test_what_is_past_its_day_is_found_and_says_so() -> None:
    run("ads", "import", "-", text=json.dumps(ad("1", application_deadline="2020-01-01")))
    assert run("search", "lager").stdout.endswith("\tclosed\n")
    assert result_of("search", "lager")["total"] == 1
    assert result_of("search", "lager", "--open")["total"] == 0
    assert run("ads", "expire").stdout == "0 vacancies closed.\n"
    assert run("ads", "index").stdout == "0 vacancies indexed.\n"


@pytest.fixture
def jobtech(installed: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[JobTechServer]:
    with JobTechServer() as server:
        for each in ADS:
            server.publish(each, at=datetime(2026, 11, 2, 8, tzinfo=UTC))
        monkeypatch.setenv("EMPLOYER_MATCH_JOBSTREAM_URL", server.url)
        yield server


def test_sync_takes_a_snapshot(jobtech: JobTechServer) -> None:
    done = result_of("ads", "sync")
    assert (done["created"], done["snapshot"], done["stopped"]) == (2, True, None)


def test_a_sync_that_is_cut_says_so_and_keeps_what_came(jobtech: JobTechServer) -> None:
    jobtech.fail(Fault.CLEAN_END_MID_AD)
    ran = run("ads", "sync", "--json")
    assert ran.exit_code == 2
    assert json.loads(ran.stdout)["created"] == 1
    assert "The next run goes on from there" in ran.stderr


def test_a_taxonomy_is_loaded_from_its_folder(installed: Database, tmp_path: Path) -> None:
    done = result_of("taxonomy", "load", str(taxonomy_files.BUNDLED))
    with db.transaction(installed.engine, read_only=True, actor=SYSTEM) as session:
        loaded = read_taxonomy(session)
    assert (done["version"], done["concepts"]) == (loaded.version, len(loaded.concepts))
    assert loaded.concepts == taxonomy_files.bundled().concepts
    empty = run("taxonomy", "load", str(tmp_path))
    assert (empty.exit_code, empty.stdout) == (2, "")
