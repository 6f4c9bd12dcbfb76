"""Tokens: whose they are, what they reach, and that nothing else opens the door."""

from employer_match.vocabulary import Role
from tests.api.machine import Api
from tests.support.clients import Client
from tests.support.factories import Factory


def test_a_token_speaks_for_a_user_in_one_unit(api: Api, make: Factory) -> None:
    south, north = make.unit(name="Söder"), make.unit(name="Norr")
    user = make.coach(south, name="Åsa Ek", language="en")
    make.role(user, north, Role.COORDINATOR)
    answer = api(user).get("/account")
    assert answer.json == {
        "id": user.id,
        "name": "Åsa Ek",
        "language": "en",
        "roles": [{"unit_id": south.id, "unit": "Söder", "role": "coach"}],
    }
    assert api(user).get("/overview").status_code == 403, "coordinator in the other unit only"


def test_without_a_token_nothing_is_answered(api: Api, client: Client, make: Factory) -> None:
    coach = make.coach()
    for headers in ({}, {"Authorization": "Bearer em_guess"}, {"Authorization": "Basic a2E6a2E="}):
        answer = client.get("/api/v1/account", headers=headers)
        assert answer.status_code == 401
        assert answer.mimetype == "application/problem+json"
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    signed_in = client.sign_in(coach).get("/api/v1/account")
    assert signed_in.status_code == 401, "a browser's cookie never counts here"


def test_the_document_needs_no_token_and_names_no_data(client: Client) -> None:
    answer = client.get("/api/openapi.json")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")


def test_units_are_listed_by_name_page_by_page(api: Api, make: Factory) -> None:
    for name in ("Öst", "Ale", "Åre"):
        make.unit(name=name)
    coach = make.coach(make.unit(name="Bro"))
    first = api(coach).get("/units", page_size=3)
    assert (first.json["total"], first.json["page"], first.json["page_size"]) == (4, 1, 3)
    rest = api(coach).get("/units", page_size=3, page=2)
    names = [unit["name"] for unit in first.json["items"] + rest.json["items"]]
    assert names == ["Ale", "Bro", "Åre", "Öst"]
    assert api(coach).get("/units", page=9).json["items"] == []
