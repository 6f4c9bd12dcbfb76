"""Workplaces over the API: relation, people, needs sheet, wishes about contact, who holds it."""

from datetime import timedelta

from employer_match import clock
from employer_match.vocabulary import ContactSource, Role
from tests.api.machine import Api, fields_of
from tests.support.factories import Factory, day


def test_a_workplace_shows_the_relation_and_what_one_would_meet(api: Api, make: Factory) -> None:
    unit = make.unit(name="Söder")
    first = make.coach(unit, name="Åsa Ek")
    place = make.workplace(make.employer(name="Påhittade Kaféet AB"), name="Kafé Kanel")
    make.owner(place, first)
    make.contact_person(place, name="Påhittad Chef")
    make.rule(place, rest_days=20)
    make.contact(place, first, days_ago=16, note="pratade om disk")
    make.vacancy(place, headline="Diskare")
    make.vacancy(place, headline="Stängd", state="withdrawn")
    answer = api(make.coach(unit)).get(f"/workplaces/{place.id}")
    shown = answer.json
    assert answer.headers["ETag"] == '"1"'
    assert shown["employer"] == "Påhittade Kaféet AB"
    assert shown["relation"]["owner"] == "Åsa Ek"
    assert (shown["relation"]["stage"], shown["relation"]["exists"]) == (1, True)
    assert shown["relation"]["last"]["happened_on"] == day(16).isoformat()
    assert [each["note"] for each in shown["contacts"]] == ["pratade om disk"]
    assert shown["contacts_total"] == 1
    assert [each["headline"] for each in shown["vacancies"]] == ["Diskare"]
    assert [each["name"] for each in shown["contact_persons"]] == ["Påhittad Chef"]
    assert shown["contact_rule"]["rest_days"] == 20
    assert shown["now"]["collisions"][0]["who"]["name"] == "Åsa Ek", "the employer's rest period"
    assert "participant" not in answer.text


def test_one_asks_before_a_contact(api: Api, make: Factory) -> None:
    place, first = make.workplace(), make.coach()
    make.contact(place, first, days_ago=3)
    path, machine = f"/workplaces/{place.id}/collisions", api(make.coach())
    assert len(machine.get(path).json["collisions"]) == 1
    assert machine.get(path, purpose="employer_asked").json["collisions"] == []
    assert machine.get(path, day=day(-60).isoformat()).json["collisions"] == []
    assert machine.get(path, mode="email").json["stopped"] is False
    assert fields_of(machine.get(path, purpose="sell")) == {"purpose"}
    assert machine.get("/workplaces/999/collisions").status_code == 404
    assert api(first).get(path).json["collisions"] == []


def test_workplaces_are_found_by_words_and_place(api: Api, make: Factory) -> None:
    for name, code in (("Kafé Kanel", "0181"), ("Kanelgården", "0180"), ("Bodega", "0180")):
        make.workplace(make.employer(name=f"{name} AB"), name=name, municipality_code=code)
    machine = api(make.coach())
    assert machine.get("/workplaces", text="kanel").json["total"] == 2
    one = machine.get("/workplaces", text="kanel", municipality_code="Stockholm").json
    assert [each["name"] for each in one["items"]] == ["Kanelgården"]
    assert machine.get("/workplaces", text="kanel", page_size=1, page=2).json["total"] == 2
    assert machine.get("/workplaces").json["items"] == []
    assert fields_of(machine.get("/workplaces", municipality_code="Nowhere")) == {
        "municipality_code"
    }


def test_a_workplace_is_changed_by_version(api: Api, make: Factory) -> None:
    place = make.workplace(name="Kafé Kanel", latitude=59.2, longitude=17.6)
    machine, path = api(make.coach()), f"/workplaces/{place.id}"
    body = {"name": "Kafé Kardemumma", "size_class": "1-9", "municipality_code": "0180"}
    assert machine.put(path, body).status_code == 428
    changed = machine.put(path, body, version=1)
    assert (changed.json["name"], changed.headers["ETag"]) == ("Kafé Kardemumma", '"2"')
    assert machine.put(path, body, version=1).status_code == 412
    assert fields_of(machine.put(path, {**body, "size_class": "huge"}, version=2)) == {"size_class"}
    assert machine.put("/workplaces/999", body, version=1).status_code == 404
    make.session.refresh(place)
    assert (place.latitude, place.longitude) == (59.2, 17.6), "nobody asked for these"


def test_contact_persons_have_their_source_and_an_objection_hides_them(
    api: Api, make: Factory
) -> None:
    place, other = make.workplace(), make.workplace()
    machine, path = api(make.coach()), f"/workplaces/{place.id}/contact-persons"
    assert fields_of(machine.post(path, {"name": "Påhittad Chef"})) == {"source"}
    body = {"name": "Påhittad Chef", "source": "website", "phone": "08-123 45 67"}
    made = machine.post(path, body)
    assert made.status_code == 201
    assert made.json["inform_by"] == day(-30).isoformat()
    own = made.headers["Location"].removeprefix("/api/v1")
    assert machine.get(own).json == made.json
    assert (
        machine.get(f"/workplaces/{other.id}/contact-persons/{made.json['id']}").status_code == 404
    )
    assert machine.put(own, body).status_code == 428
    objected = machine.put(own, body | {"objected": True}, version=1)
    assert (objected.json["objected"], objected.json["phone"]) == (True, None)
    assert "123 45" not in machine.get(path).text + machine.get(f"/workplaces/{place.id}").text
    assert machine.put(own, body, version=1).status_code == 412
    assert machine.get(path).json["total"] == 1
    assert machine.get("/workplaces/999/contact-persons").status_code == 404
    assert machine.post("/workplaces/999/contact-persons", body).status_code == 404


