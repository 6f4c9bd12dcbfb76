"""Leave and part-time over the API, with versions."""

from tests.api.machine import Api, fields_of
from tests.support.factories import Factory, day


def test_working_time_is_said_changed_and_ended(api: Api, make: Factory) -> None:
    unit = make.unit()
    coach, leader = make.coach(unit), api(make.team_leader(unit))
    machine, path = api(coach), "/working-time"
    body = {"first": day(5).isoformat(), "last": None, "percent": 50}
    made = machine.post(path, body)
    assert (made.status_code, made.json["user_id"]) == (201, coach.id)
    own = made.headers["Location"].removeprefix("/api/v1")
    assert machine.get(own).json == made.json
    assert fields_of(machine.post(path, body | {"percent": 101})) == {"percent"}
    assert fields_of(machine.post(path, body | {"last": day(9).isoformat()})) == {"last"}
    assert machine.put(own, body | {"percent": 75}).status_code == 428
    assert machine.put(own, body | {"percent": 75}, version=1).json["percent"] == 75
    assert machine.put(own, body, version=1).status_code == 412
    assert leader.get(path, user_id=coach.id).json["total"] == 1
    assert leader.post(path, body | {"user_id": coach.id}).status_code == 201
    assert fields_of(api(make.coach(unit)).get(path, user_id=coach.id)) == {"user_id"}
    assert machine.post(f"{own}/end", If_Match='"2"').status_code == 204
    assert machine.get(own).json["last"] == day(1).isoformat()
    assert api(make.coach()).get(own).status_code == 404
