"""A next step is changed with a reason, on its page and over the API."""

import pytest

from employer_match.vocabulary import NextStep
from tests.api.machine import Machine, fields_of
from tests.support.clients import Client
from tests.support.factories import Factory, day


@pytest.fixture
def database_kind() -> str:
    """The service is tested on both."""
    return "sqlite"


def test_the_step_is_moved_and_handed_over_with_a_reason(client: Client, make: Factory) -> None:
    anna, bo, shop = make.coach(name="Anna"), make.coach(name="Bo"), make.workplace(name="Kafé")
    contact = make.contact(shop, anna, days_ago=3, next_step=NextStep.CALL, next_step_on=day(-1))
    path = f"/contacts/{contact.id}/step"
    client.sign_in(anna)
    assert path in client.get("/steps").text
    assert path in client.get("/").text
    sent = {"_version": 1, "next_step": "visit", "next_step_on": day(-6).isoformat()}
    refused = client.submit(path, {**sent, "reason": ""})
    assert refused.status_code == 422
    assert day(-6).isoformat() in refused.text
    assert client.submit(path, {**sent, "reason": "Stängt."}).location == "/steps"
    stale = client.submit(path, {**sent, "reason": "Igen."})
    assert stale.status_code == 412
    assert 'name="_version" value="2"' in stale.text
    machine = Machine(client, anna)
    body = {"next_step": "visit", "next_step_on": day(-6).isoformat(), "owner_id": bo.id}
    where = f"/contacts/{contact.id}/next-step"
    assert machine.put(where, body | {"reason": "Semester."}).status_code == 428
    assert fields_of(machine.put(where, body, version=2)) == {"reason"}
    changed = machine.put(where, body | {"reason": "Semester."}, version=2)
    assert (changed.json["next_step"], changed.json["version"]) == ("visit", 3)
    assert "Kafé" not in client.get("/steps").text
    page = client.sign_in(bo).get("/steps").text
    assert "Kafé" in page
    assert "av Anna" in page
    assert (
        client.sign_in(make.coach())
        .submit(path, {**sent, "_version": 3, "reason": "x"})
        .status_code
        == 403
    )