def test_who_is_to_be_told_of_their_details_is_listed_and_stamped(api: Api, make: Factory) -> None:
    coach, shop, old = make.coach(), make.workplace(), clock.now() - timedelta(days=40)
    make.owner(shop, coach)
    site = {"source": ContactSource.WEBSITE, "created_at": old}
    person = make.contact_person(shop, **site)
    make.contact_person(make.workplace(), **site)
    machine, path = api(coach), "/persons-to-inform"
    found = machine.get(path).json
    assert [(one["id"], one["workplace_id"]) for one in found["items"]] == [(person.id, shop.id)]
    assert machine.get(path, everybody="true", page_size=1).json["total"] == 2
    stamp = f"{path}/{person.id}"
    assert machine.post(stamp).status_code == 428
    assert machine.post(stamp, If_Match='"7"').status_code == 412
    assert [machine.post(stamp, If_Match='"1"').status_code for _ in range(2)] == [204, 204]
    assert machine.get(path).json["items"] == []
    assert machine.post(f"{path}/999999", If_Match='"1"').status_code == 404
    assert api(make.user(Role.REPORTER)).get(path).status_code == 403


def test_the_needs_sheet_tells_unknown_from_not_asked(api: Api, make: Factory) -> None:
    place = make.workplace()
    machine, path = api(make.coach(name="Åsa Ek")), f"/workplaces/{place.id}/needs"
    assert not any(each["asked"] for each in machine.get(path).json["items"])
    assert fields_of(machine.post(path, {"topic": "busy_hours"})) == {"text"}
    made = machine.post(path, {"topic": "busy_hours", "text": "Lunch"})
    assert made.status_code == 201
    machine.post(path, {"topic": "collective_agreement", "known": False})
    sheet = {each["topic"]: each for each in machine.get(path).json["items"]}
    assert (sheet["busy_hours"]["text"], sheet["busy_hours"]["by"]) == ("Lunch", "Åsa Ek")
    assert sheet["busy_hours"]["learnt_on"] == clock.today().isoformat()
    unknown = sheet["collective_agreement"]
    assert (unknown["asked"], unknown["known"]) == (True, False)
    assert sheet["tasks"]["asked"] is False
    assert machine.post("/workplaces/999/needs", {"topic": "tasks", "text": "x"}).status_code == 404


def test_the_employers_wishes_are_written_and_only_a_coordinator_lifts_a_stop(
    api: Api, make: Factory
) -> None:
    unit, place = make.unit(), make.workplace()
    coach, path = api(make.coach(unit)), f"/workplaces/{place.id}/contact-rule"
    nothing = coach.get(path)
    assert (nothing.json["version"], nothing.headers["ETag"]) == (0, '"0"')
    assert coach.put(path, {"rest_days": 30}).status_code == 428
    first = coach.put(path, {"rest_days": 30, "stop_for_good": True}, version=0)
    assert (first.status_code, first.headers["ETag"]) == (200, '"1"')
    assert first.json["stop_since"] == clock.today().isoformat()
    stale = coach.put(path, {"rest_days": 5, "stop_for_good": True}, version=0)
    assert stale.status_code == 412
    assert coach.put(path, {"rest_days": 30}, version=1).status_code == 403
    lifted = api(make.coordinator(unit)).put(path, {"rest_days": 30}, version=1)
    assert lifted.json["stop_for_good"] is False
    assert fields_of(coach.put(path, {"rest_days": 400}, version=2)) == {"rest_days"}
    assert coach.get("/workplaces/999/contact-rule").status_code == 404


def test_a_coordinator_hands_the_relation_over(api: Api, make: Factory) -> None:
    unit, place = make.unit(), make.workplace()
    first, second = make.coach(unit, name="Åsa Ek"), make.coach(unit, name="Bo Al")
    path, chief = f"/workplaces/{place.id}/owners", api(make.coordinator(unit))
    assert api(first).post(path, {"owner_id": second.id}).status_code == 403
    assert chief.post(path, {"owner_id": first.id}).status_code == 201
    handed = chief.post(path, {"owner_id": second.id, "deputy_id": first.id})
    assert [(each["owner"], each["deputy"]) for each in handed.json["items"]] == [
        ("Bo Al", "Åsa Ek"),
        ("Åsa Ek", None),
    ]
    assert api(second).get("/notices").json["items"][0]["kind"] == "became_owner"
    assert fields_of(chief.post(path, {"owner_id": 999})) == {"owner_id"}
    assert api(first).get(path).json == handed.json
    assert chief.get("/workplaces/999/owners").status_code == 404
