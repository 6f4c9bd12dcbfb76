"""Handing work over through the API: line by line, with the versions that were seen."""

from tests.api.machine import Api, fields_of
from tests.support.factories import Factory


def test_lines_are_read_and_handed_over(api: Api, make: Factory) -> None:
    unit = make.unit()
    asta, bo = make.coach(unit, name="Asta Prov"), make.coach(unit)
    place = make.workplace(name="Kafé Kanel")
    make.owner(place, asta)
    make.participant(asta)
    machine, path = api(asta), f"/handovers/{asta.id}"
    lines = machine.get(path).json["lines"]
    assert [line["kind"] for line in lines] == ["workplace", "participant"]
    named = [{name: line[name] for name in ("kind", "id", "version")} for line in lines]
    chief = api(make.coordinator(unit))
    assert [line["kind"] for line in chief.get(path).json["lines"]] == ["workplace"]
    assert chief.post(path, {"to_id": bo.id, "lines": named}).status_code == 409
    assert fields_of(machine.post(path, {"lines": named})) == {"to_id"}
    stranger = make.coach()
    wrong = machine.post(path, {"to_id": bo.id, "lines": [named[1] | {"to_id": stranger.id}]})
    assert fields_of(wrong) == {"lines.0.to_id"}
    given = machine.post(path, {"to_id": bo.id, "lines": named})
    assert (given.status_code, given.json["lines"]) == (200, [])
    assert machine.post(path, {"to_id": bo.id, "lines": named}).status_code == 409
    assert api(bo).get(path).status_code == 403
    assert chief.get("/handovers/999").status_code == 404
