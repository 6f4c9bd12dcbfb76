"""The demo as a newcomer starts it: suggestions, reasons, how to sign in; twice is harmless."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from employer_match import clock
from employer_match.cli import main
from employer_match.config import PREFIX
from employer_match.db import make_engine, transaction
from employer_match.demo.programme import programme
from employer_match.models import AuditEntry, Suggestion, SuggestionRun
from employer_match.services.actor import SYSTEM
from employer_match.vocabulary import Goal
from tests.support.databases import Database, database

pytestmark = pytest.mark.slow
Run = Callable[..., Result]


@pytest.fixture
def empty(database_kind: str) -> "Database":
    """A database without tables: the demo brings its own."""
    with database(database_kind, migrated=False) as made:
        yield made


@pytest.fixture
def run(empty: Database, tmp_path: Path) -> Run:
    """Type a command; the demo keeps its things in a folder of its own."""

    def typed(*words: str) -> Result:
        environment = {PREFIX + "INSTANCE": str(tmp_path)}
        return CliRunner().invoke(main, words, env=environment)

    return typed


def people(printed: str) -> dict[str, list[str]]:
    """What is printed, by participant: the lines under each code name."""
    parts = [part.splitlines() for part in printed.strip().split("\n\n")]
    return {part[0].partition(" – ")[0]: part[1:] for part in parts if part[1:]}


def test_each_participant_is_printed_with_reasons_twice_is_harmless_and_a_command_ranks_anew(
    run: Run, empty: Database
) -> None:
    first = run("demo", "--no-serve", "--database-url", empty.url)
    assert first.exit_code == 0, first.stderr
    for step in ("today's tables", "fictional programme", "Ranking"):
        assert step in first.stderr, "it says what it does"
    printed, whole = people(first.stdout), programme(clock.today())
    for person in whole.participants:
        lines = printed[person.code_name]
        if person.goal is Goal.STUDIES:
            assert lines == ["  (inga förslag: studier är målet)"]
        else:
            assert lines[0].startswith("  1. "), person.code_name
            assert re.match(r" {5}[+−?] \S", lines[1]), "a reason with its sign"
    for told in ("/sign-in", "Job coach:", "Coordinator:", "/post/need/"):
        assert told in first.stdout

    def counts() -> list[int | None]:
        engine = make_engine(empty.url)
        with transaction(engine, read_only=True, actor=SYSTEM) as session:
            found = [
                session.scalar(select(func.count()).select_from(kind))
                for kind in (SuggestionRun, Suggestion, AuditEntry)
            ]
        engine.dispose()
        return found

    before = counts()
    again = run("demo", "--no-serve", "--language", "en", "--database-url", empty.url)
    assert again.exit_code == 0
    assert "nothing is changed" in again.stderr
    assert people(again.stdout).keys() == printed.keys()
    assert "(no suggestions: studies)" in again.stdout, "in English now"
    assert counts() == before
    ranked = CliRunner().invoke(main, ["suggest"], env={PREFIX + "DATABASE_URL": empty.url})
    assert re.fullmatch(r"\d+ suggestions for \d+ participants\.\n", ranked.stdout)


def test_invented_people_are_not_mixed_with_real_ones(run: Run, empty: Database) -> None:
    environment = {PREFIX + "DATABASE_URL": empty.url}
    words = ["user", "add", "asta@example.se", "--name", "Asta", "--password", "x" * 12]
    unit = ["--role", "coach", "--unit", "Enhet Nord"]
    assert CliRunner().invoke(main, [*words, *unit], env=environment).exit_code == 0
    refused = run("demo", "--no-serve", "--database-url", empty.url)
    assert refused.exit_code == 2
    assert "Give the demo its own" in refused.stderr
