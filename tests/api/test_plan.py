"""The week's plan over the API: made, read, changed line by line; and what others see of it."""

import pytest

from tests.api.machine import Api, fields_of
from tests.support.factories import Factory
from tests.support.weeks import full_week

NEXT = str(full_week())


@pytest.fixture
def database_kind() -> str:
    """What the plan holds is tested on both with the services; here it is about its shape."""
    return "sqlite"


def test_a_week_is_made_changed_and_made_anew(api: Api, make: Factory) -> None:
    coach = make.coach()
    person = make.participant(coach, code_name="Vit fjäril")
    place = make.workplace(name="Kafé Kanel")
    make.vacancy(place, headline="Diska och duka")
    machine = api(coach)
    assert machine.get("/plan", week=NEXT).json["made_at"] is None
    made = machine.post("/plan", {"week": NEXT}).json
    (line,) = made["lines"]
    assert (line["workplace"], line["purpose"], line["mode"]) == (
        "Kafé Kanel",
        "introduce",
        "visit",
    )
    assert line["for_whom"][0]["participant_id"] == person.id
    assert [one["code"] for one in line["reasons"]] == ["never_asked"]
    path = f"/plan/lines/{line['id']}"
    assert machine.post(path + "/lock").status_code == 428
    assert machine.post(path + "/lock", If_Match='"9"').status_code == 412
    locked = machine.post(path + "/lock", If_Match=machine.get(path).headers["ETag"])
    assert locked.json["state"] == "locked"
    again = machine.post("/plan", {"week": NEXT}).json["lines"]
    assert [one["id"] for one in again] == [line["id"]], "what is locked stays"
    for step, state in (("unlock", "planned"), ("removal", "removed"), ("lock", "locked")):
        answer = machine.post(f"{path}/{step}", If_Match=machine.get(path).headers["ETag"])
        assert answer.json["state"] == state
    taken = machine.post(path + "/acceptance", {"days": 3}, If_Match=answer.headers["ETag"])
    assert taken.json["state"] == "accepted"
    assert machine.get("/intentions").json["items"][0]["workplace"] == "Kafé Kanel"
    assert machine.post(path + "/removal", If_Match=taken.headers["ETag"]).status_code == 409


def test_a_line_of_ones_own_and_what_is_refused(api: Api, make: Factory) -> None:
    coach, place = make.coach(), make.workplace()
    machine = api(coach)
    body = {"week": NEXT, "workplace_id": place.id, "purpose": "care", "mode": "phone"}
    made = machine.post("/plan/lines", body)
    assert made.status_code == 201
    assert made.json["state"] == "locked"
    assert machine.send("GET", made.headers["Location"].removeprefix("/api/v1")).json == made.json
    assert machine.post("/plan/lines", body).status_code == 409
    for more, field in (({"week": "2026-48"}, "week"), ({"mode": "pigeon"}, "mode")):
        assert fields_of(machine.post("/plan/lines", body | more)) == {field}
    assert fields_of(machine.post("/plan", {"week": "2020-W01"})) == {"week"}
    assert machine.get("/plan", week="2026-W54").status_code == 422
    other = api(make.coach())
    assert other.get(f"/plan/lines/{made.json['id']}").status_code == 404
    taken = make.workplace()
    make.contact(taken, make.coach(), days_ago=1)
    line = machine.post("/plan/lines", body | {"workplace_id": taken.id})
    path = f"/plan/lines/{line.json['id']}/acceptance"
    met = machine.post(path, {}, If_Match=line.headers["ETag"])
    assert met.status_code == 409
    assert met.json["collisions"]
    gone_on = machine.post(
        path, {"go_on_reason": "other_department"}, If_Match=line.headers["ETag"]
    )
    assert gone_on.json["state"] == "accepted"


def test_others_see_where_and_how_full_and_only_who_leads_sees_for_whom(
    api: Api, make: Factory
) -> None:
    coach = make.coach(name="Asta")
    unit = coach.roles[0].unit
    person = make.participant(coach, code_name="Vit fjäril")
    waiting = make.participant(coach, code_name="Grå gås")
    make.vacancy(make.workplace(name="Kafé Kanel"), headline="Diska och duka")
    api(coach).post("/plan", {"week": NEXT})
    for reader, reaches in ((make.team_leader(unit), True), (make.coordinator(unit), False)):
        week = api(reader).get("/plans", week=NEXT).json
        one = next(each for each in week["items"] if each["coach"] == "Asta")
        (line,) = one["lines"]
        assert (line["workplace"], line["purpose"], one["holds"]) == ("Kafé Kanel", "introduce", 6)
        if reaches:
            served = {each["participant_id"] for each in line["for_whom"]}
            left = {each["participant_id"] for each in one["waiting"]}
            assert served | left == {person.id, waiting.id}
            assert week["waiting"] == len(left) == 1
        else:
            assert (line["for_whom"], line["reasons"], one["waiting"]) == ([], [], None)
            assert week["waiting"] is None
    assert api(coach).get("/plans").status_code == 403
    assert api(make.coordinator()).get("/plans", unit_id=unit.id).json["items"]
