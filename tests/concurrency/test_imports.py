"""Ads taken in by two processes at once, or by one that is killed again and again: each ad once."""

import json
import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from employer_match import clock, db
from employer_match.models import ContactPerson, Employer, Vacancy, VacancyTerms, Workplace
from employer_match.services.record import first_broken_link
from tests.concurrency import work
from tests.concurrency.processes import a_process, in_processes
from tests.support.databases import Database, database
from tests.support.jobtech_ads import an_ad

ADS, BATCH = 60, 20
SOON = (clock.today() + timedelta(days=20)).isoformat()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty invented ads of seven workplaces, in JSON lines."""
    ads = [
        an_ad(
            str(number),
            headline=f"Lagermedarbetare {number}",
            application_deadline=SOON,
            last_publication_date=SOON,
            employer={"workplace": f"Påhittade stället {number % 7}"},
            application_contacts=[{"name": "Påhittad Person", "email": f"{number}@example.se"}],
        )
        for number in range(ADS)
    ]
    path = tmp_path_factory.mktemp("ads") / "ads.jsonl"
    path.write_text("\n".join(map(json.dumps, ads)))
    return path


def left_by(engine: Engine) -> tuple[Any, ...]:
    """What an import leaves, ids and moments apart: each ad with all it hangs on, and how many."""
    kinds = (Vacancy, VacancyTerms, Workplace, Employer, ContactPerson)
    with db.transaction(engine, read_only=True) as session:
        whole = session.execute(
            select(
                Vacancy.external_id,
                Vacancy.state,
                Vacancy.content_hash,
                Vacancy.conditions,
                Workplace.name,
                Employer.organisation_number,
                ContactPerson.email,
                VacancyTerms.all_terms,
            )
            .join(Workplace, Workplace.id == Vacancy.workplace_id)
            .join(Employer, Employer.id == Workplace.employer_id)
            .join(ContactPerson, ContactPerson.id == Vacancy.contact_person_id)
            .join(VacancyTerms, VacancyTerms.vacancy_id == Vacancy.id)
            .order_by(Vacancy.external_id)
        ).all()
        counts = [session.scalar(select(func.count()).select_from(kind)) for kind in kinds]
        return whole, counts, first_broken_link(session)


@pytest.fixture(scope="module")
def undisturbed(file: Path) -> tuple[Any, ...]:
    """What one quiet import of the file leaves."""
    with database("sqlite") as quiet:
        work.take_in(quiet.url, file, BATCH)
        return left_by(quiet.engine)


def test_two_imports_of_the_same_ads_at_once_leave_what_one_leaves(
    database: Database, file: Path, undisturbed: tuple[Any, ...]
) -> None:
    counts = in_processes(work.take_in, [(database.url, file, BATCH)] * 2)
    assert sum(each["created"] for each in counts) == ADS
    assert all(each["read"] == ADS and not each["rejected"] for each in counts)
    assert left_by(database.engine) == undisturbed


def _inserts(statement: str) -> bool:
    return statement.startswith("INSERT")


def _commits(statement: str) -> bool:
    return statement == "COMMIT"


def _audits(statement: str) -> bool:
    return statement.startswith("INSERT INTO audit_entry")


@pytest.mark.parametrize(
    ("wanted", "after", "ads"),
    [(_inserts, 1, 0), (_audits, 2, BATCH), (_commits, 3, BATCH)],
    ids=["at the first row", "at the last row of a batch", "before it is made to stay"],
)
def test_killed_in_the_middle_and_started_again_it_leaves_what_a_quiet_one_leaves(
    database: Database,
    file: Path,
    undisturbed: tuple[Any, ...],
    wanted: Callable[[str], bool],
    after: int,
    ads: int,
) -> None:
    with a_process(work.die, wanted, after, work.take_in, database.url, file, BATCH) as killed:
        killed.join(30)
        assert killed.exitcode == -signal.SIGKILL
    _whole, (vacancies, terms, *_rest), _broken = left_by(database.engine)
    assert (vacancies, terms) == (ads, ads), "whole batches only"
    again = work.take_in(database.url, file, BATCH)
    assert (again["created"], again["unchanged"]) == (ADS - ads, ads)
    assert left_by(database.engine) == undisturbed
