"""What is registered twice, over the API: compare, judge, preview, merge, undo; old ids lead on."""

import pytest

from employer_match.models import User, Workplace
from employer_match.services.duplicates.merge_moves import MOVES
from tests.api.machine import Api, Machine, fields_of
from tests.support.factories import Factory

PHONE = "08-123 45 67"


@pytest.fixture
def coordinator(make: Factory) -> User:
    return make.coordinator(name="Ylva Prov")


@pytest.fixture
def machine(api: Api, coordinator: User) -> Machine:
    return api(coordinator)


@pytest.fixture
def cafe(make: Factory) -> tuple[Workplace, Workplace]:
    places = []
    for name in ("Kafé Kanel AB", "Kanel Kafé"):
        employer = make.employer(name=name, organisation_number=None)
        places.append(make.workplace(employer, name=name, phone=PHONE))
    make.contact(places[1], make.coach())
    return places[0], places[1]


def test_a_pair_is_found_compared_merged_and_undone(
    machine: Machine, cafe: tuple[Workplace, Workplace]
) -> None:
    (one, first), (other, second) = ((place.employer_id, place.id) for place in cafe)
    assert machine.get("/duplicates").json["total"] == 0
    assert machine.post("/duplicates/look").json == {"pairs": 1, "new": 1}
    listed = machine.get("/duplicates", municipality_code="Södertälje", thing="employer").json
    assert [(pair["a_id"], pair["b_id"], pair["likeness"]) for pair in listed["items"]] == [
        (one, other, "same")
    ]
    assert machine.get("/duplicates", likeness="likely").json["total"] == 0
    compared = machine.get("/duplicates/compared", thing="employer", a_id=one, b_id=other).json
    assert (compared["b"]["contacts"], compared["b"]["workplace_ids"]) == (1, [second])
    assert {field["name"]: field["comparison"] for field in compared["fields"]} == {
        "name": "written_otherwise"
    }

    merged = _merge(machine, "employer", one, other)
    assert (merged["kept_name"], merged["by"], merged["undoable"]) == (
        "Kafé Kanel AB", "Ylva Prov", True
    )  # fmt: skip
    assert machine.get(f"/employers/{other}").json["id"] == one, "an old id leads on"
    assert machine.put(f"/employers/{other}", {"name": "x"}, version=1).status_code == 409
    more = machine.post(f"/employers/{other}/workplaces", {"name": "Lagret"})
    assert more.json["employer_id"] == one
    moved = _merge(machine, "workplace", second, first)
    assert {each["column"] for each in moved["moved"]} == {
        column for column in MOVES if column.endswith(".workplace_id")
    }
    read = machine.get(f"/workplaces/{first}").json
    assert (read["id"], read["contacts_total"]) == (second, 1)
    assert machine.put(f"/workplaces/{first}", {"name": "x"}, version=1).status_code == 409
    assert machine.get("/merges").json["total"] == 2
    early = machine.post(f"/merges/{merged['id']}/undo")
    assert early.status_code == 409
    for merge in (moved, merged):
        undone = machine.post(f"/merges/{merge['id']}/undo").json
        assert (undone["undoable"], bool(undone["undone_at"])) == (False, True)
    assert machine.get(f"/workplaces/{first}").json["id"] == first
    assert machine.get("/merges").json["total"] == 0
    assert machine.get(f"/merges/{merged['id']}").json["undone_at"]


def test_who_comes_second_or_too_late_is_told(
    machine: Machine, cafe: tuple[Workplace, Workplace], make: Factory
) -> None:
    one, other = (place.employer_id for place in cafe)
    asked = {"thing": "employer", "kept_id": one, "gone_id": other}
    body = {**asked, "kept_version": 1, "gone_version": 1}
    assert machine.post("/merges", {**body, "gone_version": 2}).status_code == 412
    assert fields_of(machine.post("/merges", asked)) == {"kept_version", "gone_version"}
    assert fields_of(machine.post("/merges", {**body, "thing": "contact"})) == {"thing"}
    assert machine.post("/merges", body).status_code == 201
    late = machine.post("/merges", {**body, "kept_id": other, "gone_id": one})
    assert (late.status_code, late.json["detail"]) == (
        409, "De här två är redan sammanslagna."
    )  # fmt: skip
    assert machine.get("/merges/preview", **asked).status_code == 409
    assert machine.get("/duplicates/compared", thing="employer", a_id=one, b_id=other).status_code
    assert machine.get("/merges/preview", **{**asked, "kept_id": 999_999}).status_code == 409
    assert machine.get("/merges/999999").status_code == 404


def test_two_are_judged_apart_and_it_is_taken_back(
    machine: Machine, cafe: tuple[Workplace, Workplace]
) -> None:
    one, other = (place.employer_id for place in cafe)
    machine.post("/duplicates/look")
    pair = {"thing": "employer", "a_id": one, "b_id": other}
    assert fields_of(machine.post("/duplicates/judged-apart", pair)) == {"reason"}
    made = machine.post("/duplicates/judged-apart", {**pair, "reason": "Två syskon"})
    assert made.status_code == 201
    assert machine.get("/duplicates").json["total"] == 0
    (held,) = machine.get("/duplicates/judged-apart").json["items"]
    assert (held["reason"], held["by"]) == ("Två syskon", "Ylva Prov")
    compared = machine.get("/duplicates/compared", **pair).json
    assert compared["judged"]["id"] == made.json["id"]
    back = machine.post(f"/duplicates/judged-apart/{made.json['id']}/take-back")
    assert back.json["taken_back_at"]
    assert machine.get("/duplicates").json["total"] == 1


def test_only_coordinators(api: Api, make: Factory, cafe: tuple[Workplace, Workplace]) -> None:
    coach = api(make.coach())
    for path in ("/duplicates", "/duplicates/judged-apart", "/merges", "/merges/1"):
        assert coach.get(path).status_code == 403
    assert coach.post("/duplicates/look").status_code == 403
    assert coach.post("/merges/1/undo").status_code == 403


def _merge(machine: Machine, thing: str, kept: int, gone: int) -> dict[str, object]:
    asked = {"thing": thing, "kept_id": kept, "gone_id": gone}
    seen = machine.get("/merges/preview", **asked).json
    made = machine.post("/merges", asked | {name: seen[name] for name in seen if "version" in name})
    assert made.status_code == 201
    read = machine.get(made.headers["Location"].removeprefix("/api/v1"))
    assert read.json == made.json
    return made.json  # type: ignore[no-any-return]
