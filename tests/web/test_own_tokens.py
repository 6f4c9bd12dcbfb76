"""Tokens: seen and ended by their owner, noted when used, and a reading one changes nothing."""

from datetime import timedelta

import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import clock
from employer_match.models import ApiToken
from employer_match.vocabulary import Role
from tests.support.clients import Client
from tests.support.factories import Factory


def test_the_life_of_a_token(client: Client, session: Session, make: Factory) -> None:
    unit = make.unit()
    operator, anna, bo = make.user(Role.OPERATOR, unit=unit), make.coach(unit), make.coach(unit)
    client.sign_in(operator)
    made = client.submit(
        "/admin/tokens",
        {"user_id": anna.id, "unit_id": unit.id, "name": "Läser om natten", "read_only": "true"},
    )
    secret = made.text.partition("<code>")[2].partition("</code>")[0]
    assert secret.startswith("em_")
    assert secret not in client.get("/admin/tokens").text, "shown once"
    token = session.scalars(select(ApiToken)).one()
    assert (token.read_only, token.last_used_at, secret in str(vars(token))) == (True, None, False)

    bearer = {"Authorization": f"Bearer {secret}"}
    start = clock.now()
    with time_machine.travel(start, tick=False) as travel:
        assert client.get("/api/v1/account", headers=bearer).status_code == 200
        session.refresh(token)
        assert token.last_used_at == clock.now()
        travel.shift(timedelta(minutes=4))
        client.get("/api/v1/account", headers=bearer)
        session.refresh(token)
        assert token.last_used_at == start, "noted every five minutes, not with each request"
        body = {"name": "Påhittat", "organisation_number": "5590000003"}
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            answer = client.open("/api/v1/employers", method=method, json=body, headers=bearer)
            assert answer.status_code in {403, 405}, method
        refused = client.post("/api/v1/employers", json=body, headers=bearer)
        assert refused.get_json()["detail"] == "Nyckeln får bara läsa."

    page = client.sign_in(anna).get("/account/tokens").text
    assert "Läser om natten" in page
    assert "får läsa ·" in " ".join(page.split())
    assert "senast använd" in page
    assert "Läser" not in client.sign_in(bo).get("/account/tokens").text
    end = f"/account/tokens/{token.id}/revoke"
    assert client.submit("/account", {}, to=end).status_code == 404, "another's is not found"
    assert client.submit("/account", {}, to="/account/tokens/999/revoke").status_code == 404
    client.sign_in(anna)
    assert client.submit("/account/tokens", {}, to=end).location == "/account/tokens"
    assert client.get("/api/v1/account", headers=bearer).status_code == 401
