"""A log from CSV: each row through the same door, each refusal with its line and reason."""

import itertools
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, func, select

from employer_match import db, errors
from employer_match.models import Collision, Contact, OutboxMessage, Workplace
from employer_match.services.actor import Actor
from employer_match.services.contacts.import_contacts import ContactImport, import_contacts
from employer_match.vocabulary import GoOnReason, Mode
from tests.support.factories import Factory, day

COLUMNS = "import_key,workplace,coach_email,date,mode,purpose,outcome,next_step,go_on_reason,note"
REST = "visit,introduce,interested,call"


@pytest.fixture
def kanel(engine: Engine) -> Workplace:
    with db.transaction(engine) as session:
        make = Factory(session)
        unit = make.unit(name="Norr")
        for name in ("anna", "bo"):
            make.coach(unit, email=f"{name}@example.se", name=name.capitalize())
        return make.workplace(name="Kafé Kanel")


def csv(*rows: str, header: str = COLUMNS) -> list[str]:
    return [f"{line}\n" for line in (header, *rows)]


def row(key: str = "", who: str = "anna", on: int = 3, more: str = ",") -> str:
    return f"{key},Kafé Kanel,{who}@example.se,{day(on)},{REST},{more}"


def kept(engine: Engine) -> int:
    with db.transaction(engine, read_only=True) as session:
        return session.scalar(select(func.count(Contact.id))) or 0


def summary(result: ContactImport) -> tuple[int, int, int, list[int]]:
    lines = [rejected.line for rejected in result.rejected]
    return result.read, result.created, result.unchanged, lines


@pytest.mark.usefixtures("kanel")
def test_rows_are_logged_and_a_second_run_adds_nothing(engine: Engine) -> None:
    lines = csv(row("a1"), row(on=2, more=',"sagt: ""ja"", och\nmer"'), row("a3", on=1))
    assert summary(import_contacts(engine, lines)) == (3, 3, 0, [])
    assert summary(import_contacts(engine, lines)) == (3, 0, 3, [])
    with db.transaction(engine, read_only=True) as session:
        contacts = session.scalars(select(Contact).order_by(Contact.happened_on)).all()
    assert [contact.import_key for contact in contacts][::2] == ["a1", "a3"]
    assert contacts[1].note == 'sagt: "ja", och\nmer'
    assert contacts[0].mode is Mode.VISIT


@pytest.mark.usefixtures("kanel")
def test_bad_rows_are_told_with_their_line_and_the_rest_is_kept(engine: Engine) -> None:
    lines = csv(
        row("ok"),
        f"x,Kafé Kanel,anna@example.se,{day(1)},brevduva,introduce,interested,call,,",
        "x,Kafé Kanel,anna@example.se,igår,visit,introduce,interested,call,,",
        f"x,Finns inte,anna@example.se,{day(1)},{REST},,",
        f"x,Kafé Kanel,okand@example.se,{day(1)},{REST},,",
        row("future", on=-1),
        row("old", on=500),
        "",
        row("many", more=",a,b,c"),
        f"x,Kafé Kanel,,{day(1)},{REST},,",
        row("ok2", on=2),
    )
    result = import_contacts(engine, lines)
    assert summary(result) == (10, 2, 0, [3, 4, 5, 6, 7, 8, 10, 11])
    reasons = [rejected.reason for rejected in result.rejected]
    for reason, said in zip(
        reasons,
        ["mode: 'brevduva'", "date:", "Add it first", "No account", "has not come yet",
         "more than a year", "more cells", "coach_email"],
        strict=True,
    ):  # fmt: skip
        assert said in reason
    assert kept(engine) == 2


