"""Coverage, collisions and the weekly meeting over the API: the figures of the pages."""

from sqlalchemy.orm import Session

from employer_match.models import Collision
from employer_match.services.overview.coverage import coverage
from employer_match.services.overview.overview_counts import OverviewFilter
from employer_match.vocabulary import GoOnReason, Role, SizeClass, VacancySource
from tests.api.machine import Api, fields_of
from tests.support.factories import Factory, day

MICRO, LARGE = SizeClass.MICRO, SizeClass.LARGE


def test_coverage_is_that_of_the_page_and_every_number_opens_its_rows(
    api: Api, session: Session, make: Factory
) -> None:
    unit = make.unit()
    anna, chief = make.coach(unit), make.coordinator(unit)
    places = [
        make.workplace(municipality_code=code, size_class=size)
        for code, size in (("0180", MICRO), ("0180", LARGE), ("0181", MICRO), (None, MICRO))
    ]
    make.contact(places[0], anna, days_ago=3)
    make.contact(places[2], anna, days_ago=60)
    asked = api(chief)
    body = asked.get("/coverage", period_from=day(30).isoformat()).json
    assert [row["municipality_code"] for row in body["items"]] == ["0180", "0181", None]
    wanted = OverviewFilter(period_from=day(30))
    found = coverage(session, make.actor(chief), wanted)
    for row, there in zip(body["items"], found.rows, strict=True):
        cells = {each["size_class"]: each for each in row["by_size"]}
        assert cells.keys() == {str(size) for size in there.by_size}
        assert row["whole"]["of_hundred"] == there.whole.percent
        for size, cell in there.by_size.items():
            told = cells[size]
            assert (told["register"], told["contacted"]) == (cell.register, cell.contacted)
            for name, keys in told["filters"].items():
                assert asked.get("/overview", **keys).json["total"] == told[name], (size, name)
    whole = body["whole"]
    assert (whole["register"], whole["contacted"], whole["never_asked"]) == (4, 1, 2)
    assert whole["size_class"] is None
    assert fields_of(asked.get("/coverage", size_class="huge")) == {"size_class"}
    assert api(anna).get("/coverage").status_code == 403


def test_collisions_by_way_and_what_a_quiet_unit_keeps_to_itself(
    api: Api, session: Session, make: Factory
) -> None:
    unit, quiet = make.unit(name="Norr"), make.unit(name="Tyst", shares_employer_layer=False)
    anna, bo, tyra = make.coach(unit, name="Anna"), make.coach(unit), make.coach(quiet)
    shop = make.workplace(name="Krock")

    def met(by: int, by_unit: int, earlier: int, earlier_unit: int) -> None:
        made = make.contact(shop, anna)
        make.add(
            Collision(
                workplace_id=shop.id,
                user_id=by,
                unit_id=by_unit,
                reason=GoOnReason.OTHER_DEPARTMENT,
                contact_id=made.id,
                earlier_user_id=earlier,
                earlier_unit_id=earlier_unit,
            )
        )

    met(anna.id, unit.id, bo.id, unit.id)
    met(anna.id, unit.id, tyra.id, quiet.id)
    met(tyra.id, quiet.id, anna.id, unit.id)
    asked = api(make.coordinator(unit))
    body = asked.get("/collisions").json
    assert body["total"] == 2
    assert {name: count for name, count in body["by_way"].items() if count} == {
        "went_on_other_department": 2
    }
    assert [each["earlier"] and each["earlier"]["id"] for each in body["items"]] == [None, bo.id]
    assert {each["who"]["name"] for each in body["items"]} == {"Anna"}
    assert asked.get("/collisions", way="talk_join").json["total"] == 0
    assert asked.get("/collisions", unit_id=quiet.id).json["total"] == 0
    assert asked.get("/collisions", page_size=1, page=2).json["items"][0]["workplace"] == "Krock"
    assert fields_of(asked.get("/collisions", way="shouting")) == {"way"}
    assert api(bo).get("/collisions").status_code == 403


def test_the_meeting_is_of_ones_own_unit(api: Api, make: Factory) -> None:
    unit = make.unit()
    coach, leader = make.coach(unit, name="Asta"), make.team_leader(unit)
    need = make.vacancy(make.workplace(name="Bageri"), headline="Baka", source=VacancySource.COACH)
    store = make.workplace(name="Lager")
    taken = make.vacancy(store, headline="Packa", source=VacancySource.COACH)
    make.intention(store, coach)
    body = api(leader).get("/meeting").json
    assert body["unit_id"] == unit.id
    assert body["last"] is None
    assert {each["title"] for each in body["new"]} == {"Baka", "Packa"}
    assert [each["vacancy_id"] for each in body["unclaimed"]] == [need.id]
    claimed = next(each for each in body["new"] if each["vacancy_id"] == taken.id)["claimed"]
    assert (claimed["who"]["name"], claimed["taken"]) == ("Asta", False)
    assert body["left_alone"] == []
    asked = api(coach)
    assert asked.get("/meeting", unit_id=unit.id).json["unit_id"] == unit.id
    assert asked.get("/meeting", unit_id=unit.id + 1).status_code == 403
    assert api(make.user(Role.PRIVACY_OFFICER, unit=unit)).get("/meeting").status_code == 403
