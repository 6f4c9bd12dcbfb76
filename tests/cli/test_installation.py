"""The commands by which one person runs an installation, as that person types them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.cli import main
from employer_match.config import PREFIX
from employer_match.models import AuditEntry, Intention, OutboxMessage, User, Vacancy
from employer_match.services import record
from employer_match.services.actor import SYSTEM
from employer_match.services.mail import outbox
from employer_match.vocabulary import VacancyState
from tests.support.databases import Database
from tests.support.factories import Factory

Run = Callable[..., Result]


@pytest.fixture
def run(database: Database, tmp_path: Path, session: Session) -> Run:
    """Type a command; what the test prepared is committed first."""
    environment = {
        PREFIX + "DATABASE_URL": database.url,
        PREFIX + "INSTANCE": str(tmp_path),
        PREFIX + "BASE_URL": "http://localhost",
    }

    def typed(*words: str, **more: str) -> Result:
        session.commit()
        result = CliRunner().invoke(main, words, env={**environment, **more})
        session.expire_all()
        return result

    return typed


def test_an_account_is_added_listed_and_closed(run: Run, session: Session) -> None:
    words = ("user", "add", "asta@example.se", "--name", "Asta Prov", "--password", "x" * 12)
    added = run(*words, "--role", "coach", "--unit", "Enhet Nord")
    assert added.exit_code == 0, added.output
    assert "coach in Enhet Nord" in run("user", "list").output
    again = run(*words)
    assert (again.exit_code, again.stdout) == (2, "")
    assert "already has an account" in again.stderr
    assert run("user", "disable", "asta@example.se").exit_code == 0
    assert session.scalars(select(User)).one().disabled_at is not None
    assert run("user", "disable", "ingen@example.se").exit_code == 2


def test_the_doctor_names_what_is_wrong_and_which_link_is_broken(
    run: Run, session: Session, make: Factory
) -> None:
    make.coach()
    for number in range(3):
        record.audit(session, SYSTEM, "tried", "thing", number)
    sound = run("doctor")
    assert "The audit chain of 3 entries is whole." in sound.output
    assert "WRONG No SMTP_HOST" in sound.output
    forged = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()[1]
    forged.action = "forged"
    result = run("doctor")
    assert result.exit_code == 1
    assert f"broken at entry {forged.id}" in result.output


def test_the_daily_work_closes_and_frees_and_a_second_time_finds_nothing(
    run: Run, session: Session, make: Factory
) -> None:
    late = make.vacancy(deadline=clock.today() - timedelta(days=1))
    coach = make.coach()
    lapsed = make.intention(make.workplace(), coach, days=-1)
    ending = make.intention(make.workplace(), coach, days=2)
    first = run("daily")
    assert first.output.startswith("1 vacancies closed, 1 coaches reminded, 1 announcements")
    assert session.get_one(Vacancy, late.id).state is VacancyState.EXPIRED
    assert session.get_one(Intention, lapsed.id).released_at is not None
    assert session.get_one(Intention, ending.id).released_at is None
    assert run("daily").output.startswith("0 vacancies closed, 0 coaches reminded, 0 ann")


def test_mail_without_a_server_is_kept_in_a_folder(
    run: Run, session: Session, tmp_path: Path
) -> None:
    outbox.post(session, "hitta@boden.example", "Tack", "Vi har fått ert behov, åäö.")
    assert run("outbox", "send").output == "1 sent, 0 to be tried again.\n"
    (letter,) = (tmp_path / "mail").glob("*.eml")
    assert b"To: hitta@boden.example" in letter.read_bytes()
    assert session.scalars(select(OutboxMessage)).one().sent_at is not None


def test_the_database_is_compared_with_the_models(run: Run) -> None:
    assert run("db", "check").output == "The database agrees with the models.\n"
    assert run("db", "upgrade").exit_code == 0


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SMTP_PORT", "många", "SMTP_PORT must be a whole number"),
        ("BASE_URL", "localhost", "BASE_URL must start with"),
        ("SECRET_KEY", "kort", "SECRET_KEY is too short"),
        ("DATABASE_URL", "sqlite:////finns/inte/alls.sqlite", "unable to open database file"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_line_that_names_it(
    run: Run, name: str, value: str, says: str
) -> None:
    result = run("user", "list", **{PREFIX + name: value})
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert "Traceback" not in result.stderr
