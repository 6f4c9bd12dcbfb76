"""Exports have the rows of the page, number for number, and nothing that the page may not tell."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Collision, OnBehalfOf
from employer_match.services.contacts.list_contacts import ContactFilter
from employer_match.services.overview.coverage import coverage
from employer_match.services.overview.export_rows import (
    Records,
    contact_records,
    coverage_records,
    meeting_records,
    settlement_records,
    workplace_records,
)
from employer_match.services.overview.overview import overview
from employer_match.services.overview.overview_counts import OverviewFilter
from employer_match.services.overview.settlements import SettlementFilter
from employer_match.vocabulary import GoOnReason
from tests.services.overview.test_overview import County, typed
from tests.support.factories import Factory, day


@pytest.fixture
def county(make: Factory) -> County:
    made = County(make)
    make.add(
        Collision(
            workplace_id=made.shared.id,
            user_id=made.cia.id,
            unit_id=made.south,
            reason=GoOnReason.OTHER_DEPARTMENT,
            contact_id=made.second.id,
            earlier_user_id=made.anna.id,
            earlier_unit_id=made.north,
            earlier_contact_id=made.first.id,
        )
    )
    return made


def rows(records: Records) -> list[dict[str, Any]]:
    found = [dict(row) for row in records.rows]
    assert all(set(row) <= set(records.columns) for row in found)
    return found


@pytest.mark.parametrize(
    "wanted",
    [{}, {"period_from": day(30)}, {"period_from": day(15), "period_to": day(3)},
     {"municipality_code": "0188"}, {"sni": "47"}, {"stage": 1}, {"stage": 0}],
)  # fmt: skip
def test_every_number_on_the_page_is_so_many_rows_in_the_file(
    session: Session, county: County, wanted: dict[str, Any]
) -> None:
    chief = county.chief
    for figure in overview(session, chief, OverviewFilter(**wanted)).figures:
        if figure.opens == "contacts":
            found = rows(contact_records(session, chief, ContactFilter(**typed(figure.filter))))
        else:
            found = rows(workplace_records(session, chief, OverviewFilter(**typed(figure.filter))))
        assert len(found) == figure.value, figure
    cells = rows(coverage_records(session, chief, OverviewFilter(**wanted)))
    whole = coverage(session, chief, OverviewFilter(**wanted)).whole.whole
    assert sum(row["register"] for row in cells) == whole.register
    assert sum(row["contacted"] for row in cells) == whole.contacted


def test_the_rows_say_what_the_page_says(session: Session, county: County) -> None:
    found = rows(workplace_records(session, county.chief, OverviewFilter()))
    assert [row["workplace"] for row in found] == ["Egen", "Delad", "Äldre"]
    shared = found[1]
    assert (shared["contacts"], shared["last_coach"], shared["owner"]) == (2, "Cia", "Anna")
    (settled,) = rows(settlement_records(session, county.chief, SettlementFilter()))
    assert (settled["way"], settled["coach"], settled["earlier_coach"]) == (
        "went_on_other_department",
        "Cia",
        "Anna",
    )


def test_nothing_that_may_not_be_told(session: Session, make: Factory, county: County) -> None:
    trader = make.employer(organisation_number="8001011239", sole_trader=True)
    place = make.workplace(trader, phone="+46 8 123")
    objected = make.contact_person(place, name="Har Invänt", objected_at=clock.now())
    stays = make.contact_person(place, name="Är Kvar")
    person = make.participant(county.anna, code_name="Sparv Hemlig")
    for one in (objected, stays):
        contact = make.contact(place, county.anna, contact_person_id=one.id, note="Fri text")
    make.add(OnBehalfOf(contact_id=contact.id, participant_id=person.id))
    quiet = make.coach(make.unit(shares_employer_layer=False), name="Tyst Coach")
    make.contact(place, quiet, note="Mer text")
    told = str(
        rows(workplace_records(session, county.chief, OverviewFilter()))
        + rows(contact_records(session, county.chief, ContactFilter()))
    )
    assert "Är Kvar" in told
    assert "+46 8 123" in told
    for secret in ("800101-1239", "8001011239", "Har Invänt", "Sparv", person.id, "Tyst", "text"):
        assert secret not in told


def test_the_meetings_lists(session: Session, make: Factory, county: County) -> None:
    make.vacancy(county.own, headline="Vika kartonger")
    found = rows(meeting_records(session, county.chief))
    assert [(row["list"], row["need"], row.get("coach")) for row in found] == [
        ("new", "Vika kartonger", None),
        ("unclaimed", "Vika kartonger", None),
    ]


def test_who_may(session: Session, make: Factory, county: County) -> None:
    coach = make.actor(county.anna)
    for refused in (
        lambda: workplace_records(session, coach, OverviewFilter()),
        lambda: contact_records(session, coach, ContactFilter()),
        lambda: coverage_records(session, coach, OverviewFilter()),
        lambda: settlement_records(session, coach, SettlementFilter()),
    ):
        with pytest.raises(errors.NotAllowed):
            refused()
