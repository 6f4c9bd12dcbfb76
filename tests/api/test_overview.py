"""Who has contacted which employer, and who has waited longest: over the API."""

from tests.api.machine import Api, fields_of
from tests.support.factories import Factory, day


def test_every_figure_opens_exactly_its_rows(api: Api, make: Factory) -> None:
    north, south = make.unit(name="Norr"), make.unit(name="Söder")
    anna, cia = make.coach(north, name="Anna"), make.coach(south, name="Cia")
    shared, own = make.workplace(name="Delad"), make.workplace(name="Egen")
    never = make.workplace(name="Aldrig")
    for place, coach, days in ((shared, anna, 20), (shared, cia, 3), (own, anna, 5)):
        make.contact(place, coach, days_ago=days)
    chief = api(make.coordinator(north))
    body = chief.get("/overview").json
    assert [row["workplace"] for row in body["items"]] == ["Delad", "Egen"]
    first = body["items"][0]
    assert (first["contacts"], first["coaches"], first["units"]) == (2, 2, 2)
    assert first["relation"]["last"]["who"]["name"] == "Cia"
    figures = {each["name"]: each for each in body["figures"]}
    assert {name: figures[name]["value"] for name in ("contacts", "overlap", "never_asked")} == {
        "contacts": 3,
        "overlap": 1,
        "never_asked": 1,
    }
    for figure in body["figures"]:
        rows = chief.get("/" + figure["opens"], **figure["filter"])
        assert rows.json["total"] == figure["value"], figure
    asked = chief.get("/overview", shown="never_asked").json["items"]
    assert [row["workplace_id"] for row in asked] == [never.id]
    assert asked[0]["relation"]["exists"] is False


def test_the_overview_is_filtered_and_paged(api: Api, make: Factory) -> None:
    unit = make.unit()
    coach = make.coach(unit)
    for number in range(3):
        place = make.workplace(municipality_code="0180" if number else "0181")
        make.contact(place, coach, days_ago=number)
    chief = api(make.coordinator(unit))
    assert chief.get("/overview", page_size=2, page=2).json["total"] == 3
    assert len(chief.get("/overview", page_size=2, page=2).json["items"]) == 1
    assert chief.get("/overview", municipality_code="0180").json["total"] == 2
    assert chief.get("/overview", period_to=day(1).isoformat()).json["total"] == 2
    assert chief.get("/overview", unit_id=unit.id, stage=1).json["total"] == 3
    assert chief.get("/overview", unit_id=unit.id + 1).json["total"] == 0
    assert fields_of(chief.get("/overview", shown="everything")) == {"shown"}
    assert api(coach).get("/overview").status_code == 403


def test_the_queue_is_ordered_by_waiting_and_holds_only_ones_own(api: Api, make: Factory) -> None:
    unit = make.unit()
    coach, other = make.coach(unit), make.coach(unit)
    new = make.participant(coach, code_name="Ny", enrolled_on=day(0))
    waits = make.participant(coach, code_name="Väntar", enrolled_on=day(50))
    asked = make.participant(coach, code_name="Tillfrågad", enrolled_on=day(90))
    make.contact(make.workplace(), coach, asked, days_ago=10)
    make.participant(other, code_name="Annan")
    queue = api(coach).get("/queue").json
    assert [(each["participant_id"], each["days"]) for each in queue["items"]] == [
        (waits.id, 50),
        (asked.id, 10),
        (new.id, 0),
    ]
    assert api(coach).get("/queue", page_size=1, page=3).json["items"][0]["code_name"] == "Ny"
    assert api(coach).get("/queue", unit_id=unit.id + 1).json["total"] == 0
    assert api(make.team_leader(unit)).get("/queue").json["total"] == 4
    assert api(make.coordinator(unit)).get("/queue").status_code == 403
