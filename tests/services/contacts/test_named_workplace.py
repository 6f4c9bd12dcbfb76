"""A row of an imported log finds its workplace, follows merges, or says whom it may mean."""

import pytest
from sqlalchemy import Engine, select

from employer_match import db
from employer_match.models import Contact
from employer_match.services.actor import SYSTEM
from employer_match.services.contacts.import_contacts import import_contacts
from employer_match.services.duplicates.merge_employers import merge_workplaces
from tests.support.factories import Factory, day, organisation_number

HEADER = (
    "workplace,coach_email,date,mode,purpose,outcome,next_step,go_on_reason,"
    "workplace_id,municipality_code,organisation_number"
)
NUMBER = organisation_number(81)


@pytest.fixture
def places(engine: Engine) -> tuple[int, int]:
    """Kafé Kanel, into which Kanelhörnan was merged."""
    with db.transaction(engine, actor=SYSTEM) as session:
        make = Factory(session)
        make.coach(email="anna@example.se")
        employer = make.employer(name="Kafé Kanel AB", organisation_number=NUMBER)
        kept = make.workplace(employer, name="Kafé Kanel", municipality_code="0181").id
        gone = make.workplace(employer, name="Kanelhörnan", municipality_code="0181").id
        merge_workplaces(session, SYSTEM, kept, gone, (1, 1))
        return kept, gone


def _row(name: str, ago: int, place: object = "", town: str = "", number: str = "") -> str:
    said = f"anna@example.se,{day(ago)},visit,introduce,interested,call,"
    return f"{name},{said},{place},{town},{number}\n"


def test_the_right_workplace_or_a_question(engine: Engine, places: tuple[int, int]) -> None:
    kept, gone = places
    rows = [
        _row("Kanelhörnan", 9),
        _row("kanelhornan AB", 8, town="0181"),
        _row("x", 7, gone),
        _row("Kafe Kannel", 6, town="0181", number=NUMBER),
        _row("Kafe Kannel", 5),
        _row("Kafe Kannel", 4),
        _row("Kafé Kanel", 3, number="556012-5791"),
        _row("Kafé Kanel", 2, 999_999),
        _row("Lagret", 1, number=NUMBER),
    ]
    done = import_contacts(engine, [HEADER + "\n", *rows])
    with db.transaction(engine, read_only=True) as session:
        found = session.scalars(select(Contact.workplace_id).order_by(Contact.id)).all()
    assert found == [kept] * 4
    reasons = {rejected.line: rejected.reason for rejected in done.rejected}
    assert list(reasons) == [6, 7, 8, 9, 10]
    assert f"Is it {kept} Kafé Kanel? Fill in workplace_id" in reasons[6]
    assert reasons[7] == reasons[6]
    assert "organisation_number: This is not an organisation number" in reasons[8]
    assert "workplace_id: No registered workplace has this id" in reasons[9]
    assert f"Is it {kept} Kafé Kanel?" in reasons[10], "one number is one employer, not one place"
