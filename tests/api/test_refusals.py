"""What cannot be used is refused in words, as problem+json, and never by a server's error."""

import json

import pytest

from tests.api.machine import Api, fields_of
from tests.support.clients import Client
from tests.support.factories import Factory

CONTACT = {
    "workplace_id": 1,
    "happened_on": "2026-01-01",
    "mode": "visit",
    "purpose": "introduce",
    "outcome": "interested",
    "next_step": "nothing",
}


def test_a_problem_says_what_where_and_what_to_do(api: Api, make: Factory) -> None:
    answer = api(make.coach(language="en")).post("/contacts", {"mode": "telepathy"})
    assert answer.status_code == 422
    assert answer.json["title"] == "Unprocessable Entity"
    assert answer.json["fields"]["mode"] == "Choose one of the alternatives."
    assert answer.json["fields"]["workplace_id"] == "Fill this in."
    svenska = api(make.coach()).post("/contacts", {"mode": "telepathy"})
    assert svenska.json["fields"]["mode"] == "Välj ett av alternativen."


def test_unknown_fields_and_filters_are_named(api: Api, make: Factory) -> None:
    coach = api(make.coach())
    assert "diagnosis" in fields_of(coach.post("/participants", {"diagnosis": "x"}))
    answer = coach.get("/contacts", workplace=3)
    assert answer.status_code == 422
    assert fields_of(answer) == {"workplace"}, "a slip in a filter does not answer with everything"
    assert fields_of(coach.get("/contacts", page_size=9999)) == {"page_size"}
    assert fields_of(coach.get("/contacts", page=0)) == {"page"}


def test_only_json_is_read(api: Api, make: Factory) -> None:
    coach = api(make.coach())
    assert coach.send("POST", "/contacts", data={"a": "b"}).status_code == 415
    assert coach.send("POST", "/contacts").status_code == 415
    for broken in ("{", "", '{"a": NaN}', "[" * 100_000, '{"workplace_id": ' + "9" * 5000 + "}"):
        answer = coach.send("POST", "/contacts", data=broken, content_type="application/json")
        assert answer.status_code == 400, broken[:20]
    not_utf8 = coach.send(
        "POST", "/contacts", data=b'{"a": "\xff"}', content_type="application/json"
    )
    assert not_utf8.status_code == 400
    too_large = coach.send(
        "POST", "/contacts", data='"' + "x" * 1_100_000 + '"', content_type="application/json"
    )
    assert too_large.status_code == 413
    for odd in ("[]", '"text"', "null", "1"):
        answer = coach.send("POST", "/contacts", data=odd, content_type="application/json")
        assert answer.status_code == 422, odd


NASTY = [
    "a\x00b",
    "\ud800",
    "x" * 30_000,
    "9" * 400,
    "0000-00-00",
    "9999-12-31",
    "'; DROP TABLE contact; --",
    2**31,
    2**70,
    -1,
    1e308,
    None,
    [[]],
    {"a": {}},
]


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/contacts", "/vacancies", "/employers"])
def test_nasty_values_are_a_4xx_in_every_field(api: Api, make: Factory, path: str) -> None:
    """Whatever the value, one field at a time; what happens to be right may well be done."""
    place = make.workplace()
    machine = api(make.coach())
    for name in _fields(machine.client, path):
        for value in NASTY:
            answer = machine.post(path, {**_body(path, place.id), name: value})
            assert answer.status_code < 500, (name, value)


@pytest.mark.slow
def test_nasty_words_and_numbers_are_a_4xx_in_every_filter(api: Api, make: Factory) -> None:
    machine = api(make.coordinator())
    paths = json.loads(machine.client.get("/api/openapi.json").text)["paths"]
    for path in ("/contacts", "/vacancies", "/workplaces", "/overview", "/occupations"):
        for parameter in paths["/api/v1" + path]["get"]["parameters"]:
            for value in NASTY:
                if not isinstance(value, str | int):
                    continue
                asked = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
                answer = machine.get(path, **{parameter["name"]: asked})
                assert answer.status_code < 500, (path, parameter["name"], value)


def test_ids_that_no_database_could_hold_are_not_found(client: Client, make: Factory) -> None:
    headers = client.bearer(make.coach())
    for odd in ("0", "-1", str(2**31), "9" * 40, "1%00", "x", "1.5"):
        for path in (f"/contacts/{odd}", f"/workplaces/{odd}", f"/vacancies/{odd}"):
            answer = client.get("/api/v1" + path, headers=headers)
            assert answer.status_code == 404, path
            assert answer.mimetype == "application/problem+json"
    for odd in ("0", "g" * 16, "0" * 15, "%00" * 16, "å" * 16):
        answer = client.get(f"/api/v1/participants/{odd}", headers=headers)
        assert answer.status_code == 404


def test_a_method_that_is_not_there_is_refused_and_the_others_named(
    client: Client, make: Factory
) -> None:
    answer = client.delete("/api/v1/contacts/1", headers=client.bearer(make.coach()))
    assert answer.status_code == 405
    assert answer.mimetype == "application/problem+json"
    assert "PUT" in answer.headers["Allow"]


def _fields(client: Client, path: str) -> list[str]:
    document = json.loads(client.get("/api/openapi.json").text)
    body = document["paths"]["/api/v1" + path]["post"]["requestBody"]
    name = body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    return sorted(document["components"]["schemas"][name]["properties"])


def _body(path: str, place: int) -> dict[str, object]:
    return {
        "/contacts": {**CONTACT, "workplace_id": place},
        "/vacancies": {"workplace_id": place, "text": "Diska"},
        "/employers": {"name": "Påhittade Bageriet"},
    }[path]