@pytest.mark.usefixtures("kanel")
def test_a_collision_rejects_unless_the_row_says_why(engine: Engine) -> None:
    result = import_contacts(engine, csv(row("a"), row("b", "bo", 2)))
    assert summary(result) == (2, 1, 0, [3])
    assert f"Anna on {day(3)}" in result.rejected[0].reason
    reason = GoOnReason.OTHER_DEPARTMENT
    again = import_contacts(engine, csv(row("a"), row("b", "bo", 2, f"{reason},")))
    assert summary(again) == (2, 1, 1, [])
    with db.transaction(engine, read_only=True) as session:
        assert session.scalars(select(Collision.reason)).one() is reason
        assert session.scalars(select(OutboxMessage.recipient)).one() == "anna@example.se"


def test_the_workplace_is_named_without_doubt(engine: Engine, kanel: Workplace) -> None:
    with db.transaction(engine) as session:
        make = Factory(session)
        twin = make.workplace(name="Kafé Kanel", municipality_code="0188")
        number = twin.employer.organisation_number
    header = (
        "workplace,coach_email,date,mode,purpose,outcome,next_step,"
        "workplace_id,municipality_code,organisation_number,unit"
    )
    first = f"kanel kafe,anna@example.se,{day(9)},{REST}"
    lines = csv(
        f"{first},,,,",
        f"{first},{kanel.id},,,",
        f"{first},,0188,,Norr",
        f"{first.replace(str(day(9)), str(day(8)))},,,{number},",
        f"{first},,,,Söder",
        f"{first},abc,,,",
        header=header,
    )
    result = import_contacts(engine, lines)
    assert summary(result) == (6, 3, 0, [2, 6, 7])
    with db.transaction(engine, read_only=True) as session:
        places = session.scalars(select(Contact.workplace_id).order_by(Contact.id)).all()
    assert places == [kanel.id, twin.id, twin.id]


@pytest.mark.usefixtures("kanel")
def test_as_a_spreadsheet_saves_it(engine: Engine) -> None:
    lines = [line.replace(",", ";") for line in csv(row("a"))]
    lines[0] = "\ufeff" + lines[0].upper()
    assert summary(import_contacts(engine, lines)) == (1, 1, 0, [])


@pytest.mark.parametrize(
    "header",
    ["", "workplace,date", COLUMNS + ",participant", COLUMNS + ",note", "\x00"],
)
def test_a_header_that_is_no_logs_is_refused_whole(engine: Engine, header: str) -> None:
    with pytest.raises(errors.Invalid) as refused:
        import_contacts(engine, csv(row(), header=header))
    assert "header" in refused.value.fields
    assert kept(engine) == 0


@pytest.mark.usefixtures("kanel")
def test_a_run_that_is_cut_goes_on_where_it_stopped(engine: Engine) -> None:
    lines = csv(*(row(f"k{number}", on=number) for number in range(9)))

    def cut() -> Iterator[str]:
        yield from itertools.islice(lines, 5)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_contacts(engine, cut())
    before = kept(engine)
    assert 0 < before < 9
    assert summary(import_contacts(engine, lines)) == (9, 9 - before, before, [])
    assert kept(engine) == 9


def test_who_may_import(engine: Engine) -> None:
    with pytest.raises(errors.NotSignedIn):
        import_contacts(engine, csv(), actor=Actor())


@pytest.mark.usefixtures("kanel")
def test_a_note_that_tells_of_a_person_is_refused_until_somebody_has_read_it(
    engine: Engine,
) -> None:
    header = f"{COLUMNS},text_read"
    told = row("a1", more=",Hon är sjukskriven")
    first = import_contacts(engine, csv(f"{told},", header=header))
    assert first.rejected[0].reason.startswith("note: 'sjukskriven' (health) seems to tell")
    assert summary(import_contacts(engine, csv(f"{told},yes", header=header))) == (1, 1, 0, [])
    number = row("a2", on=2, more=",Ring 19850101-1236")
    refused = import_contacts(engine, csv(f"{number},yes", f"{number},", header=header))
    assert [one.line for one in refused.rejected] == [2, 3], "a number never"
