"""Coverage and collisions: counted by hand, each number opens exactly its rows."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from employer_match import clock, errors
from employer_match.models import Collision, Talk
from employer_match.services.actor import Actor
from employer_match.services.overview.coverage import Cell, coverage
from employer_match.services.overview.overview import overview
from employer_match.services.overview.overview_counts import OverviewFilter
from employer_match.services.overview.settlements import (
    WAYS,
    SettlementFilter,
    Settlements,
    settlements,
)
from employer_match.vocabulary import GoOnReason, SizeClass, TalkKind
from tests.services.overview.test_overview import typed
from tests.support.factories import Factory, day, moment

MICRO, LARGE, UNKNOWN = SizeClass.MICRO, SizeClass.LARGE, SizeClass.UNKNOWN


@pytest.fixture
def chief(make: Factory) -> Actor:
    """A coordinator of a county of two municipalities, and of places of which little is known."""
    north, south = make.unit(name="Norr"), make.unit(name="Söder")
    anna, cia = make.coach(north), make.coach(south)
    places = [
        make.workplace(municipality_code=code, size_class=size)
        for code, size, number in (
            ("0180", MICRO, 4), ("0180", LARGE, 1), ("0181", MICRO, 2), (None, UNKNOWN, 1),
        )
        for _ in range(number)
    ]  # fmt: skip
    make.contact(places[0], anna, days_ago=3)
    make.contact(places[0], cia, days_ago=2)
    make.contact(places[1], cia, days_ago=60)
    make.contact(places[4], anna, days_ago=1)
    make.contact(places[7], anna, days_ago=1)
    return make.actor(make.coordinator(north))


def cells(session: Session, actor: Actor, **wanted: Any) -> dict[tuple[Any, Any], Cell]:
    found = coverage(session, actor, OverviewFilter(**wanted))
    rows = [(row.municipality_code or "-", row) for row in found.rows] + [("all", found.whole)]
    return {
        (code, size): cell
        for code, row in rows
        for size, cell in [*row.by_size.items(), ("all", row.whole)]
    }


def test_the_matrix_is_contacted_of_the_register(session: Session, chief: Actor) -> None:
    found = coverage(session, chief, OverviewFilter())
    assert found.sizes == (MICRO, LARGE, UNKNOWN)
    assert [row.municipality_code for row in found.rows] == ["0180", "0181", None]
    counted = {
        key: (cell.contacted, cell.register, cell.never_asked, cell.percent, cell.shade)
        for key, cell in cells(session, chief).items()
        if cell.register
    }
    assert counted == {
        ("0180", MICRO): (2, 4, 2, 50, 3),
        ("0180", LARGE): (1, 1, 0, 100, 4),
        ("0180", "all"): (3, 5, 2, 60, 3),
        ("0181", MICRO): (0, 2, 2, 0, 0),
        ("0181", "all"): (0, 2, 2, 0, 0),
        ("-", UNKNOWN): (1, 1, 0, 100, 4),
        ("-", "all"): (1, 1, 0, 100, 4),
        ("all", MICRO): (2, 6, 4, 33, 2),
        ("all", LARGE): (1, 1, 0, 100, 4),
        ("all", UNKNOWN): (1, 1, 0, 100, 4),
        ("all", "all"): (4, 8, 4, 50, 3),
    }


@pytest.mark.parametrize(
    "wanted",
    [{}, {"period_from": day(30)}, {"period_to": day(30)}, {"municipality_code": "0180"},
     {"stage": 1, "size_class": MICRO}, {"municipality_code": "0000"}],
)  # fmt: skip
def test_each_number_of_a_cell_opens_its_rows(
    session: Session, chief: Actor, wanted: dict[str, Any]
) -> None:
    for cell in cells(session, chief, **wanted).values():
        numbers = {"register": cell.register, "contacted": cell.contacted}
        for shown, number in (numbers | {"never_asked": cell.never_asked}).items():
            keys = OverviewFilter(**typed(cell.filters[shown]))
            assert overview(session, chief, keys).total == number, (wanted, shown)


@pytest.mark.parametrize(
    ("contacted", "register", "percent", "shade"),
    [(0, 0, None, None), (0, 9, 0, 0), (1, 1000, 1, 1), (24, 100, 24, 1), (25, 100, 25, 2),
     (49, 100, 49, 2), (50, 100, 50, 3), (74, 100, 74, 3), (75, 100, 75, 4), (999, 1000, 99, 4),
     (7, 7, 100, 4)],
)  # fmt: skip
def test_five_shades(contacted: int, register: int, percent: int | None, shade: int | None) -> None:
    cell = Cell(register, contacted, 0, {})
    assert (cell.percent, cell.shade) == (percent, shade)


class Meetings:
    """Two coaches of two units who met at one workplace, in every way."""

    def __init__(self, make: Factory) -> None:
        self.make = make
        self.north, self.south = make.unit(name="Norr"), make.unit(name="Söder")
        self.anna = make.coach(self.north, name="Anna")
        self.cia = make.coach(self.south, name="Cia")
        self.place = make.workplace(municipality_code="0180")
        self.chief = make.actor(make.coordinator(self.north))

    def went_on(self, reason: GoOnReason, times: int = 1, days_ago: int = 0) -> None:
        contact = self.make.contact(self.place, self.cia)
        for _ in range(times):
            earlier = self.make.contact(self.place, self.anna, days_ago=9)
            self.make.add(
                Collision(
                    workplace_id=self.place.id,
                    user_id=self.cia.id,
                    unit_id=self.south.id,
                    reason=reason,
                    contact_id=contact.id,
                    earlier_user_id=self.anna.id,
                    earlier_unit_id=self.north.id,
                    earlier_contact_id=earlier.id,
                    created_at=moment(days_ago) if days_ago else clock.now(),
                )
            )

    def talked(self, kind: TalkKind) -> None:
        self.make.add(
            Talk(
                workplace_id=self.place.id,
                kind=kind,
                asker_id=self.anna.id,
                asker_unit_id=self.north.id,
                colleague_id=self.cia.id,
                colleague_unit_id=self.south.id,
            )
        )

    def settled(self, session: Session, **wanted: Any) -> Settlements:
        return settlements(session, self.chief, SettlementFilter(**wanted))


def test_how_collisions_were_settled(session: Session, make: Factory) -> None:
    world = Meetings(make)
    world.went_on(GoOnReason.OTHER_DEPARTMENT, times=3)  # three contacts of one colleague: once
    world.went_on(GoOnReason.OTHER_DEPARTMENT, days_ago=40)
    world.went_on(GoOnReason.COLLEAGUE_SILENT)
    for kind in TalkKind:
        world.talked(kind)
    whole = world.settled(session)
    assert {way: number for way, number in whole.by_way.items() if number} == {
        "talk_talk": 1,
        "talk_join": 1,
        "talk_introduction": 1,
        "went_on_other_department": 2,
        "went_on_colleague_silent": 1,
    }
    assert list(whole.by_way) == list(WAYS)
    assert whole.total == len(whole.rows) == 6
    for way, number in whole.by_way.items():
        opened = world.settled(session, way=way)
        assert (opened.total, len(opened.rows)) == (number, number)
    row = world.settled(session, way="went_on_colleague_silent").rows[0]
    assert (row.who.name, row.earlier.name, row.workplace_id) == ("Cia", "Anna", world.place.id)
    assert world.settled(session, period_from=day(30)).total == 5
    assert world.settled(session, period_to=day(40)).total == 1
    assert world.settled(session, unit_id=world.south.id).total == 6
    assert world.settled(session, municipality_code="0181").total == 0


def test_what_a_unit_keeps_to_itself_is_not_told(session: Session, make: Factory) -> None:
    world = Meetings(make)
    world.went_on(GoOnReason.OTHER_DEPARTMENT)
    world.talked(TalkKind.JOIN)
    world.south.shares_employer_layer = False
    make.session.flush()
    (row,) = world.settled(session).rows
    assert (row.way, row.who.name, row.earlier.hidden) == ("talk_join", "Anna", True)
    assert world.settled(session, unit_id=world.south.id).total == 0
    with pytest.raises(errors.NotAllowed):
        settlements(session, make.actor(world.anna), SettlementFilter())
    with pytest.raises(errors.NotAllowed):
        coverage(session, make.actor(world.anna), OverviewFilter())
