"""Employers over the API: duplicates told at the point of action, numbers masked, versions kept."""

import pytest

from employer_match.vocabulary import Role
from tests.api.machine import Api, fields_of
from tests.support.factories import Factory

#: A personal identity number for tests by Skatteverket, and a number of a company's form.
SOLE_TRADER, COMPANY = "19900118-9811", "556036-0793"


def test_an_employer_is_registered_with_its_workplace(api: Api, make: Factory) -> None:
    machine = api(make.coach())
    body = {
        "name": "Påhittade Bageriet AB",
        "organisation_number": COMPANY,
        "workplace": {"name": "Bageriet vid torget", "municipality_code": "Södertälje"},
    }
    made = machine.post("/employers", body)
    assert made.status_code == 201
    place = machine.get(made.headers["Location"].removeprefix("/api/v1"))
    assert place.headers["ETag"] == made.headers["ETag"]
    assert (place.json["name"], place.json["municipality_code"]) == ("Bageriet vid torget", "0181")
    assert place.json["organisation_number"] == COMPANY
    whole = machine.get(f"/employers/{made.json['employer_id']}")
    assert whole.json["workplaces"] == [made.json]
    more = machine.post(f"/employers/{made.json['employer_id']}/workplaces", {"name": "Filial"})
    assert more.status_code == 201
    assert machine.get(f"/workplaces/{more.json['id']}").json["other_workplaces"] == 1


def test_who_is_known_already_is_told_before_anything_is_written(api: Api, make: Factory) -> None:
    owner, coach = make.coach(name="Åsa Ek"), make.coach()
    known = make.workplace(make.employer(name="Påhittade Bageriet AB"), name="Bageriet")
    make.owner(known, owner)
    machine = api(coach)
    met = machine.post("/employers", {"name": "Påhittade bageriet"})
    assert met.status_code == 409
    (candidate,) = met.json["candidates"]
    assert (candidate["workplace_id"], candidate["owner"]) == (known.id, "Åsa Ek")
    assert "same_name" in candidate["reasons"]
    assert fields_of(met) == {"create_anyway_reason"}
    assert machine.get("/workplaces", text="bageriet").json["total"] == 1
    body = {"name": "Påhittade bageriet", "create_anyway_reason": "Annan ägare"}
    assert machine.post("/employers", body).status_code == 201
    again = machine.post(f"/employers/{known.employer_id}/workplaces", {"name": "Bageriet"})
    assert again.status_code == 409
    assert again.json["candidates"]


def test_a_sole_traders_number_is_masked_everywhere(api: Api, make: Factory) -> None:
    machine = api(make.user(*Role))
    made = machine.post("/employers", {"name": "Kims Snickeri", "organisation_number": SOLE_TRADER})
    assert made.status_code == 201
    path = f"/employers/{made.json['employer_id']}"
    whole = machine.get(path)
    assert whole.json["sole_trader"] is True
    for answer in (made, whole, machine.get(f"/workplaces/{made.json['id']}")):
        assert "9811" not in answer.text
    kept = {"name": "Kims Snickeri & Måleri", "organisation_number": None}
    changed = machine.put(path, kept, version=1)
    assert changed.json["sole_trader"] is True, "a masked number is never sent back, so it stays"


@pytest.mark.parametrize("number", ["123", "5560360794", "x" * 21])
def test_a_number_that_is_none_is_named(api: Api, make: Factory, number: str) -> None:
    answer = api(make.coach()).post("/employers", {"name": "Bod", "organisation_number": number})
    assert fields_of(answer) == {"organisation_number"}


def test_an_edit_names_the_version(api: Api, make: Factory) -> None:
    employer = make.employer(name="Påhittade Bageriet AB")
    machine, path = api(make.coach()), f"/employers/{employer.id}"
    read = machine.get(path)
    assert read.headers["ETag"] == '"1"'
    assert machine.put(path, {"name": "Bageriet"}).status_code == 428
    changed = machine.put(path, {"name": "Bageriet", "sector": "private"}, version=1)
    assert (changed.json["name"], changed.headers["ETag"]) == ("Bageriet", '"2"')
    assert machine.put(path, {"name": "Annat"}, version=1).status_code == 412
    taken = make.employer().organisation_number
    clash = machine.put(path, {"name": "Bageriet", "organisation_number": taken}, version=2)
    assert clash.status_code == 409
    assert machine.get("/employers/999").status_code == 404
    assert machine.put("/employers/999", {"name": "x"}, version=1).status_code == 404
