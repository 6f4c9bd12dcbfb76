"""Who has contacted which employer: counted by hand, equal to the log, each number openable."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Companion, Contact, User, Workplace
from employer_match.services.contacts.collision_facts import CollisionView, Met
from employer_match.services.contacts.list_contacts import ContactFilter, list_contacts
from employer_match.services.contacts.lower_stage import lower_stage
from employer_match.services.contacts.settle import go_on
from employer_match.services.employers.employer_layer import Who
from employer_match.services.overview.overview import overview
from employer_match.services.overview.overview_counts import OverviewFilter, Shown
from employer_match.services.overview.overview_figures import Figure
from employer_match.vocabulary import GoOnReason, Outcome, Purpose, SizeClass
from tests.support.factories import Factory, day


class County:
    """Two units, three coaches and five workplaces, small enough to count by hand."""

    def __init__(self, make: Factory) -> None:
        north, south = make.unit(name="Norr"), make.unit(name="Söder")
        self.anna, self.bo = make.coach(north, name="Anna"), make.coach(north, name="Bo")
        self.cia = make.coach(south, name="Cia")
        self.north, self.south = north.id, south.id
        self.chief = make.actor(make.coordinator(north))
        shops = make.employer(sni="47111")
        self.shared = make.workplace(shops, name="Delad")
        self.own = make.workplace(shops, name="Egen", municipality_code="0188")
        self.old = make.workplace(name="Äldre")
        self.never = make.workplace(name="Aldrig")
        self.cancelled = make.workplace(name="Bara inställt")
        self.first = make.contact(self.shared, self.anna, days_ago=20)
        self.second = make.contact(self.shared, self.cia, days_ago=10)
        make.contact(self.own, self.anna, days_ago=5, purpose=Purpose.PRESENT_CANDIDATE)
        make.contact(self.own, self.bo, days_ago=2)
        make.contact(self.old, self.cia, days_ago=100, outcome=Outcome.HIRED)
        make.contact(self.old, self.anna, days_ago=29)
        make.contact(self.cancelled, self.bo, cancelled_at=clock.now(), cancelled_reason="fel")
        make.owner(self.shared, self.anna)


@pytest.fixture
def county(make: Factory) -> County:
    return County(make)


def names(session: Session, county: County, **wanted: Any) -> list[str]:
    view = overview(session, county.chief, OverviewFilter(**wanted))
    assert view.total == len(view.rows)
    return [row.workplace.name for row in view.rows]


def numbers(session: Session, county: County, **wanted: Any) -> dict[str, int]:
    figures = overview(session, county.chief, OverviewFilter(**wanted)).figures
    return {figure.name: figure.value for figure in figures if figure.value}


def test_a_row(session: Session, county: County) -> None:
    view = overview(session, county.chief, OverviewFilter())
    rows = {row.workplace.name: row for row in view.rows}
    assert list(rows) == ["Egen", "Delad", "Äldre"]
    shared = rows["Delad"]
    assert (shared.contacts, shared.coaches, shared.units, shared.stage) == (2, 2, 2, 1)
    assert shared.relation.last is not None
    assert (shared.relation.last.who.name, shared.relation.last.day) == ("Cia", day(10))
    assert shared.relation.owner == "Anna"
    assert (rows["Egen"].coaches, rows["Egen"].units, rows["Egen"].stage) == (2, 1, 3)
    assert (rows["Äldre"].coaches, rows["Äldre"].units, rows["Äldre"].stage) == (1, 1, 4)


def test_who_came_along_is_one_of_the_coaches_and_no_overlap(
    session: Session, make: Factory, county: County
) -> None:
    along = Companion(contact_id=county.first.id, user_id=county.bo.id, unit_id=county.north)
    make.add(along)
    joint = make.contact(county.never, county.anna)
    make.add(Companion(contact_id=joint.id, user_id=county.cia.id, unit_id=county.south))
    long_ago = make.contact(county.old, county.anna, days_ago=91)
    make.add(Companion(contact_id=long_ago.id, user_id=county.bo.id, unit_id=county.north))
    rows = {
        row.workplace.name: row for row in overview(session, county.chief, OverviewFilter()).rows
    }
    counted = {name: (row.contacts, row.coaches, row.units) for name, row in rows.items()}
    assert counted["Delad"] == (2, 3, 2)
    assert counted["Aldrig"] == (1, 2, 1)
    assert counted["Äldre"][1] == 1
    assert names(session, county, shown=Shown.OVERLAP) == ["Delad"]


def test_a_stage_is_asked_of_the_contacted_ones_and_the_register_keeps_its_counts(
    session: Session, county: County
) -> None:
    wanted = OverviewFilter(shown=Shown.REGISTER, stage=4)
    rows = {row.workplace.name: row for row in overview(session, county.chief, wanted).rows}
    assert (rows["Delad"].contacts, rows["Delad"].coaches, rows["Delad"].stage) == (2, 2, 1)
    assert rows["Aldrig"].contacts == 0


FILTERS: list[tuple[dict[str, Any], list[str]]] = [
    ({"shown": Shown.OVERLAP}, ["Delad"]),
    ({"shown": Shown.NEVER_ASKED}, ["Aldrig", "Bara inställt"]),
    ({"shown": Shown.REGISTER}, ["Aldrig", "Bara inställt", "Delad", "Egen", "Äldre"]),
    ({"municipality_code": "0188"}, ["Egen"]),
    ({"sni": "47"}, ["Egen", "Delad"]),
    ({"sni": "%"}, []),
    ({"stage": 4}, ["Äldre"]),
    ({"stage": 0}, []),
    ({"period_from": day(10)}, ["Egen", "Delad"]),
    ({"period_to": day(11)}, ["Delad", "Äldre"]),
    ({"period_to": day(11), "shown": Shown.OVERLAP}, []),
    ({"period_from": day(5), "period_to": day(3)}, ["Egen"]),
    ({"shown": Shown.NEVER_ASKED, "sni": "47"}, []),
]


def test_filters(session: Session, county: County) -> None:
    for wanted, expected in FILTERS:
        assert names(session, county, **wanted) == expected, wanted


def test_by_unit(session: Session, county: County) -> None:
    assert names(session, county, unit_id=county.south) == ["Delad", "Äldre"]
    assert names(session, county, unit_id=county.south, period_from=day(30)) == ["Delad"]
    view = overview(session, county.chief, OverviewFilter(unit_id=county.north))
    assert {row.workplace.name: row.contacts for row in view.rows} == {
        "Egen": 2,
        "Delad": 1,
        "Äldre": 1,
    }


def test_the_figures(session: Session, county: County) -> None:
    assert numbers(session, county) == {
        "contacts": 6,
        "contacted": 3,
        "overlap": 1,
        "never_asked": 2,
        "register": 5,
    }
    logged = select(func.count(Contact.id)).where(Contact.cancelled_at.is_(None))
    assert session.scalar(logged) == 6


def went_on(session: Session, later: Contact, earlier: Contact, user: User) -> None:
    view = CollisionView(Who(), earlier.happened_on, later.happened_on, announced=False)
    assert earlier.user_id == user.id
    earlier.user = user
    go_on(session, [Met(view, earlier)], later, GoOnReason.OTHER_DEPARTMENT)


def test_every_number_opens_its_rows(session: Session, county: County) -> None:
    went_on(session, county.second, county.first, county.anna)
    filters: list[dict[str, Any]] = [
        {},
        {"period_from": day(15), "period_to": day(3)},
        {"sni": "47", "municipality_code": "0188"},
        {"stage": 0},
        {"stage": 1, "unit_id": county.south},
    ]
    opened_something = 0
    for wanted in filters:
        for figure in overview(session, county.chief, OverviewFilter(**wanted)).figures:
            assert opened(session, county, figure) == figure.value, (wanted, figure.name)
            opened_something += figure.value
    assert opened_something > 20


def opened(session: Session, county: County, figure: Figure) -> int:
    if figure.opens == "contacts":
        wanted = ContactFilter(**typed(figure.filter))
        page = list_contacts(session, county.chief, wanted)
        assert page.total == len(page.contacts)
        return page.total
    view = overview(session, county.chief, OverviewFilter(**typed(figure.filter)))
    assert view.total == len(view.rows)
    return view.total


def typed(keys: Mapping[str, str]) -> dict[str, Any]:
    """As a face reads the keys back from an address."""
    kinds: dict[str, Any] = {
        "shown": Shown,
        "went_on": GoOnReason,
        "period_from": date.fromisoformat,
        "period_to": date.fromisoformat,
        "unit_id": int,
        "stage": int,
        "owner_id": int,
        "size_class": SizeClass,
    }
    return {name: kinds.get(name, str)(value) for name, value in keys.items()}


def test_pages_do_not_overlap(session: Session, make: Factory, county: County) -> None:
    coach = county.anna
    for number in range(7):
        make.contact(make.workplace(name=f"Plats {number % 2}"), coach)
    seen = [
        row.workplace.id
        for page in range(1, 7)
        for row in overview(session, county.chief, OverviewFilter(), page=page, page_size=2).rows
    ]
    assert len(seen) == len(set(seen)) == 10


def test_a_unit_that_does_not_share_is_counted_and_not_named(
    session: Session, make: Factory, county: County
) -> None:
    unit = make.unit(shares_employer_layer=False)
    quiet = make.coach(unit, name="Tyst")
    make.contact(county.never, quiet)
    make.contact(county.shared, quiet)
    assert numbers(session, county)["contacts"] == 8
    assert names(session, county, unit_id=unit.id) == []
    assert list_contacts(session, county.chief, ContactFilter(user_id=quiet.id)).total == 0
    assert list_contacts(session, county.chief, ContactFilter()).total == 8
    view = overview(session, county.chief, OverviewFilter())
    assert "Tyst" not in str([row.relation for row in view.rows])


def test_a_lowered_stage_stands_here_too(session: Session, make: Factory, county: County) -> None:
    assert names(session, county, stage=3) == ["Egen"]
    lower_stage(session, make.actor(county.anna), county.own.id, 1, "Ny chef.")
    assert names(session, county, stage=3) == []
    assert names(session, county, stage=1) == ["Egen", "Delad"]
    assert names(session, county, stage=3, period_to=day(1)) == ["Egen"]
    for stage in range(5):
        for figure in overview(session, county.chief, OverviewFilter(stage=stage)).figures:
            assert opened(session, county, figure) == figure.value, (stage, figure.name)
    row = overview(session, county.chief, OverviewFilter()).rows[0]
    assert (row.workplace.name, row.stage, row.relation.stage) == ("Egen", 1, 1)


def test_who_may_look(session: Session, make: Factory, county: County) -> None:
    with pytest.raises(errors.NotAllowed):
        overview(session, make.actor(county.anna), OverviewFilter())
    assert overview(session, make.actor(make.team_leader()), OverviewFilter()).total == 3


def test_the_log_is_filtered_and_newest_first(
    session: Session, make: Factory, county: County
) -> None:
    actor = make.actor(county.anna)
    due = make.contact(county.own, county.anna, days_ago=50, next_step_on=day(1))

    def days(**wanted: Any) -> list[date]:
        return [one.day for one in list_contacts(session, actor, ContactFilter(**wanted)).contacts]

    assert days(user_id=county.anna.id) == [day(5), day(20), day(29), day(50)]
    assert days(purpose=Purpose.PRESENT_CANDIDATE) == [day(5)]
    assert days(next_step_due=day(0)) == [due.happened_on]
    assert len(days(cancelled=True)) == len(days()) + 1
    place: Workplace = county.old
    assert days(workplace_id=place.id, outcome=Outcome.HIRED) == [day(100)]
    page = list_contacts(session, actor, ContactFilter(), page=2, page_size=3)
    assert (page.total, len(page.contacts)) == (7, 3)
