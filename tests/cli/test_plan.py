"""`employer-match plan`: the week's contacts, without a name of a participant."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.cli import main
from employer_match.outreach.plan_week import Week
from tests.support.databases import Database
from tests.support.factories import Factory
from tests.support.weeks import full_week

NEXT = str(full_week())


@pytest.fixture
def participant(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> str:
    monkeypatch.setenv("EMPLOYER_MATCH_DATABASE_URL", database.url)
    monkeypatch.setenv("EMPLOYER_MATCH_INSTANCE", str(tmp_path / "instance"))
    make = Factory(session)
    person = make.participant(make.coach(name="Asta"), code_name="Vit fjäril")
    make.vacancy(make.workplace(name="Kafé Kanel"), headline="Diska och duka")
    session.commit()
    return person.id


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["plan", *arguments])


def test_the_week_is_planned_and_printed(participant: str) -> None:
    document = json.loads(run("--week", NEXT, "--json").stdout)
    assert document["week"] == NEXT
    (plan,) = document["plans"]
    assert plan["coach"]["name"] == "Asta"
    (line,) = plan["lines"]
    assert (line["workplace"]["name"], line["purpose"]) == ("Kafé Kanel", "introduce")
    assert [one["participant"] for one in line["for"]] == [participant]
    printed = run("--week", NEXT, "--show", "--language", "en")
    assert printed.exit_code == 0
    assert "Kafé Kanel" in printed.stdout
    assert "+ None of us asked here." in printed.stdout
    assert "Vit fjäril" not in printed.stdout
    assert printed.stderr == f"1 contacts for 1 coaches in {NEXT}.\n"


@pytest.mark.usefixtures("participant")
def test_shown_before_it_was_planned_it_is_empty_and_this_week_goes_without_saying() -> None:
    assert json.loads(run("--show", "--json").stdout) == {
        "week": str(Week.of(clock.today())),
        "plans": [],
    }


@pytest.mark.usefixtures("participant")
@pytest.mark.parametrize(("week", "told"), [("2026-48", "is no week"), ("2020-W01", "is over")])
def test_what_is_no_week_to_plan(week: str, told: str) -> None:
    refused = run("--week", week)
    assert refused.exit_code == 2
    assert told in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
