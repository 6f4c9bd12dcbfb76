"""Announcing a contact, releasing it, and asking a colleague: over the API."""

from datetime import timedelta

from employer_match import clock
from tests.api.machine import Api, fields_of
from tests.support.factories import Factory


def test_an_announcement_reserves_the_workplace(api: Api, make: Factory) -> None:
    unit, place = make.unit(), make.workplace()
    first, second = make.coach(unit, name="Åsa Ek"), make.coach(unit)
    body = {"workplace_id": place.id, "purpose": "introduce"}
    made = api(first).post("/intentions", body)
    assert made.status_code == 201
    assert made.json["until"] == (clock.today() + timedelta(days=14)).isoformat()
    reserved = api(second).get(f"/workplaces/{place.id}").json["relation"]["reserved"]
    assert (reserved["who"]["name"], reserved["until"]) == ("Åsa Ek", made.json["until"])
    for more in ({}, {"go_on_reason": "colleague_silent"}):
        met = api(second).post("/intentions", body | more)
        assert met.status_code == 409, "no reason goes past a colleague's announcement"
        assert met.json["collisions"][0]["announced"] is True
    assert api(first).get("/intentions").json["total"] == 1
    assert api(second).get("/intentions").json["total"] == 0


def test_announcing_again_renews_and_releasing_frees(api: Api, make: Factory) -> None:
    coach, place = make.coach(), make.workplace()
    machine = api(coach)
    body = {"workplace_id": place.id, "purpose": "introduce", "days": 5}
    first = machine.post("/intentions", body)
    renewed = machine.post("/intentions", body | {"days": 20})
    assert renewed.json["id"] == first.json["id"]
    path = f"/intentions/{first.json['id']}/release"
    assert machine.post(path).status_code == 428
    assert machine.post(path, If_Match=first.headers["ETag"]).status_code == 412
    assert api(make.coach()).post(path, If_Match=renewed.headers["ETag"]).status_code == 403
    freed = machine.post(path, If_Match=renewed.headers["ETag"])
    assert freed.json["released_at"] is not None
    assert api(make.coach()).post("/intentions", body).status_code == 201
    assert machine.post("/intentions/99/release", If_Match='"1"').status_code == 404


def test_days_and_workplace_are_checked(api: Api, make: Factory) -> None:
    machine, place = api(make.coach()), make.workplace()
    for days in (0, 61, "many"):
        body = {"workplace_id": place.id, "purpose": "introduce", "days": days}
        assert fields_of(machine.post("/intentions", body)) == {"days"}
    body = {"workplace_id": place.id + 7, "purpose": "introduce"}
    assert machine.post("/intentions", body).status_code == 404


def test_a_colleague_is_asked_for_a_talk_or_to_come_along(api: Api, make: Factory) -> None:
    unit, place = make.unit(), make.workplace()
    first, second = make.coach(unit), make.coach(unit, name="Bo Al")
    path = f"/workplaces/{place.id}/asked-colleagues"
    assert api(second).post(path).status_code == 409, "nobody is in the way"
    make.contact(place, first, days_ago=2)
    assert api(second).post(path).json["asked"] == 1
    assert api(second).post(path, {"join": True}).json["asked"] == 1
    told = api(first).get("/notices").json["items"]
    assert [each["kind"] for each in told] == ["wants_to_join", "wants_to_talk"]
    assert told[0]["who"]["name"] == "Bo Al"


def test_notices_are_ones_own_and_marked_as_read(api: Api, make: Factory) -> None:
    unit, place = make.unit(), make.workplace()
    first, second = make.coach(unit), make.coach(unit)
    make.contact(place, first, days_ago=2)
    api(second).post(f"/workplaces/{place.id}/asked-colleagues")
    (notice,) = api(first).get("/notices").json["items"]
    assert api(second).get("/notices").json["total"] == 0
    api(second).post("/notices/read", {"ids": [notice["id"]]})
    assert api(first).get("/notices").json["total"] == 1, "another cannot read it away"
    assert api(first).post("/notices/read", {"ids": [notice["id"]]}).json == {"unread": 0}
