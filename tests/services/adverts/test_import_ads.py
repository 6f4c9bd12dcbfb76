"""Ads come in once, whatever happens: twice, half, several at a time, or one bad among them."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DataError

from employer_match import clock, db, errors
from employer_match.integrations.jobtech.rows import Read, read
from employer_match.models import (
    ContactPerson,
    Employer,
    Vacancy,
    VacancyTerms,
    Workplace,
    search_index,
)
from employer_match.services.actor import ANONYMOUS, SYSTEM
from employer_match.services.adverts import keep_adverts
from employer_match.services.adverts.import_ads import import_ads
from employer_match.services.adverts.import_result import ImportResult
from employer_match.vocabulary import ContactSource, VacancySource, VacancyState
from tests.support.jobtech_ads import an_ad
from tests.support.threads import at_once

SOON = (clock.today() + timedelta(days=20)).isoformat()
OPEN = {"application_deadline": SOON, "last_publication_date": SOON}


def ad(ad_id: str = "101", /, **changes: Any) -> dict[str, Any]:
    """An ad that is open today."""
    return an_ad(ad_id, **{**OPEN, **changes})


def rows(*ads: Any) -> Iterator[Read]:
    """Ads as a file holds them, one a line."""
    lines = [each if isinstance(each, str) else json.dumps(each) for each in ads]
    return read(["\n".join(lines).encode()])


def counts(result: ImportResult) -> tuple[int, int, int, int, int, int]:
    """(read, created, updated, unchanged, removed, rejected)."""
    assert result.read == (
        result.created + result.updated + result.unchanged + result.removed + len(result.rejected)
    )
    return (
        result.read,
        result.created,
        result.updated,
        result.unchanged,
        result.removed,
        len(result.rejected),
    )


def only(engine: Engine) -> Vacancy:
    """The one vacancy there is."""
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        return session.scalars(select(Vacancy)).one()


def how_many(engine: Engine, *kinds: type) -> tuple[int, ...]:
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        return tuple(session.scalar(select(func.count()).select_from(kind)) or 0 for kind in kinds)


def test_an_ad_becomes_a_vacancy_of_a_workplace(engine: Engine) -> None:
    person = {"name": "Påhittad Person", "telephone": "08-12 34 56", "email": "P@example.se"}
    assert counts(import_ads(engine, rows(ad(application_contacts=[person])))) == (1, 1, 0, 0, 0, 0)
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        vacancy = session.scalars(select(Vacancy)).one()
        place = session.get_one(Workplace, vacancy.workplace_id)
        asked = session.get_one(ContactPerson, vacancy.contact_person_id)
    assert vacancy.source is VacancySource.JOBTECH
    assert vacancy.state is VacancyState.OPEN
    assert (vacancy.external_id, vacancy.municipality_code) == ("101", "0184")
    assert (vacancy.hours_min, vacancy.hours_max) == (20, 30)
    assert vacancy.conditions["daytime"]["value"] is True
    assert "dagtid" in str(vacancy.conditions["daytime"]["quote"])
    assert (place.name, place.from_advert) == ("Påhittade lagret, Huvudsta", True)
    assert place.employer.organisation_number == "5599990008"
    assert (asked.source, asked.email) == (ContactSource.ADVERT, "p@example.se")


def test_a_second_run_writes_nothing(engine: Engine) -> None:
    ads = [ad(str(number)) for number in range(5)]
    import_ads(engine, rows(*ads))
    assert counts(import_ads(engine, rows(*ads))) == (5, 0, 0, 5, 0, 0)
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        assert set(session.scalars(select(Vacancy.version))) == {1}


def test_a_changed_ad_is_written_over_and_found_anew(engine: Engine) -> None:
    import_ads(engine, rows(ad()))
    assert counts(import_ads(engine, rows(ad(headline="Trädgårdsarbetare")))) == (1, 0, 1, 0, 0, 0)
    vacancy = only(engine)
    assert (vacancy.headline, vacancy.version) == ("Trädgårdsarbetare", 2)
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        found = search_index.matching(session, [[frozenset({search_index.index_term("trädgård")})]])
        assert session.scalars(found).all() == [vacancy.id]
    assert how_many(engine, VacancyTerms, Workplace, Employer) == (1, 1, 1)


def test_the_same_ad_twice_in_one_file_is_one(engine: Engine) -> None:
    newer = ad(headline="Nyare", timestamp=1793577600001)
    assert counts(import_ads(engine, rows(ad(), newer, ad()))) == (3, 1, 1, 1, 0, 0)
    assert only(engine).headline == "Nyare"


def test_an_older_event_never_undoes_a_newer_one(engine: Engine) -> None:
    import_ads(engine, rows(ad(headline="Nyare", timestamp=1793577600001)))
    assert counts(import_ads(engine, rows(ad(headline="Äldre")))) == (1, 0, 0, 1, 0, 0)
    assert only(engine).headline == "Nyare"


def test_a_removal_closes_and_an_old_file_does_not_open_again(engine: Engine) -> None:
    import_ads(engine, rows(ad()))
    removal = {"id": "101", "removed": True, "removed_date": "2026-11-10T08:00:00"}
    assert counts(import_ads(engine, rows(removal, removal))) == (2, 0, 0, 1, 1, 0)
    assert counts(import_ads(engine, rows(ad()))) == (1, 0, 0, 1, 0, 0)
    vacancy = only(engine)
    assert vacancy.state is VacancyState.WITHDRAWN
    assert vacancy.closed_at
    republished = ad(timestamp=1893577600000)
    assert counts(import_ads(engine, rows(republished))) == (1, 0, 1, 0, 0, 0)
    assert only(engine).state is VacancyState.OPEN


def test_the_removal_of_an_unknown_ad_is_nothing(engine: Engine) -> None:
    assert counts(import_ads(engine, rows({"id": "7", "removed": True}))) == (1, 0, 0, 1, 0, 0)


def test_what_is_past_its_last_day_is_stored_as_expired(engine: Engine) -> None:
    old = ad(application_deadline="2020-01-31T23:59:59")
    assert counts(import_ads(engine, rows(old))) == (1, 1, 0, 0, 0, 0)
    assert only(engine).state is VacancyState.EXPIRED
    import_ads(engine, rows(ad()))
    assert only(engine).state is VacancyState.OPEN


def test_what_a_coach_has_filled_stays_filled(engine: Engine) -> None:
    import_ads(engine, rows(ad()))
    with db.transaction(engine, actor=SYSTEM) as session:
        session.scalars(select(Vacancy)).one().state = VacancyState.FILLED_BY_US
    import_ads(engine, rows(ad(headline="Ändrad")))
    vacancy = only(engine)
    assert (vacancy.headline, vacancy.state) == ("Ändrad", VacancyState.FILLED_BY_US)


def test_what_a_contact_has_taught_us_stays(engine: Engine) -> None:
    import_ads(engine, rows(ad()))
    taught = {"value": False, "quote": "", "source": "contact"}
    with db.transaction(engine, actor=SYSTEM) as session:
        vacancy = session.scalars(select(Vacancy)).one()
        vacancy.conditions = {**vacancy.conditions, "daytime": taught}
    import_ads(engine, rows(ad(headline="Ändrad")))
    assert only(engine).conditions["daytime"] == taught


def test_bad_rows_are_told_with_line_and_reason_and_the_rest_is_kept(engine: Engine) -> None:
    bad = {"id": "2", "headline": None}
    result = import_ads(engine, rows(ad("1"), "no json", bad, ad("3")))
    assert counts(result) == (4, 2, 0, 0, 0, 2)
    assert result.as_json()["rejected"] == [
        {"line": 2, "id": None, "reason": result.rejected[0].reason},
        {"line": 3, "id": "2", "reason": "headline: missing"},
    ]


def test_an_input_that_breaks_off_keeps_what_came(engine: Engine) -> None:
    whole, half = json.dumps(ad("1")), json.dumps(ad("2"))[:200]
    result = import_ads(engine, read([f"{whole}\n{half}".encode()]))
    assert (result.read, result.created) == (1, 1)
    assert result.cut
    assert len(result.rejected) == 1


def test_one_ad_that_the_database_refuses_does_not_lose_its_batch(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = keep_adverts.index_vacancies

    def refusing(session: Any, found: Any) -> None:
        for vacancy_id, _terms in found:
            if session.get(Vacancy, vacancy_id).external_id == "5":
                raise DataError("INSERT", {}, ValueError("too long"))
        whole(session, found)

    monkeypatch.setattr(keep_adverts, "index_vacancies", refusing)
    result = import_ads(engine, rows(*(ad(str(number)) for number in range(9))))
    assert counts(result) == (9, 8, 0, 0, 0, 1)
    assert result.rejected[0].as_json() == {
        "line": 6,
        "id": "5",
        "reason": "the database refused it (ValueError)",
    }
    assert how_many(engine, Vacancy, VacancyTerms) == (8, 8)


def test_a_kill_in_the_middle_loses_nothing_and_doubles_nothing(engine: Engine) -> None:
    ads = [ad(str(number)) for number in range(25)]

    def killed(reads: Iterable[Read]) -> Iterator[Read]:
        for number, each in enumerate(reads):
            if number == 17:
                raise KeyboardInterrupt
            yield each

    with pytest.raises(KeyboardInterrupt):
        import_ads(engine, killed(rows(*ads)), batch=5)
    assert how_many(engine, Vacancy) == (15,)
    assert counts(import_ads(engine, rows(*ads), batch=5)) == (25, 10, 0, 15, 0, 0)
    assert how_many(engine, Vacancy, VacancyTerms, Workplace, Employer) == (25, 25, 1, 1)


def test_several_imports_at_once_make_nothing_double(engine: Engine) -> None:
    ads = [
        ad(str(number), employer={"workplace": f"Påhittat ställe {number % 7}"})
        for number in range(40)
    ]
    results = at_once(lambda _n: import_ads(engine, rows(*ads), batch=8), range(4), threads=4)
    assert sum(each.created for each in results if isinstance(each, ImportResult)) == 40
    assert how_many(engine, Vacancy, VacancyTerms, Workplace, Employer) == (40, 40, 7, 1)


def test_an_employer_is_known_by_number_and_a_workplace_by_name_and_place(engine: Engine) -> None:
    def at(ad_id: str, place: str = "0184", **employer: Any) -> dict[str, Any]:
        return ad(ad_id, employer=employer, workplace_address={"municipality_code": place})

    import_ads(
        engine,
        rows(
            at("1", workplace="Kafé Kanel"),
            at("2", workplace="KAFÉ KANEL AB"),  # the same name, normalised
            at("3", workplace="Kafé Kanel", organization_number=None),  # found by name and place
            at("4", "0181", workplace="Kafé Kanel"),  # elsewhere: another place, same employer
            at("5", workplace="Kafé Kanel", organization_number="5599990016"),  # another employer
            at("6", workplace="Kafé Kajsa", organization_number=None, name="Kajsa"),
            at("7", workplace="Kafe Kajsa", organization_number=None, name="Kajsa"),
        ),
    )
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        places = session.execute(select(Vacancy.external_id, Vacancy.workplace_id))
        found = {row[0]: row[1] for row in places}
    assert found["1"] == found["2"] == found["3"]
    assert found["6"] == found["7"]
    assert len(set(found.values())) == 4
    assert how_many(engine, Employer) == (3,)


def test_an_ad_that_names_nobody_has_no_workplace(engine: Engine) -> None:
    import_ads(engine, rows(ad(employer=None)))
    assert only(engine).workplace_id is None


def test_a_sole_traders_number_is_marked_as_a_persons(engine: Engine) -> None:
    import_ads(engine, rows(ad(employer={"organization_number": "8001019994"})))
    with db.transaction(engine, read_only=True, actor=SYSTEM) as session:
        assert session.scalars(select(Employer)).one().sole_trader


def test_unknown_occupation_codes_are_counted(engine: Engine) -> None:
    result = import_ads(engine, rows(ad("1"), ad("2")))
    assert result.unknown_codes == {"occ1_aaa_aaa": 2, "grp1_aaa_aaa": 2, "fld1_aaa_aaa": 2}


def test_progress_tells_how_many_have_been_read(engine: Engine) -> None:
    told: list[int] = []
    import_ads(engine, rows(*(ad(str(n)) for n in range(5))), batch=2, progress=told.append)
    assert told == [2, 4, 5]


def test_the_day_decides(engine: Engine) -> None:
    import_ads(engine, rows(an_ad()), today=date(2026, 12, 2))
    assert only(engine).state is VacancyState.EXPIRED


def test_a_visitor_may_not_import(engine: Engine) -> None:
    with pytest.raises(errors.NotSignedIn):
        import_ads(engine, rows(ad()), actor=ANONYMOUS)
